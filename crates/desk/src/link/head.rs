//! What a page says of itself in its head.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// Characters that each text may have.
const LONGEST: usize = 500;

/// What a page says of itself; text alone, on one line.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) title: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) publisher: Option<String>,
}

impl Head {
    /// Reads a page that was sent as this type.
    pub(crate) fn read(page: &[u8], content_type: &str) -> Self {
        let sink = Sink::default();
        let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
        let queue = BufferQueue::default();
        queue.push_back(StrTendril::from(decoded(page, content_type)));
        let _ = tokenizer.feed(&queue);
        tokenizer.end();
        tokenizer.sink.0.into_inner().head()
    }
}

/// Text of the encoding that the server or the page names; UTF-8 where neither does.
fn decoded(page: &[u8], content_type: &str) -> String {
    let beginning = String::from_utf8_lossy(page.get(..1024).unwrap_or(page)).into_owned();
    let named = [content_type, &beginning].into_iter().find_map(charset);
    let encoding = named.and_then(|name| encoding_rs::Encoding::for_label(name.as_bytes()));
    encoding.unwrap_or(encoding_rs::UTF_8).decode(page).0.into_owned()
}

fn charset(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let (_, rest) = lower.split_once("charset=")?;
    let name = rest.trim_start_matches(['"', '\'', ' ']);
    Some(name.chars().take_while(|letter| letter.is_ascii_alphanumeric() || "-_".contains(*letter)).collect())
}

/// What was found so far.
#[derive(Default)]
struct Found {
    in_title: bool,
    title: String,
    named: Vec<(String, String)>,
}

#[derive(Default)]
struct Sink(RefCell<Found>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut found = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => found.tag(&tag),
            Token::CharacterTokens(text) if found.in_title && found.title.len() < LONGEST * 4 => {
                found.title.push_str(&text);
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Found {
    fn tag(&mut self, tag: &Tag) {
        let attribute = |name: &str| {
            let found = tag.attrs.iter().find(|attribute| &*attribute.name.local == name);
            found.map(|attribute| attribute.value.to_string())
        };
        match &*tag.name {
            "title" => self.in_title = tag.kind == TagKind::StartTag && self.title.is_empty(),
            "meta" => {
                let name =
                    attribute("property").or_else(|| attribute("name")).or_else(|| attribute("itemprop"));
                if let (Some(name), Some(content)) = (name, attribute("content")) {
                    self.named.push((name.to_ascii_lowercase(), content));
                }
            }
            _ => {}
        }
    }

    fn head(self) -> Head {
        let named = |names: &[&str]| {
            let of = |name: &&str| self.named.iter().find(|(known, _)| known == name);
            names.iter().filter_map(of).find_map(|(_, content)| line(content))
        };
        Head {
            title: named(&["og:title", "twitter:title"]).or_else(|| line(&self.title)),
            description: named(&["og:description", "twitter:description", "description"]),
            author: named(&["author", "article:author"]).filter(|author| !author.contains("://")),
            publisher: named(&["og:site_name", "application-name", "twitter:site"]),
        }
    }
}

/// Text on one line; none where there is none.
fn line(text: &str) -> Option<String> {
    let words = text.split(|letter: char| letter.is_whitespace() || letter.is_control());
    let line = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    Some(line.chars().take(LONGEST).collect::<String>()).filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::Head;

    #[test]
    fn a_page_is_what_its_head_says() {
        let page = r#"<!doctype html><html><head><title>Ferry &amp; sea | News</title>
            <meta property="og:title" content="Ferry &lt;b&gt; sails">
            <meta name="description" content="Over
              the sea"><meta name=author content="Maren"><meta property=og:site_name content="Harbour News">
            <script>"<meta property='og:title' content='no'>"</script></head><body><svg><title>x</title></svg>"#;
        assert_eq!(
            Head::read(page.as_bytes(), "text/html"),
            Head {
                title: Some("Ferry <b> sails".into()),
                description: Some("Over the sea".into()),
                author: Some("Maren".into()),
                publisher: Some("Harbour News".into()),
            }
        );
        assert_eq!(Head::read(b"<title>Only this</title><p>", "").title.as_deref(), Some("Only this"));
        assert_eq!(Head::read(b"<p>nothing", ""), Head::default());
        assert_eq!(Head::read(b"", ""), Head::default());
    }

    #[test]
    fn other_alphabets_are_read_as_they_are_named() {
        let (page, ..) = encoding_rs::WINDOWS_1251.encode("<title>Паром</title>");
        assert_eq!(Head::read(&page, "text/html; charset=windows-1251").title.as_deref(), Some("Паром"));
        let inside = [b"<meta charset='windows-1251'>", &page[..]].concat();
        assert_eq!(Head::read(&inside, "text/html").title.as_deref(), Some("Паром"));
    }

    #[test]
    fn long_texts_are_cut() {
        let page = format!("<title>{}</title>", "a".repeat(1_000_000));
        assert_eq!(Head::read(page.as_bytes(), "").title.unwrap().len(), super::LONGEST);
    }
}
