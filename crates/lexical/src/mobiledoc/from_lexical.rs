//! Lexical to mobiledoc.

use serde_json::{Map, Value, json};

use super::{CARD_NAMES, FORMATS};

/// The cards that mobiledoc knows, by their names in Lexical. Others are left out, as in Ghost 6.65.
const CARDS: [&str; 20] = [
    "audio",
    "bookmark",
    "button",
    "callout",
    "codeblock",
    "email-cta",
    "email",
    "embed",
    "file",
    "gallery",
    "header",
    "horizontalrule",
    "html",
    "image",
    "markdown",
    "paywall",
    "product",
    "signup",
    "toggle",
    "video",
];

/// Turns a Lexical document into a mobiledoc of version 0.3.1, as Ghost 6.65's Admin API does for `formats=mobiledoc`.
/// A value that is no document becomes a mobiledoc with one blank paragraph.
pub fn from_lexical(document: &Value) -> Value {
    let Some(root) = document.get("root").filter(|root| !root.is_null()) else {
        let sections = json!([[1, "p", [[0, [], 0, ""]]]]);
        return json!({
            "version": "0.3.1", "ghostVersion": "4.0", "markups": [], "atoms": [], "cards": [], "sections": sections
        });
    };
    let mut mobiledoc = Mobiledoc::default();
    for child in children(root) {
        mobiledoc.add(child);
    }
    json!({
        "version": "0.3.1", "ghostVersion": "4.0", "atoms": mobiledoc.atoms, "cards": mobiledoc.cards,
        "markups": mobiledoc.markups, "sections": mobiledoc.sections
    })
}

#[derive(Default)]
struct Mobiledoc {
    atoms: Vec<Value>,
    cards: Vec<Value>,
    markups: Vec<Value>,
    sections: Vec<Value>,
}

/// A markup that is open: a format by its name, or the link that is being written.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Format(&'static str),
    Link,
}

impl Mobiledoc {
    fn add(&mut self, node: &Value) {
        match kind(node) {
            "paragraph" => self.text_section(node, "p"),
            "heading" | "extended-heading" => self.text_section(node, tag(node).unwrap_or("p")),
            "quote" => self.text_section(node, "blockquote"),
            "aside" => self.text_section(node, "aside"),
            "list" => {
                let mut items = Vec::new();
                flatten(node, 0, &mut items);
                let items: Vec<Value> = items.iter().map(|item| self.markers(item).into()).collect();
                self.sections.push(json!([3, tag(node).unwrap_or("ul"), items]));
            }
            card if CARDS.contains(&card) => self.card(node, card),
            _ => {}
        }
    }

    fn text_section(&mut self, node: &Value, tag: &str) {
        let children: Vec<&Value> = children(node).iter().collect();
        let markers = self.markers(&children);
        self.sections.push(json!([1, tag, markers]));
    }

    fn card(&mut self, node: &Value, name: &str) {
        let mobiledoc_name = CARD_NAMES.iter().find(|(_, new)| *new == name).map_or(name, |(old, _)| *old);
        let mut payload: Map<String, Value> = node.as_object().cloned().unwrap_or_default();
        payload.shift_remove("type");
        if name == "embed"
            && let Some(kind) = payload.shift_remove("embedType")
        {
            payload.insert("type".into(), kind);
        }
        self.sections.push(json!([10, self.cards.len()]));
        self.cards.push(json!([mobiledoc_name, payload]));
    }

    fn markers(&mut self, nodes: &[&Value]) -> Vec<Value> {
        if nodes.is_empty() {
            return vec![json!([0, [], 0, ""])];
        }
        let mut open = Vec::new();
        let mut markers = Vec::new();
        for (position, node) in nodes.iter().enumerate() {
            match kind(node) {
                "text" | "extended-text" => {
                    let next = nodes.get(position + 1).copied();
                    markers.push(self.text(node, next, &mut open));
                }
                "link" => self.link(node, &mut open, &mut markers),
                "linebreak" => {
                    markers.push(json!([1, [], 0, self.atoms.len()]));
                    self.atoms.push(json!(["soft-return", "", {}]));
                }
                _ => {}
            }
        }
        markers
    }

