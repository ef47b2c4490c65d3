//! Lines of Markdown as texts, links and line breaks.

use serde_json::{Value, json};

use super::super::token::{Kind, Token};
use super::blocks::element;

/// Formats by the names of elements, and their bits.
const FORMATS: [(&str, u32); 13] = [
    ("strong", 1),
    ("b", 1),
    ("em", 1 << 1),
    ("i", 1 << 1),
    ("s", 1 << 2),
    ("del", 1 << 2),
    ("u", 1 << 3),
    ("ins", 1 << 3),
    ("code", 1 << 4),
    ("sub", 1 << 5),
    ("sup", 1 << 6),
    ("mark", 1 << 7),
    ("kbd", 1 << 4),
];

const CODE: u32 = 1 << 4;
const SUPERSCRIPT: u32 = 1 << 6;

pub(super) fn line_break() -> Value {
    json!({"type": "linebreak", "version": 1})
}

/// Whether this is HTML that a text node cannot express.
pub(super) fn is_foreign_html(token: &Token) -> bool {
    token.kind == Kind::HtmlInline
        && !token.content.starts_with("<!--")
        && tag_name(&token.content).is_none_or(|name| name != "br" && format(&name).is_none())
}

fn tag_name(html: &str) -> Option<String> {
    let name = html.strip_prefix('<')?;
    let name = name.strip_prefix('/').unwrap_or(name);
    let end = name.find(|letter: char| !letter.is_ascii_alphanumeric())?;
    name.get(..end).map(str::to_ascii_lowercase)
}

fn format(name: &str) -> Option<u32> {
    FORMATS.iter().find(|(known, _)| *known == name).map(|(_, bit)| *bit)
}

/// The nodes of a line.
pub(super) fn nodes(tokens: &[Token]) -> Vec<Value> {
    let mut line = Line::default();
    for token in tokens {
        line.token(token);
    }
    line.close_link();
    line.nodes
}

#[derive(Default)]
struct Line {
    nodes: Vec<Value>,
    /// The formats that are open, some more than once.
    open: Vec<u32>,
    /// The link that is open, with what is in it so far.
    link: Option<(Value, Vec<Value>)>,
}

impl Line {
    fn token(&mut self, token: &Token) {
        match token.kind {
            Kind::Open if token.tag == "a" => self.open_link(token),
            Kind::Close if token.tag == "a" => self.close_link(),
            Kind::Open => self.open.extend(format(token.tag)),
            Kind::Close => self.close(token.tag),
            Kind::Text => self.text(&token.content, 0),
            Kind::CodeInline => self.text(&token.content, CODE),
            Kind::SoftBreak => self.text(" ", 0),
            Kind::HardBreak => self.push(line_break()),
            Kind::HtmlInline => self.html(&token.content),
            Kind::FootnoteReference => self.text(&(token.note.0 + 1).to_string(), SUPERSCRIPT),
            // An image within a link or a heading leaves its description.
            Kind::Image => token.children.iter().for_each(|child| self.token(child)),
            _ => {}
        }
    }

    fn html(&mut self, html: &str) {
        match tag_name(html) {
            Some(name) if name == "br" => self.push(line_break()),
            Some(name) if html.starts_with("</") => self.close(&name),
            Some(name) => self.open.extend(format(&name)),
            None => {}
        }
    }

    fn close(&mut self, name: &str) {
        let bit = format(name);
        if let Some(at) = self.open.iter().rposition(|open| Some(*open) == bit) {
            self.open.remove(at);
        }
    }

    fn open_link(&mut self, token: &Token) {
        let attribute = |wanted: &str| {
            token.attributes.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.as_str())
        };
        let fields = json!({
            "type": "link", "rel": null, "target": null, "title": attribute("title"), "url": attribute("href")
        });
        self.close_link();
        self.link = Some((fields, Vec::new()));
    }

    fn close_link(&mut self) {
        if let Some((fields, children)) = self.link.take()
            && !children.is_empty()
        {
            self.nodes.push(element(&children, fields));
        }
    }

    /// Adds text, to the text before it where that has the same format.
    fn text(&mut self, text: &str, more: u32) {
        let format = self.open.iter().fold(more, |all, bit| all | bit);
        let nodes = self.link.as_mut().map_or(&mut self.nodes, |(_, nodes)| nodes);
        if let Some(last) =
            nodes.last_mut().filter(|last| last.get("format").is_some_and(|known| *known == format))
            && let Some(Value::String(existing)) = last.get_mut("text")
        {
            return existing.push_str(text);
        }
        nodes.push(json!({
            "detail": 0, "format": format, "mode": "normal", "style": "", "text": text, "type": "extended-text", "version": 1
        }));
    }

    fn push(&mut self, node: Value) {
        self.link.as_mut().map_or(&mut self.nodes, |(_, nodes)| nodes).push(node);
    }
}
