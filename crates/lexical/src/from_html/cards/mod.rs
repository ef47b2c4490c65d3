//! The cards: HTML that Ghost (or Medium, Squarespace, Word) made of a card becomes that card again.

mod audio_video;
mod bookmark;
mod call_to_action;
mod code;
mod embed;
mod file;
mod gallery;
mod header;
mod html;
mod image;
mod product;
mod signup;
mod small;

use serde_json::{Value, json};

use super::convert::Comments;
use super::dom::{Dom, Id, Kind};
use super::serialize;

/// What HTML gives for a node.
pub(super) enum Found {
    /// It is this card; what is in it belongs to the card.
    Card(Value),
    /// It is no card: its children count.
    Nothing,
}

impl From<Option<Value>> for Found {
    fn from(card: Option<Value>) -> Self {
        card.map_or(Self::Nothing, Self::Card)
    }
}

/// The card that an element or comment is, if it is one. May take nodes that belong to the card out of the tree.
pub(super) fn find(dom: &mut Dom, id: Id, comments: &mut Comments) -> Found {
    match &dom.node(id).kind {
        Kind::Comment(text) => html::of_comment(dom, id, &text.clone(), comments).into(),
        Kind::Element { .. } if dom.is(id, "figure") => of_figure(dom, id).into(),
        Kind::Element { .. } if dom.is(id, "div") => of_div(dom, id).into(),
        Kind::Element { .. } if dom.is(id, "img") => Found::Card(image::of_image(dom, id)),
        Kind::Element { .. } if dom.is(id, "iframe") => embed::of_iframe(dom, id).into(),
        Kind::Element { .. } if dom.is(id, "pre") => code::of_pre(dom, id).into(),
        Kind::Element { .. } if dom.is(id, "hr") => {
            Found::Card(json!({"type": "horizontalrule", "version": 1}))
        }
        Kind::Element { .. } if dom.is(id, "table") => Found::Card(html::card(&serialize::outer(dom, id))),
        _ => Found::Nothing,
    }
}

/// The first rule that fits decides, even where it then finds that there is no card.
fn of_figure(dom: &mut Dom, id: Id) -> Option<Value> {
    let image = dom.find(id, "img");
    if let Some(pre) = dom.find(id, "pre") {
        code::of_figure(dom, id, pre)
    } else if dom.has_class(id, "kg-video-card") {
        audio_video::video(dom, id)
    } else if dom.has_class(id, "kg-bookmark-card") {
        Some(bookmark::of_figure(dom, id))
    } else if let Some(iframe) = dom.find(id, "iframe") {
        embed::of_figure_with_iframe(dom, id, iframe)
    } else if dom.find(id, "blockquote").is_some() {
        embed::of_figure_with_quote(dom, id)
    } else if dom.has_class(id, "kg-gallery-card") {
        Some(gallery::of_figure(dom, id))
    } else {
        image.map(|image| image::of_figure(dom, id, image))
    }
}

fn of_div(dom: &mut Dom, id: Id) -> Option<Value> {
    let class = |name: &str| dom.has_class(id, name);
    if class("kg-audio-card") {
        Some(audio_video::audio(dom, id))
    } else if class("kg-callout-card") {
        Some(small::callout(dom, id))
    } else if class("kg-cta-card") {
        Some(call_to_action::of_div(dom, id))
    } else if class("kg-file-card") {
        Some(file::of_div(dom, id))
    } else if class("kg-toggle-card") {
        Some(small::toggle(dom, id))
    } else if class("kg-button-card") {
        Some(small::button(dom, id))
    } else if class("kg-header-card") {
        Some(header::of_div(dom, id))
    } else if dom.attribute(id, "class").unwrap_or_default().contains("graf--mixtapeEmbed") {
        Some(bookmark::of_medium(dom, id))
    } else if class("kg-product-card") {
        product::of_div(dom, id)
    } else if gallery::is_medium(dom, id) {
        Some(gallery::of_medium(dom, id))
    } else if gallery::is_squarespace(dom, id) {
        Some(gallery::of_squarespace(dom, id))
    } else if dom.attribute(id, "data-lexical-signup-form").is_some() {
        Some(signup::of_div(dom, id))
    } else {
        None
    }
}

/// The text in the first element with the class; `None` without one.
fn class_text(dom: &Dom, id: Id, class: &str) -> Option<String> {
    dom.find_class(id, class).map(|node| dom.text_content(node))
}

/// An attribute of the first element with the class.
fn class_attribute(dom: &Dom, id: Id, class: &str, attribute: &str) -> Option<String> {
    dom.attribute(dom.find_class(id, class)?, attribute).map(str::to_owned)
}

/// The text, or the default where it is empty or missing.
fn or_default(text: Option<String>, default: &str) -> String {
    text.filter(|text| !text.is_empty()).unwrap_or_else(|| default.to_owned())
}

/// Addresses that hold the data itself are not kept.
fn without_data(address: String) -> String {
    if address.starts_with("data:") { "<base64String>".to_owned() } else { address }
}

/// What is behind the first `prefix` in the classes, as far as it is a word (letters, digits, `_`).
fn word_after<'a>(classes: &'a str, prefix: &str) -> Option<&'a str> {
    classes.match_indices(prefix).find_map(|(at, _)| {
        let rest = classes.get(at + prefix.len()..)?;
        let end = rest
            .find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_'))
            .unwrap_or(rest.len());
        rest.get(..end).filter(|word| !word.is_empty())
    })
}
