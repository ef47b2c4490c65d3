//! HTML to Lexical: what is pasted, imported, or sent with `?source=html`, as kg-html-to-lexical 1.4.0 converts it.
//!
//! `parse` reads the HTML into a `dom`, `convert` walks it and makes the nodes of a `tree` (`text` knows what becomes
//! of white space, `look` of styles, `cards` of Ghost's cards), `insert` puts them into the document, and
//! `transforms` repairs wrong nesting.

mod cards;
mod clean;
mod convert;
mod dom;
mod insert;
mod json;
mod look;
mod parse;
mod script;
mod serialize;
mod style;
mod text;
mod transforms;
mod tree;

use serde_json::{Value, json};

/// Makes a Lexical document of HTML. Never fails: what HTML cannot mean becomes the nearest it can.
///
/// Links and images keep their addresses whatever their scheme, as in Ghost; what of it may stand in a page is decided
/// where HTML is made. Elements nested deeper than 100 lose their formatting and keep their text.
pub fn to_lexical(html: &str) -> Value {
    if html.is_empty() {
        let paragraph = json!({
            "children": [], "direction": null, "format": "", "indent": 0, "type": "paragraph", "version": 1
        });
        return json!({"root": {
            "children": [paragraph], "direction": null, "format": "", "indent": 0, "type": "root", "version": 1
        }});
    }
    let (dom, document) = parse::document(&format!("<body>{}</body>", script::trim(html)));
    let mut tree = tree::Tree::new();
    let nodes = convert::body(dom, document, &mut tree);
    insert::into_root(&mut tree, nodes);
    transforms::apply(&mut tree);
    tree.into_json()
}
