//! The Markdown card. What an author writes as HTML in it is the author's own, and stays.

use crate::{html, json::Fields, markdown, render::Context};

use super::Card;

pub(super) fn render(fields: Fields<'_>, _context: &Context<'_>) -> Card {
    Ok(html::round_trip(&markdown::to_html(&fields.text("markdown")), "div"))
}
