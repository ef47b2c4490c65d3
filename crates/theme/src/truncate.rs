//! Cutting HTML after so many words or characters, its elements closed: as Ghost 6.65 cuts excerpts.

/// Where to cut.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Length {
    /// After so many words.
    Words(usize),
    /// After so many characters (UTF-16 units, as JavaScript counts).
    Characters(usize),
}

const VOID: [&str; 16] = [
    "area", "base", "br", "col", "command", "embed", "hr", "img", "input", "keygen", "link", "meta", "param",
    "source", "track", "wbr",
];

/// The beginning of `html`, trimmed, and its open elements closed.
pub(crate) fn truncate(html: &str, length: Length) -> String {
    let mut counter = Counter { length, units: 0, in_word: false };
    let mut kept = String::new();
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some(character) = rest.chars().next() {
        if character == '<' && begins_tag(rest) {
            if counter.is_full() {
                break;
            }
            let (tag, after) = rest.split_at(tag_end(rest));
            kept.push_str(tag);
            follow(tag, &mut open);
            counter.end_word();
            rest = after;
            continue;
        }
        if counter.is_full() {
            break;
        }
        counter.count(character);
        if counter.is_full() && matches!(length, Length::Words(_)) {
            // The character that ends the last word is written, then trimmed if it is a space.
            kept.push(character);
            break;
        }
        kept.push(character);
        rest = rest.get(character.len_utf8()..).unwrap_or_default();
    }
    let mut kept = kept.trim().to_owned();
    for tag in open.iter().rev() {
        kept.push_str("</");
        kept.push_str(tag);
        kept.push('>');
    }
    kept
}

struct Counter {
    length: Length,
    units: usize,
    in_word: bool,
}

impl Counter {
    fn is_full(&self) -> bool {
        match self.length {
            Length::Words(most) | Length::Characters(most) => self.units >= most,
        }
    }

    fn count(&mut self, character: char) {
        match self.length {
            Length::Words(_) => {
                let is_word = character.is_alphabetic() && !is_mark(character) || character.is_ascii_digit();
                if is_word != self.in_word {
                    self.in_word = is_word;
                    self.units += usize::from(!is_word);
                }
            }
            Length::Characters(_) => self.units += character.len_utf16(),
        }
    }

    fn end_word(&mut self) {
        if matches!(self.length, Length::Words(_)) && self.in_word && !self.is_full() {
            self.in_word = false;
            self.units += 1;
        }
    }
}

/// Rust calls some marks alphabetic that are no letters.
fn is_mark(character: char) -> bool {
    unicode_normalization::char::is_combining_mark(character)
}

fn begins_tag(text: &str) -> bool {
    let next = text.as_bytes().get(1);
    next.is_some_and(|&byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_/!".contains(&byte))
}

/// Where the tag or comment ends that `text` begins with.
fn tag_end(text: &str) -> usize {
    if let Some(comment) = text.strip_prefix("<!") {
        return comment.find("-->").map_or(text.len(), |end| end + "<!-->".len());
    }
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            (None, b'>') => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn follow<'t>(tag: &'t str, open: &mut Vec<&'t str>) {
    let name = tag.trim_start_matches(['<', '/']);
    let end = name
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_')))
        .unwrap_or(name.len());
    let name = name.get(..end).unwrap_or_default();
    if name.is_empty() || !tag.ends_with('>') {
        return;
    }
    if tag.starts_with("</") {
        if open.last() == Some(&name) {
            open.pop();
        }
    } else if !VOID.contains(&name) && !tag.trim_end_matches('>').trim_end().ends_with('/') {
        open.push(name);
    }
}

#[cfg(test)]
mod tests {
    use super::{Length, truncate};
    use proptest::prelude::*;

    #[test]
    fn words_are_counted_and_elements_closed() {
        assert_eq!(truncate("<p>one <b>two three</b> four</p>", Length::Words(2)), "<p>one <b>two</b></p>");
        assert_eq!(truncate("one, two, three", Length::Words(2)), "one, two,");
        assert_eq!(truncate("one two", Length::Words(50)), "one two");
    }

    #[test]
    fn characters_are_counted_without_the_tags() {
        assert_eq!(truncate("<p>abc<br>def</p>", Length::Characters(4)), "<p>abc<br>d</p>");
        assert_eq!(truncate("ab&amp;c", Length::Characters(3)), "ab&");
    }

    proptest! {
        #[test]
        fn any_text_can_be_cut(html in "[<>a-z/\"' !-]{0,60}", words in 0_usize..9) {
            truncate(&html, Length::Words(words));
            truncate(&html, Length::Characters(words));
        }
    }
}