    fn text(&mut self, node: &Value, next: Option<&Value>, open: &mut Vec<Open>) -> Value {
        if node.get("format").and_then(Value::as_u64) == Some(0) {
            let closed = open.len();
            open.clear();
            return json!([0, [], closed, node.get("text")]);
        }
        let opened = open_formats(node, open);
        let next = next.filter(|next| matches!(kind(next), "text" | "extended-text"));
        let closed = close_formats(next, open);
        let opened: Vec<usize> = opened.into_iter().map(|name| self.markup(name)).collect();
        json!([0, opened, closed, node.get("text")])
    }

    fn link(&mut self, link: &Value, open: &mut Vec<Open>, markers: &mut Vec<Value>) {
        let link_markup = self.markups.len();
        let url = link.get("url");
        self.markups.push(match url {
            Some(url) => json!(["a", ["href", url]]),
            None => json!(["a", ["href", null]]),
        });
        let nodes = children(link);
        for (position, node) in nodes.iter().enumerate() {
            let mut opened = Vec::new();
            if position == 0 {
                open.push(Open::Link);
                opened.push(link_markup);
            }
            let next = nodes.get(position + 1);
            let closed = if node.get("format").and_then(Value::as_u64) == Some(0) {
                let closed = open.len().saturating_sub(1) + usize::from(next.is_none());
                if next.is_none() {
                    open.clear();
                }
                closed
            } else {
                let formats = open_formats(node, open);
                let closed = close_formats(next, open);
                opened.extend(formats.into_iter().map(|name| self.markup(name)));
                closed
            };
            markers.push(json!([0, opened, closed, node.get("text")]));
        }
    }

    /// The place of a format among the markups, which are at most seven formats and the links before it.
    fn markup(&mut self, name: &'static str) -> usize {
        let known = self.markups.iter().position(|markup| markup.get(0).is_some_and(|first| first == name));
        known.unwrap_or_else(|| {
            self.markups.push(json!([name]));
            self.markups.len() - 1
        })
    }
}

/// Opens the formats of a text that are not open yet, and returns them.
fn open_formats(node: &Value, open: &mut Vec<Open>) -> Vec<&'static str> {
    let new: Vec<&str> = formats(node).filter(|name| !open.contains(&Open::Format(name))).collect();
    open.extend(new.iter().map(|name| Open::Format(name)));
    new
}

/// Closes what the next text does not go on with: the first such format and all that were opened after it.
fn close_formats(next: Option<&Value>, open: &mut Vec<Open>) -> usize {
    let keep = next.map_or(0, |next| {
        let wanted: Vec<Open> = formats(next).map(Open::Format).chain([Open::Link]).collect();
        open.iter().position(|markup| !wanted.contains(markup)).unwrap_or(open.len())
    });
    let closed = open.len() - keep;
    open.truncate(keep);
    closed
}

fn formats(node: &Value) -> impl Iterator<Item = &'static str> {
    let bits = node.get("format").and_then(Value::as_u64).unwrap_or(0);
    FORMATS.into_iter().take(7).filter(move |(_, bit)| bits & bit != 0).map(|(name, _)| name)
}

/// The items of a list and of the lists within it, in the order of the text; mobiledoc has no nested lists. Lists
/// inside of an item are left out of the item itself. Nesting beyond 100 is cut off.
fn flatten<'a>(list: &'a Value, depth: usize, items: &mut Vec<Vec<&'a Value>>) {
    if depth > 100 {
        return;
    }
    for item in children(list) {
        let (lists, rest): (Vec<&Value>, Vec<&Value>) =
            children(item).iter().partition(|child| kind(child) == "list");
        for list in lists {
            flatten(list, depth + 1, items);
        }
        if kind(item) == "listitem" && !rest.is_empty() {
            items.push(rest);
        }
    }
}

fn children(node: &Value) -> &[Value] {
    node.get("children").and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn kind(node: &Value) -> &str {
    node.get("type").and_then(Value::as_str).unwrap_or_default()
}

fn tag(node: &Value) -> Option<&str> {
    node.get("tag").and_then(Value::as_str)
}
