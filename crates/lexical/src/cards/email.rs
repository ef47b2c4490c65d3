//! The e-mail card: HTML that only goes out by e-mail. It is the author's own, and stays.

use crate::{html, json::Fields, render::Context};

use super::{Card, placeholder};

pub(super) fn render(fields: Fields<'_>, context: &Context<'_>) -> Card {
    let html = fields.text("html");
    if html.is_empty() || !context.is_email() {
        return Ok(String::new());
    }
    Ok(html::round_trip(&prepared(&html), "div"))
}

/// The HTML of an e-mail card on one line, with its placeholders marked.
pub(super) fn prepared(html: &str) -> String {
    placeholder::wrap(&placeholder::without_code_wrappers(&placeholder::with_single_spaces(html)))
}
