//! The HTML card. What an author writes in it is the author's own, and goes out byte for byte.

use crate::{json::Fields, render::Context};

use super::{Card, placeholder, visibility};

pub(super) fn render(fields: Fields<'_>, context: &Context<'_>) -> Card {
    let html = fields.text("html");
    if html.is_empty() {
        return Ok(String::new());
    }
    let html = if context.options.feature.email_uniqueid { placeholder::wrap(&html).into() } else { html };
    let card = format!("\n<!--kg-card-begin: html-->\n{html}\n<!--kg-card-end: html-->\n");
    Ok(visibility::Visibility::of(fields.get("visibility")).show(card, context))
}
