//! A story's HTML as a flat list of pieces in which every element that is opened is closed again, and its written
//! form in feeds: like an XML text, letters beyond ASCII as numbers.

use std::cell::RefCell;
use std::fmt::{self, Write as _};

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// Elements without content.
const EMPTY: [&str; 16] = [
    "area", "base", "basefont", "br", "col", "command", "embed", "hr", "img", "input", "link", "meta",
    "param", "source", "track", "wbr",
];
/// Elements whose content is no markup and is written as it is.
const RAW: [&str; 6] = ["script", "style", "iframe", "noembed", "noframes", "xmp"];
/// Elements before which an open paragraph ends.
const BLOCKS: [&str; 28] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "details",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
];
/// Names that are written with capitals, where drawings have them.
const WITH_CAPITALS: [(&str, &str); 6] = [
    ("viewbox", "viewBox"),
    ("preserveaspectratio", "preserveAspectRatio"),
    ("lineargradient", "linearGradient"),
    ("radialgradient", "radialGradient"),
    ("clippath", "clipPath"),
    ("gradientunits", "gradientUnits"),
];

/// A piece of HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Open(Element),
    /// Closes the element of this name that was opened last.
    Close(String),
    Text(String),
    /// Text that is no markup: a script, a style.
    Raw(String),
    Comment(String),
}

/// An element's name and attributes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    /// Part of a drawing or a formula, which are written as XML.
    is_foreign: bool,
}

impl Element {
    /// An element of this name without attributes.
    pub(super) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Whether nothing can stand in it.
    pub(super) fn is_empty(&self) -> bool {
        EMPTY.contains(&self.name.as_str())
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Gives an attribute a value, in its place where the element has it.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        match self.attributes.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => value.clone_into(old),
            None => self.attributes.push((name.to_owned(), value.to_owned())),
        }
    }

    /// Whether the element is of one of these classes.
    pub(super) fn is_of(&self, classes: &[&str]) -> bool {
        let own = self.attribute("class").unwrap_or_default();
        own.split_ascii_whitespace().any(|class| classes.contains(&class))
    }
}

/// Reads HTML.
pub(super) fn read(html: &str) -> Vec<Piece> {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    while let html5ever::TokenizerResult::Script(()) = tokenizer.feed(&input) {}
    tokenizer.end();
    tokenizer.sink.0.into_inner().finish()
}

#[derive(Default)]
struct Sink(RefCell<Reading>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut reading = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return reading.open(tag),
            Token::TagToken(tag) => reading.close(&tag.name),
            Token::CharacterTokens(text) => reading.text(&text),
            Token::CommentToken(text) => reading.pieces.push(Piece::Comment(text.to_string())),
            Token::DoctypeToken(_) | Token::NullCharacterToken | Token::EOFToken | Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}

#[derive(Default)]
struct Reading {
    pieces: Vec<Piece>,
    open: Vec<String>,
}

impl Reading {
    fn open(&mut self, tag: Tag) -> TokenSinkResult<()> {
        let name = tag.name.to_string();
        while self.open.last().is_some_and(|last| is_ended_by(last, &name)) {
            self.close_last();
        }
        let is_drawing = |name: &String| name == "svg" || name == "math";
        let is_foreign =
            !EMPTY.contains(&name.as_str()) && (is_drawing(&name) || self.open.iter().any(is_drawing));
        let attributes =
            tag.attrs.into_iter().map(|own| (own.name.local.to_string(), own.value.to_string())).collect();
        let element = Element { name: name.clone(), attributes, is_foreign };
        let is_empty = element.is_empty();
        self.pieces.push(Piece::Open(element));
        if is_empty {
            return TokenSinkResult::Continue;
        }
        let raw = match name.as_str() {
            _ if is_foreign => None,
            "script" => Some(RawKind::ScriptData),
            "title" | "textarea" => Some(RawKind::Rcdata),
            name if RAW.contains(&name) => Some(RawKind::Rawtext),
            _ => None,
        };
        self.open.push(name);
        if tag.self_closing && is_foreign {
            self.close_last();
        }
        raw.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData)
    }

    fn close(&mut self, name: &str) {
        if self.open.iter().any(|open| open == name) {
            while self.open.last().is_some_and(|last| last != name) {
                self.close_last();
            }
            self.close_last();
        } else if name == "br" {
            self.pieces.push(Piece::Open(Element::new("br")));
        } else if name == "p" {
            self.pieces.extend([Piece::Open(Element::new("p")), Piece::Close("p".to_owned())]);
        }
    }

    fn close_last(&mut self) {
        self.pieces.extend(self.open.pop().map(Piece::Close));
    }

    fn text(&mut self, text: &str) {
        let is_raw = self.open.last().is_some_and(|last| RAW.contains(&last.as_str()));
        match self.pieces.last_mut() {
            Some(Piece::Text(last) | Piece::Raw(last)) => last.push_str(text),
            _ if is_raw => self.pieces.push(Piece::Raw(text.to_owned())),
            _ => self.pieces.push(Piece::Text(text.to_owned())),
        }
    }

    fn finish(mut self) -> Vec<Piece> {
        while !self.open.is_empty() {
            self.close_last();
        }
        self.pieces
    }
}

