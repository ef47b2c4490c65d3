//! HTML cards and the paywall, which Ghost marks by comments.

use serde_json::{Value, json};

use super::super::convert::Comments;
use super::super::dom::{Dom, Id, Kind};
use super::super::script::{is_space, trim};
use super::super::serialize;

pub(super) fn of_comment(dom: &mut Dom, id: Id, text: &str, comments: &mut Comments) -> Option<Value> {
    match trim(text) {
        "members-only" => Some(json!({"type": "paywall", "version": 1})),
        text if is_mark(text, "kg-card-begin:") => Some(between_comments(dom, id, comments)),
        _ => None,
    }
}

/// The card that shows this HTML.
pub(super) fn card(html: &str) -> Value {
    json!({"type": "html", "version": 1, "html": html, "visibility": visibility()})
}

/// Seen by everyone.
pub(super) fn visibility() -> Value {
    let everyone = "status:free,status:-free";
    json!({"web": {"nonMember": true, "memberSegment": everyone}, "email": {"memberSegment": everyone}})
}

fn is_mark(text: &str, mark: &str) -> bool {
    let rest = text.strip_prefix(mark);
    rest.is_some_and(|rest| rest.strip_prefix(is_space).unwrap_or(rest) == "html")
}

/// Takes everything up to the comment that ends the card out of the tree and into the card. Without such a comment
/// the card is empty and what follows stays.
fn between_comments(dom: &mut Dom, begin: Id, comments: &mut Comments) -> Value {
    let is_end = |dom: &Dom, id: Id| matches!(&dom.node(id).kind, Kind::Comment(text) if is_mark(trim(text), "kg-card-end:"));
    let Some(end) = comments.end_after(dom, begin, is_end) else { return card("") };
    let mut parts = Vec::new();
    while let Some(next) = dom.node(begin).next {
        match &dom.node(next).kind {
            Kind::Element { .. } => parts.push(serialize::outer(dom, next)),
            Kind::Text(text) if !text.is_empty() => parts.push(text.clone()),
            _ => {}
        }
        dom.remove(next);
        if next == end {
            break;
        }
    }
    card(trim(&parts.join("\n")))
}
