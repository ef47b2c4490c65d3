//! Where rendering differs from Ghost's on purpose: one test for each way, with its reason.

use lexical::Target::{Email, Web};
use serde_json::json;

use super::{html, paragraph, text};

/// Ghost stops reading at a type it does not know: the rest of the author's story is gone.
#[test]
fn what_follows_an_unknown_node_stays() {
    let story =
        json!([paragraph(&json!([text("before")])), {"type": "weather"}, paragraph(&json!([text("after")]))]);
    assert_eq!(html(&story, Web), "<p>before</p><p>after</p>");
}

/// Ghost drops what an unknown node holds; here it is rendered as if the node were not there.
#[test]
fn what_an_unknown_node_holds_stays() {
    let cell = json!({"type": "tablecell", "children": [paragraph(&json!([text("cell")]))]});
    let table = json!({"type": "table", "children": [{"type": "tablerow", "children": [cell]}]});
    assert_eq!(html(&json!([table]), Web), "<p>cell</p>");
}

/// Links that Lexical finds by itself are not among the nodes Ghost knows, so that it loses the document from there.
#[test]
fn the_words_of_an_automatic_link_stay() {
    let link =
        json!({"type": "autolink", "url": "https://a.example", "children": [text("https://a.example")]});
    assert_eq!(html(&json!([paragraph(&json!([text("see "), link]))]), Web), "<p>see https://a.example</p>");
}

/// The text of an unknown kind of text node is an author's too.
#[test]
fn the_text_of_an_unknown_text_node_stays() {
    let mention = json!({"type": "mention", "text": "@desk"});
    assert_eq!(html(&json!([paragraph(&json!([text("by "), mention]))]), Web), "<p>by @desk</p>");
}

/// Ghost stops reading at text that stands outside of any block.
#[test]
fn text_between_blocks_becomes_a_paragraph() {
    let story = json!([text("loose"), paragraph(&json!([text("block")])), {"type": "linebreak"}]);
    assert_eq!(html(&story, Web), "<p>loose</p><p>block</p>");
}

/// Ghost throws at a document without blocks. There is nothing to lose, and nothing to fail for.
#[test]
fn an_empty_document_is_empty() {
    assert_eq!(html(&json!([]), Web), "");
}

/// Ghost renders nothing at all where one card's field breaks the card in two.
#[test]
fn a_field_that_closes_its_card_is_kept_in_it() {
    let toggle = json!({"type": "toggle", "heading": "</h4></div></div><p>out", "content": "<b>unclosed"});
    let html = html(&json!([toggle, paragraph(&json!([text("after")]))]), Email);
    assert!(html.contains("<h4><p>out</p></h4>"), "{html}");
    assert!(html.contains("<b>unclosed</b></td>") || html.contains("<b>unclosed</b> </td>"), "{html}");
    assert!(html.ends_with("<p>after</p>"), "{html}");
}

/// Ghost lets an element that a title opens and does not close run on through the rest of an e-mail's card.
#[test]
fn what_a_title_opens_ends_with_the_title() {
    let audio = json!({"type": "audio", "src": "/a.mp3", "title": "One & <b>"});
    let html = html(&json!([audio]), Email);
    assert!(html.contains("One &amp; <b></b></a>\n"), "{html}");
}

/// Ghost writes the address of a link as it is, also one that runs a program in the reader's browser.
#[test]
fn a_link_that_would_run_a_program_has_no_address() {
    let link = json!({"type": "link", "url": " java\tscript:alert(1)", "children": [text("x")]});
    assert_eq!(html(&json!([paragraph(&json!([link]))]), Web), "<p><a>x</a></p>");
}

/// Ghost keeps event handlers in the rich text of fields.
#[test]
fn rich_text_has_no_event_handlers() {
    let callout = json!({"type": "callout", "calloutText": "<a href=\"/\" onclick=\"x()\">y</a>"});
    assert!(html(&json!([callout]), Web).contains("<a href=\"/\">y</a>"));
}

/// Ghost puts the labels of a sign-up form into quotes as they are: a quote in one begins attributes of its own.
#[test]
fn a_quote_in_a_label_stays_in_the_label() {
    let signup = json!({"type": "signup", "labels": ["a \"quoted\" label"]});
    assert!(html(&json!([signup]), Web).contains("value=\"a &quot;quoted&quot; label\""));
}

/// Ghost puts addresses into e-mails as they are: a picture within the address breaks the bookmark's markup.
#[test]
fn a_quote_in_an_address_stays_in_the_address() {
    let icon = "data:image/svg+xml;utf8,<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>";
    let bookmark =
        json!({"type": "bookmark", "url": "https://a.example", "metadata": {"icon": icon, "title": "t"}});
    assert!(html(&json!([bookmark]), Email).contains("svg xmlns=&quot;http://www.w3.org/2000/svg&quot;"));
}

/// Ghost writes the tag of a heading as it is.
#[test]
fn a_heading_is_a_heading() {
    let heading = json!({"type": "heading", "tag": "script", "children": [text("x")]});
    assert_eq!(html(&json!([heading]), Web), "<h2 id=\"x\">x</h2>");
}
