//! Cards with two or three fields: callouts, toggles, buttons.

use serde_json::{Value, json};

use super::super::dom::{Dom, Id};
use super::super::script::trim;
use super::super::serialize;
use super::{class_attribute, class_text, word_after};

pub(super) fn callout(dom: &Dom, id: Id) -> Value {
    let html =
        |class: &str| dom.find_class(id, class).map(|node| trim(&serialize::inner(dom, node)).to_owned());
    let classes = dom.attribute(id, "class").unwrap_or_default();
    json!({
        "type": "callout",
        "version": 1,
        "calloutText": html("kg-callout-text").unwrap_or_default(),
        "calloutEmoji": html("kg-callout-emoji").unwrap_or_default(),
        "backgroundColor": word_after(classes, "kg-callout-card-").unwrap_or("blue")
    })
}

pub(super) fn toggle(dom: &Dom, id: Id) -> Value {
    json!({
        "type": "toggle",
        "version": 1,
        "heading": class_text(dom, id, "kg-toggle-heading-text").unwrap_or_default(),
        "content": class_text(dom, id, "kg-toggle-content").unwrap_or_default()
    })
}

pub(super) fn button(dom: &Dom, id: Id) -> Value {
    let classes = dom.attribute(id, "class").unwrap_or_default();
    let (left, centre) = (classes.find("kg-align-left"), classes.find("kg-align-center"));
    let is_left = left.is_some_and(|left| centre.is_none_or(|centre| left < centre));
    json!({
        "type": "button",
        "version": 1,
        "buttonText": class_text(dom, id, "kg-btn").unwrap_or_default(),
        "alignment": if is_left { "left" } else { "center" },
        "buttonUrl": class_attribute(dom, id, "kg-btn", "href").unwrap_or_default()
    })
}
