//! The cards: every node of a document that is more than text. One file for each, with its fields and its HTML.

#![expect(clippy::unnecessary_wraps, reason = "all cards are rendered through one type of function")]

mod audio;
mod bookmark;
mod button;
mod call_to_action;
mod callout;
mod code;
mod email;
mod email_button;
mod email_cta;
mod embed;
mod file;
mod gallery;
mod header;
mod horizontal_rule;
mod html;
mod image;
mod markdown;
mod picture;
mod placeholder;
mod product;
mod signup;
mod style;
mod template;
mod toggle;
mod transistor;
mod tweet;
mod video;
mod visibility;

use crate::{json::Fields, render::Context};

/// What rendering a card gives: its HTML, or why Ghost would not have rendered the document.
type Card = Result<String, String>;

/// Whether nodes of this type are cards.
pub(crate) fn is_card(kind: &str) -> bool {
    renderer(kind).is_some()
}

/// The card's HTML.
pub(crate) fn render(kind: &str, fields: Fields<'_>, context: &Context<'_>) -> Card {
    renderer(kind).map_or_else(|| Ok(String::new()), |render| render(fields, context))
}

fn renderer(kind: &str) -> Option<fn(Fields<'_>, &Context<'_>) -> Card> {
    Some(match kind {
        "audio" => audio::render,
        "bookmark" => bookmark::render,
        "button" => button::render,
        "call-to-action" => call_to_action::render,
        "callout" => callout::render,
        "codeblock" => code::render,
        "email" => email::render,
        "email-cta" => email_cta::render,
        "embed" => embed::render,
        "file" => file::render,
        "gallery" => gallery::render,
        "header" => header::render,
        "horizontalrule" => horizontal_rule::render,
        "html" => html::render,
        "image" => image::render,
        "markdown" => markdown::render,
        "paywall" => |_, _| Ok("<!--members-only-->".to_owned()),
        "product" => product::render,
        "signup" => signup::render,
        "toggle" => toggle::render,
        "transistor" => transistor::render,
        "video" => video::render,
        _ => return None,
    })
}
