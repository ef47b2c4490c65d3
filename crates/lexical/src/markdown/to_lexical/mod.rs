//! Markdown to Lexical: what `courant publish` makes of the body of a file.

mod blocks;
mod line;

use serde_json::{Value, json};

/// Makes a Lexical document of Markdown: paragraphs, headings, lists, quotes and links become nodes; code, images,
/// rules and HTML become cards; tables and what else has no node become HTML cards.
///
/// As in CommonMark, and other than in Ghost's markdown card, the lines of a paragraph are joined by a space; a line
/// break is two spaces or a backslash at the end of a line. An image alone in its paragraph is an image card, an
/// address alone in its paragraph a bookmark. Footnotes become a numbered list behind a rule at the end.
pub fn to_lexical(source: &str) -> Value {
    let tokens = super::parse(source);
    let mut children = blocks::read(&tokens);
    if children.is_empty() {
        children.push(blocks::paragraph(&[]));
    }
    json!({"root": {
        "children": children, "direction": null, "format": "", "indent": 0, "type": "root", "version": 1
    }})
}