/// Whether an open element ends where another one begins.
fn is_ended_by(open: &str, next: &str) -> bool {
    match open {
        "p" => BLOCKS.contains(&next),
        "li" => next == "li",
        "dt" | "dd" => matches!(next, "dt" | "dd"),
        "td" | "th" => matches!(next, "td" | "th" | "tr"),
        "tr" => next == "tr",
        "option" => next == "option",
        _ => false,
    }
}

/// Writes pieces.
pub(super) fn write(pieces: &[Piece]) -> String {
    let mut html = String::new();
    let mut pieces = pieces.iter().peekable();
    while let Some(piece) = pieces.next() {
        html.push_str(&piece.to_string());
        let is_closed_at_once = matches!(piece, Piece::Open(element) if element.is_foreign)
            && matches!(pieces.peek(), Some(Piece::Close(_)));
        if is_closed_at_once {
            html.pop();
            html.push_str("/>");
            pieces.next();
        }
    }
    html
}

impl fmt::Display for Piece {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open(element) => element.fmt(out),
            Self::Close(name) => write!(out, "</{}>", with_capitals(name)),
            Self::Text(text) => out.write_str(&escape(text)),
            Self::Raw(text) => out.write_str(text),
            Self::Comment(text) => write!(out, "<!--{text}-->"),
        }
    }
}

impl fmt::Display for Element {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "<{}", with_capitals(&self.name))?;
        for (name, value) in &self.attributes {
            let name = if self.is_foreign { with_capitals(name) } else { name };
            if value.is_empty() && !self.is_foreign {
                write!(out, " {name}")?;
            } else {
                write!(out, " {name}=\"{}\"", escape(value))?;
            }
        }
        out.write_str(">")
    }
}

fn with_capitals(name: &str) -> &str {
    WITH_CAPITALS.iter().find(|(lower, _)| *lower == name).map_or(name, |(_, capital)| capital)
}

/// Text as feeds carry it.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            '$' | '\u{80}'.. => write!(escaped, "&#x{:x};", u32::from(letter)).unwrap_or_default(),
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Piece, read, write};

    #[test]
    fn what_is_read_is_written_as_feeds_write_it() {
        for (html, written) in [
            ("<p>It\u{2019}s $5 & more<br/></p>", "<p>It&#x2019;s &#x24;5 &amp; more<br></p>"),
            ("<img alt=\"\" src='a'>", "<img alt src=\"a\">"),
            ("<p>a<p>b</i><div>c", "<p>a</p><p>b</p><div>c</div>"),
            (
                "<svg viewBox=\"0 0 1 1\"><path d=\"\"></path></svg>",
                "<svg viewBox=\"0 0 1 1\"><path d=\"\"/></svg>",
            ),
            ("<svg><br></svg>", "<svg><br></svg>"),
            ("<script>a < \"b\" && c</script>", "<script>a < \"b\" && c</script>"),
            ("<!--kg-card-begin: html--><b>x</b>", "<!--kg-card-begin: html--><b>x</b>"),
        ] {
            assert_eq!(write(&read(html)), written);
        }
    }

    proptest! {
        #[test]
        fn whatever_is_opened_is_closed(html in "(<p>|</p>|<li|>|</div>|<div class=a>|<br>|<svg>|<path/>|text|&|\"){0,30}") {
            let mut open = Vec::new();
            for piece in read(&html) {
                match piece {
                    Piece::Open(element) if !element.is_empty() => open.push(element.name),
                    Piece::Close(name) => prop_assert_eq!(open.pop(), Some(name)),
                    _ => {}
                }
            }
            prop_assert!(open.is_empty());
        }
    }
}
