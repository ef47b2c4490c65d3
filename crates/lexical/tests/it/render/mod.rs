//! Documents to HTML.

mod deviations;
mod ghost;
mod hostile;

use lexical::{Document, Options, Target, render};
use serde_json::{Value, json};

/// The HTML of a document that holds these nodes.
fn html(nodes: &Value, target: Target) -> String {
    let document = Document::from_value(json!({"root": {"type": "root", "children": nodes}}));
    render(&document, &Options::default(), target).html
}

/// A paragraph with these children.
fn paragraph(children: &Value) -> Value {
    json!({"type": "paragraph", "children": children})
}

/// A run of plain text.
fn text(text: &str) -> Value {
    json!({"type": "extended-text", "text": text, "format": 0})
}
