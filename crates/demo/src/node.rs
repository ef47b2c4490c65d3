//! The nodes of a Lexical document, with the fields that Ghost 6.65 writes.

use serde_json::{Map, Value, json};

pub(crate) const BOLD: u8 = 1;
pub(crate) const ITALIC: u8 = 2;
pub(crate) const STRIKETHROUGH: u8 = 4;
pub(crate) const CODE: u8 = 16;

/// A whole document as JSON text.
pub(crate) fn document(children: Vec<Value>) -> String {
    json!({ "root": element("root", children) }).to_string()
}

/// An element that needs no field of its own: `paragraph`, `extended-quote`, `root`.
pub(crate) fn element(kind: &str, children: Vec<Value>) -> Value {
    let mut node = Map::new();
    node.insert("children".to_owned(), Value::Array(children));
    with(
        Value::Object(node),
        json!({ "direction": "ltr", "format": "", "indent": 0, "type": kind, "version": 1 }),
    )
}

pub(crate) fn text(text: &str, format: u8) -> Value {
    json!({
        "detail": 0, "format": format, "mode": "normal", "style": "", "text": text,
        "type": "extended-text", "version": 1,
    })
}

pub(crate) fn line_break() -> Value {
    json!({ "type": "linebreak", "version": 1 })
}

pub(crate) fn heading(tag: &str, children: Vec<Value>) -> Value {
    with(element("extended-heading", children), json!({ "tag": tag }))
}

pub(crate) fn list(ordered: bool, items: Vec<Value>) -> Value {
    let (kind, tag) = if ordered { ("number", "ol") } else { ("bullet", "ul") };
    with(element("list", items), json!({ "listType": kind, "start": 1, "tag": tag }))
}

pub(crate) fn list_item(number: usize, children: Vec<Value>) -> Value {
    with(element("listitem", children), json!({ "value": number }))
}

pub(crate) fn link(url: &str, children: Vec<Value>) -> Value {
    with(
        element("link", children),
        json!({ "rel": "noreferrer", "target": Value::Null, "title": Value::Null, "url": url }),
    )
}

pub(crate) fn horizontal_rule() -> Value {
    json!({ "type": "horizontalrule", "version": 1 })
}

pub(crate) fn html(html: &str) -> Value {
    json!({ "type": "html", "version": 1, "html": html })
}

pub(crate) fn bookmark(url: &str, metadata: &Value) -> Value {
    json!({ "type": "bookmark", "version": 1, "url": url, "metadata": metadata, "caption": "" })
}

fn with(mut node: Value, fields: Value) -> Value {
    if let (Value::Object(node), Value::Object(fields)) = (&mut node, fields) {
        node.extend(fields);
    }
    node
}
