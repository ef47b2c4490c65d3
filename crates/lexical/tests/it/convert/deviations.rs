//! Where ours differs from Ghost's converters on purpose, and why.

use lexical::{from_html, markdown, mobiledoc};
use serde_json::json;

/// Ghost gives both notes the same number, and the text of the inner one is lost.
#[test]
fn a_footnote_in_a_footnote_is_kept() {
    let html = markdown::to_html("a^[outer^[inner]]");
    assert!(html.contains("outer") && html.contains("inner"), "{html}");
}

/// Ghost goes through the lists of an item while it takes them out, and so leaves out every second one.
#[test]
fn all_lists_in_an_item_are_flattened_to_mobiledoc() {
    let text = |text: &str| json!({"type": "text", "format": 0, "text": text});
    let list = |name: &str| json!({"type": "list", "tag": "ul", "children": [{"type": "listitem", "children": [text(name)]}]});
    let item = json!({"type": "listitem", "children": [text("a"), list("b"), list("c")]});
    let document = json!({"root": {"children": [{"type": "list", "tag": "ul", "children": [item]}]}});
    let made = mobiledoc::from_lexical(&document).to_string();
    assert!(["\"a\"", "\"b\"", "\"c\""].iter().all(|name| made.contains(name)), "{made}");
}

/// Ghost stops with an error on a section, marker or card that makes no sense, and the post cannot be opened.
#[test]
fn broken_parts_of_a_mobiledoc_leave_the_rest_readable() {
    let broken = r#"{"markups":[],"atoms":[],"cards":[],"sections":[[10,7],[1],[1,"p",[[1,[],0,3],[0,[9],2,"kept"]]]]}"#;
    let document = mobiledoc::to_lexical(broken).unwrap().to_string();
    assert!(document.contains("kept"), "{document}");
}

/// Ghost's parser has no limit but the stack; ours leaves out tags beyond a depth, never text.
#[test]
fn the_text_of_deeply_nested_html_is_kept() {
    let html = format!("{}deep{}", "<div><b>".repeat(50_000), "</b></div>".repeat(50_000));
    assert!(from_html::to_lexical(&html).to_string().contains("deep"));
}
