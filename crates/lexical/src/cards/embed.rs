//! The embed: what another site gives to show its content. Its HTML is that site's own, and stays.

use crate::{
    html::{self, Tag},
    json::{self, Fields, format_number, round, truthy},
    render::Context,
};

use super::{Card, tweet, video::play_button};

pub(super) fn render(fields: Fields<'_>, context: &Context<'_>) -> Card {
    let (html, kind) = (fields.text("html"), fields.text("embedType"));
    if kind == "twitter" {
        let content = match tweet::email(fields, context) {
            Some(table) => context.all(&table)?,
            None => html::round_trip(json::trim(&html), "figure"),
        };
        return Ok(figure(&content, fields, context));
    }
    if fields.text("url").is_empty() && html.is_empty() {
        return Ok(String::new());
    }
    let content = match video_preview(fields, &kind, context) {
        Some(preview) => context.all(&preview)?,
        None => html::round_trip(&html, "figure"),
    };
    Ok(figure(&content, fields, context))
}

fn figure(content: &str, fields: Fields<'_>, context: &Context<'_>) -> String {
    let caption = fields.text("caption");
    let class =
        if caption.is_empty() { "kg-card kg-embed-card" } else { "kg-card kg-embed-card kg-card-hascaption" };
    format!("{}{content}{}</figure>", Tag::new("figure").with("class", class), context.figcaption(&caption))
}

/// In e-mails, a picture of a video instead of the video, if there is one and its size is known.
fn video_preview(fields: Fields<'_>, kind: &str, context: &Context<'_>) -> Option<String> {
    let page = fields.object("metadata");
    if !context.is_email() || kind != "video" || !truthy(page.get("thumbnail_url")) {
        return None;
    }
    let (width, height) = (page.number("thumbnail_width"), page.number("thumbnail_height"));
    if !(width > 0.0 && height > 0.0 && width.is_finite() && height.is_finite()) {
        return None;
    }
    let height = round(600.0 / (width / height));
    let (circle_top, play_top) = play_button(height);
    Some(format!(
        include_str!("templates/embed.email.html"),
        url = context.quoted_address(&fields.text("url")),
        thumbnail = context.style_address(&page.text("thumbnail_url")),
        height = format_number(height),
        circle_top = circle_top,
        play_top = play_top,
    ))
}
