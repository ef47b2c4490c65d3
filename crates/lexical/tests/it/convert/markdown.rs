//! Markdown to Lexical and back.

use lexical::markdown::{from_lexical, to_lexical};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A short form of a document: the type of each node, then its texts or what tells it from others.
fn outline(node: &Value) -> Value {
    if let Some(text) = node.get("text") {
        return match node["format"].as_u64() {
            Some(0) => text.clone(),
            format => json!([text, format]),
        };
    }
    let kind = node["type"].clone();
    if let Some(children) = node.get("children").and_then(Value::as_array) {
        return json!([kind, children.iter().map(outline).collect::<Vec<_>>()]);
    }
    let fields = ["src", "url", "code", "html"];
    json!([kind, fields.iter().find_map(|field| node.get(*field))])
}

fn outline_of(source: &str) -> Value {
    let document = to_lexical(source);
    document.pointer("/root/children").and_then(Value::as_array).unwrap().iter().map(outline).collect()
}

#[test]
fn paragraphs_headings_and_formats_become_nodes() {
    let made = outline_of("# Title\n\nOne *two*\n**three** `four` ==five==\n\nlast  \nline");
    assert_eq!(
        made,
        json!([
            ["extended-heading", ["Title"]],
            ["paragraph", ["One ", ["two", 2], " ", ["three", 1], " ", ["four", 16], " ", ["five", 128]]],
            ["paragraph", ["last", ["linebreak", null], "line"]]
        ])
    );
}

#[test]
fn code_images_rules_and_html_become_cards() {
    let made = outline_of(
        "```rust\nfn main() {}\n```\n\n![A cat](/cat.jpg)\n\n***\n\n<div>x</div>\n\n<!--members-only-->",
    );
    assert_eq!(
        made,
        json!([
            ["codeblock", "fn main() {}"],
            ["image", "/cat.jpg"],
            ["horizontalrule", null],
            ["html", "<div>x</div>"],
            ["paywall", null]
        ])
    );
}

#[test]
fn an_address_alone_in_its_paragraph_becomes_a_bookmark() {
    assert_eq!(outline_of("https://example.org/a"), json!([["bookmark", "https://example.org/a"]]));
    assert_eq!(
        outline_of("see https://example.org/a"),
        json!([["paragraph", ["see ", ["link", ["https://example.org/a"]]]]])
    );
}

#[test]
fn nested_lists_are_in_items_of_their_own() {
    assert_eq!(
        outline_of("- a\n  1. b\n- c"),
        json!([[
            "list",
            [["listitem", ["a"]], ["listitem", [["list", [["listitem", ["b"]]]]]], ["listitem", ["c"]]]
        ]])
    );
}

#[test]
fn the_paragraphs_of_a_quote_are_one_node() {
    let line_break = json!(["linebreak", null]);
    assert_eq!(outline_of("> a\n>\n> b"), json!([["extended-quote", ["a", line_break, line_break, "b"]]]));
}

#[test]
fn footnotes_become_a_list_behind_a_rule() {
    assert_eq!(
        outline_of("a[^1]\n\n[^1]: note"),
        json!([
            ["paragraph", ["a", ["1", 64]]],
            ["horizontalrule", null],
            ["list", [["listitem", ["note"]]]]
        ])
    );
}

#[test]
fn a_document_is_written_as_markdown() {
    let source = "# Title\n\nOne *two **three***, [link](https://example.org/) and `code`.\n\n- a\n  - b\n- c\n\n> quoted\n\n```js\nx()\n```\n\n![A cat](/cat.jpg)\n\n---\n";
    assert_eq!(from_lexical(&to_lexical(source)), source);
}

#[test]
fn cards_are_written_as_the_nearest_that_markdown_has() {
    let card = |card: Value| from_lexical(&json!({"root": {"children": [card]}}));
    assert_eq!(
        card(json!({"type": "callout", "calloutEmoji": "!", "calloutText": "<p>Note <b>this</b></p>"})),
        "> ! Note **this**\n"
    );
    assert_eq!(
        card(json!({"type": "bookmark", "url": "https://e.org/", "metadata": {"title": "T"}})),
        "[T](https://e.org/)\n"
    );
    assert_eq!(card(json!({"type": "toggle", "heading": "H", "content": "<p>C</p>"})), "**H**\n\nC\n");
    assert_eq!(card(json!({"type": "email", "html": "<p>only mail</p>"})), "");
    assert_eq!(
        card(json!({"type": "unknown-thing", "children": [{"type": "text", "text": "kept"}]})),
        "kept\n"
    );
}

proptest! {
    /// Plain text stays plain, whatever signs are in it, and comes back as it was.
    #[test]
    fn plain_text_comes_back_from_markdown(text in r"[a-z0-9*_\[\]<>()#+.!`~^=|\\&-]{1,30}") {
        prop_assume!(!text.contains("://"));
        let node = json!({"type": "extended-text", "text": text, "format": 0});
        let document = json!({"root": {"children": [{"type": "paragraph", "children": [node]}]}});
        let markdown = from_lexical(&document);
        prop_assert_eq!(outline_of(&markdown), json!([["paragraph", [text]]]), "{}", markdown);
    }
}
