//! The nodes of a document as Lexical builds them from JSON, before anything is rendered.
//!
//! Lexical mends some nesting while it reads: what a list holds becomes a list item, a paragraph in a list item
//! gives up its children to it. Unfinished searches for a link (`at-link`) are taken out.

use std::borrow::Cow;

use serde_json::Value;

use crate::{
    Manner, cards,
    json::{self, Fields},
};

/// A node of a document.
#[derive(Debug)]
pub(crate) enum Node<'a> {
    /// Something with children.
    Element(Element<'a>),
    /// A run of text.
    Text(Text<'a>),
    /// The end of a line within a block.
    LineBreak,
    /// A card, by its type and its fields.
    Card(&'a str, Fields<'a>),
}

/// A node with children.
#[derive(Debug)]
pub(crate) struct Element<'a> {
    pub(crate) kind: Kind<'a>,
    pub(crate) children: Vec<Node<'a>>,
}

/// What an element is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind<'a> {
    Root,
    Paragraph,
    Heading { tag: Cow<'a, str> },
    Quote,
    Aside,
    List { ordered: bool, start: Option<Cow<'a, str>> },
    ListItem,
    Link { url: Cow<'a, str>, rel: Cow<'a, str> },
    AtLink,
}

/// A run of text in one format.
#[derive(Debug)]
pub(crate) struct Text<'a> {
    pub(crate) text: Cow<'a, str>,
    /// Bits: 1 bold, 2 italic, 4 strikethrough, 8 underline, 16 code, 32 subscript, 64 superscript, 128 highlight.
    pub(crate) format: u32,
}

/// What Ghost could not have read, one sentence each.
pub(crate) type Problems = Vec<String>;

/// Builds the root of the document from its JSON.
pub(crate) fn build<'a>(document: &'a Value, manner: Manner, problems: &mut Problems) -> Element<'a> {
    let root = Fields::of(document).object("root");
    if !root.has("type") {
        problems.push("the document has no root".to_owned());
    }
    let mut element = Element { kind: Kind::Root, children: Vec::new() };
    for child in root.get("children").as_array().into_iter().flatten() {
        let before = element.children.len();
        element.read_child(child, problems);
        if manner == Manner::AsGhost && !problems.is_empty() {
            // Ghost stops at the first node that it can't read, and drops the block that it is in.
            element.children.truncate(before);
            break;
        }
    }
    if manner == Manner::Safe {
        wrap_loose_text(&mut element);
    }
    remove_unfinished_links(&mut element);
    element
}

/// Gives text that stands between blocks a paragraph of its own.
fn wrap_loose_text(root: &mut Element<'_>) {
    let mut paragraph = None;
    let mut children = Vec::with_capacity(root.children.len());
    for child in root.children.drain(..) {
        if matches!(child, Node::Text(_) | Node::LineBreak) {
            paragraph
                .get_or_insert_with(|| Element { kind: Kind::Paragraph, children: Vec::new() })
                .children
                .push(child);
        } else {
            children.extend(paragraph.take().map(Node::Element));
            children.push(child);
        }
    }
    children.extend(paragraph.map(Node::Element));
    children.retain(|child| !matches!(child, Node::Element(element) if element.kind == Kind::Paragraph && element.is_only_line_ends()));
    root.children = children;
}

impl Node<'_> {
    /// Whether the node stands within a line of text.
    pub(crate) fn is_inline(&self) -> bool {
        match self {
            Self::Text(_) | Self::LineBreak => true,
            Self::Element(element) => matches!(element.kind, Kind::Link { .. } | Kind::AtLink),
            Self::Card(..) => false,
        }
    }

    fn trim_space(&mut self, trim: impl Fn(&str) -> Option<&str>) {
        if let Self::Text(text) = self
            && let Some(trimmed) = trim(&text.text)
        {
            text.text = Cow::Owned(trimmed.to_owned());
        }
    }

    /// The node's text, as an editor counts and searches it.
    fn push_text(&self, out: &mut String) {
        match self {
            Self::Text(text) => out.push_str(&text.text),
            Self::LineBreak => out.push('\n'),
            Self::Element(element) => element.push_text(out),
            Self::Card(..) => {}
        }
    }
}

impl<'a> Element<'a> {
    fn read(kind: Kind<'a>, fields: Fields<'a>, problems: &mut Problems) -> Self {
        let mut element = Self { kind, children: Vec::new() };
        for child in fields.get("children").as_array().into_iter().flatten() {
            element.read_child(child, problems);
        }
        element
    }

    /// Reads a child from its JSON and takes it in.
    fn read_child(&mut self, value: &'a Value, problems: &mut Problems) {
        let fields = Fields::of(value);
        let kind = match fields.get("type").as_str() {
            Some("text" | "extended-text" | "tk") => return self.append_text(Text::read(fields), problems),
            Some("at-link-search") => {
                return self.append_text(Text { text: fields.text("text"), format: 0 }, problems);
            }
            Some("zwnj") => {
                return self.append_text(Text { text: Cow::Borrowed(""), ..Text::read(fields) }, problems);
            }
            Some("tab") => {
                return self.append_text(Text { text: Cow::Borrowed("\t"), ..Text::read(fields) }, problems);
            }
            Some("linebreak") => return self.append_line_break(problems),
            Some(card) if cards::is_card(card) => return self.append(Node::Card(card, fields)),
            Some("paragraph") => Kind::Paragraph,
            Some("heading" | "extended-heading") => Kind::Heading { tag: json_text(fields, "tag") },
            Some("quote" | "extended-quote") => Kind::Quote,
            Some("aside") => Kind::Aside,
            Some("list") => list(fields),
            Some("listitem") => Kind::ListItem,
            Some("link") => Kind::Link { url: fields.text("url"), rel: fields.text("rel") },
            Some("at-link") => Kind::AtLink,
            unknown => return self.read_unknown(unknown, fields, problems),
        };
        self.append(Node::Element(Element::read(kind, fields, problems)));
    }

    /// Takes in what a node of an unknown type holds, as if it stood here itself.
    fn read_unknown(&mut self, kind: Option<&str>, fields: Fields<'a>, problems: &mut Problems) {
        let kind = kind.unwrap_or_default();
        problems.push(format!("a node of the unknown type “{kind}” is rendered as what it holds"));
        if let Some(text) = fields.get("text").as_str() {
            self.append(Node::Text(Text { text: Cow::Borrowed(text), format: format(fields.get("format")) }));
        }
        for child in fields.get("children").as_array().into_iter().flatten() {
            self.read_child(child, problems);
        }
    }

    fn append_text(&mut self, text: Text<'a>, problems: &mut Problems) {
        self.note_loose_text(problems);
        self.append(Node::Text(text));
    }

    fn append_line_break(&mut self, problems: &mut Problems) {
        self.note_loose_text(problems);
        self.append(Node::LineBreak);
    }

    fn note_loose_text(&self, problems: &mut Problems) {
        if self.kind == Kind::Root {
            problems.push("text outside of any block is rendered as a paragraph".to_owned());
        }
    }

    /// Takes in a child the way Lexical appends it to this kind of element.
    fn append(&mut self, child: Node<'a>) {
        match (&self.kind, child) {
            (Kind::List { .. }, Node::Element(item @ Element { kind: Kind::ListItem, .. })) => {
                self.children.push(Node::Element(item));
            }
            (Kind::List { .. }, child) => {
                let mut item = Element { kind: Kind::ListItem, children: Vec::new() };
                match child {
                    Node::Element(element) if !matches!(element.kind, Kind::List { .. }) => {
                        item.append(Node::Text(Text { text: Cow::Owned(element.text()), format: 0 }));
                    }
                    child => item.append(child),
                }
                self.children.push(Node::Element(item));
            }
            (Kind::ListItem, Node::Element(Element { kind: Kind::Paragraph | Kind::ListItem, children })) => {
                for child in children {
                    self.append(child);
                }
            }
            (_, child) => self.children.push(child),
        }
    }

    /// Whether Lexical keeps the element when its last child is taken out.
    fn may_be_empty(&self) -> bool {
        !matches!(self.kind, Kind::Link { .. } | Kind::List { .. } | Kind::AtLink)
    }

    /// Whether the element holds line ends and nothing else.
    fn is_only_line_ends(&self) -> bool {
        !self.children.is_empty() && self.children.iter().all(|child| matches!(child, Node::LineBreak))
    }

    /// The element's text: that of its children, blocks apart by an empty line.
    pub(crate) fn text(&self) -> String {
        let mut out = String::new();
        self.push_text(&mut out);
        out
    }

    fn push_text(&self, out: &mut String) {
        if self.kind == Kind::AtLink {
            return;
        }
        let last = self.children.len().saturating_sub(1);
        for (at, child) in self.children.iter().enumerate() {
            child.push_text(out);
            if at != last && matches!(child, Node::Element(_)) && !child.is_inline() {
                out.push_str("\n\n");
            }
        }
    }
}

impl<'a> Text<'a> {
    fn read(fields: Fields<'a>) -> Self {
        Self { text: json_text(fields, "text"), format: format(fields.get("format")) }
    }
}

/// The field as JavaScript makes text of it, `undefined` where it is absent.
fn json_text<'a>(fields: Fields<'a>, name: &str) -> Cow<'a, str> {
    if fields.has(name) { json::text(fields.get(name)) } else { Cow::Borrowed("undefined") }
}

fn format(value: &Value) -> u32 {
    match value {
        Value::String(name) => match name.as_str() {
            "bold" => 1,
            "italic" => 2,
            "strikethrough" => 4,
            "underline" => 8,
            "code" => 16,
            "subscript" => 32,
            "superscript" => 64,
            "highlight" => 128,
            _ => 0,
        },
        // Bits beyond the eight formats mean nothing here.
        value => value.as_i64().map_or(0, |bits| (bits & 0xff).unsigned_abs().try_into().unwrap_or(0)),
    }
}

fn list(fields: Fields<'_>) -> Kind<'_> {
    let ordered = matches!(fields.get("listType").as_str(), Some("number" | "ol"));
    let start = match fields.get("start") {
        Value::Null => None,
        Value::Number(number) if number.as_f64() == Some(1.0) => None,
        start => Some(json::text(start)),
    };
    Kind::List { ordered, start }
}

/// Takes out searches for a link that were never finished, with one space beside each: the one before it, or
/// the one behind it if nothing is before it.
fn remove_unfinished_links(element: &mut Element<'_>) {
    let mut kept: Vec<Node<'_>> = Vec::with_capacity(element.children.len());
    let mut is_space_due = false;
    for mut child in std::mem::take(&mut element.children) {
        match &mut child {
            Node::Element(Element { kind: Kind::AtLink, .. }) => {
                match kept.last_mut() {
                    Some(before) => before.trim_space(|text| text.strip_suffix(' ')),
                    None => is_space_due = true,
                }
                continue;
            }
            Node::Element(child) => {
                let was_empty = child.children.is_empty();
                remove_unfinished_links(child);
                if !was_empty && child.children.is_empty() && !child.may_be_empty() {
                    continue;
                }
            }
            _ => {}
        }
        if is_space_due {
            child.trim_space(|text| text.strip_prefix(' '));
            is_space_due = false;
        }
        kept.push(child);
    }
    element.children = kept;
}
