//! The video card: a player, or in e-mails a picture that links to the post.

use serde_json::Value;

use crate::{
    json::{self, Fields, format_number, round, truthy},
    render::Context,
};

use super::{Card, audio::clock};

/// Videos in e-mails are this wide, in pixels.
const EMAIL_WIDTH: f64 = 600.0;

pub(super) fn render(fields: Fields<'_>, context: &Context<'_>) -> Card {
    let src = fields.text("src");
    if json::trim(&src).is_empty() {
        return Ok(String::new());
    }
    if context.is_email() { email(fields, &src, context) } else { web(fields, &src, context) }
}

fn class(fields: Fields<'_>, context: &Context<'_>) -> String {
    let caption = if fields.text("caption").is_empty() { "" } else { " kg-card-hascaption" };
    format!(
        "kg-card kg-video-card kg-width-{}{caption}",
        context.quoted(&fields.text_or("cardWidth", "regular"))
    )
}

fn caption(fields: Fields<'_>, context: &Context<'_>) -> String {
    match fields.text("caption") {
        caption if caption.is_empty() => String::new(),
        caption => format!("<figcaption>{}</figcaption>", context.markup(&caption)),
    }
}

fn web(fields: Fields<'_>, src: &str, context: &Context<'_>) -> Card {
    let (thumbnail, custom) = (fields.text("thumbnailSrc"), fields.text("customThumbnailSrc"));
    let background = if custom.is_empty() { &thumbnail } else { &custom };
    let is_loop = fields.is("loop", false);
    context.first(&format!(
        include_str!("templates/video.web.html"),
        classes = class(fields, context),
        thumbnail = context.unquoted_address(&thumbnail),
        custom_thumbnail = context.unquoted_address(&custom),
        src = context.quoted_address(src),
        width = context.quoted(&json::text(fields.get("width"))),
        height = context.quoted(&json::text(fields.get("height"))),
        autoplay = if is_loop { " loop autoplay muted" } else { "" },
        aspect_ratio = aspect_ratio(fields.get("width"), fields.get("height")),
        background = context.style_address(background),
        hidden = if is_loop { " kg-video-hide" } else { "" },
        duration = clock(if fields.get("duration").is_null() { 0.0 } else { fields.number("duration") }),
        caption = caption(fields, context),
    ))
}

fn aspect_ratio(width: &Value, height: &Value) -> String {
    match (width.as_f64(), height.as_f64()) {
        (Some(width), Some(height)) if width > 0.0 && height > 0.0 => {
            format!("{} / {}", format_number(width), format_number(height))
        }
        _ => "16 / 9".to_owned(),
    }
}

fn email(fields: Fields<'_>, src: &str, context: &Context<'_>) -> Card {
    let (thumbnail, custom) = (fields.text("thumbnailSrc"), fields.text("customThumbnailSrc"));
    let thumbnail = if custom.is_empty() { thumbnail } else { custom };
    let has_size = truthy(fields.get("width")) && truthy(fields.get("height"));
    let ratio = if has_size { fields.number("width") / fields.number("height") } else { 16.0 / 9.0 };
    let height = round(EMAIL_WIDTH / ratio);
    let url = context.options.post_url.as_deref().filter(|url| !url.is_empty()).unwrap_or(src);
    let (circle_top, play_top) = play_button(height);
    context.first(&format!(
        include_str!("templates/video.email.html"),
        classes = class(fields, context),
        post_url = context.quoted_address(url),
        // The address stands in a comment, in an attribute and within url('…').
        thumbnail = context.style_address(&thumbnail),
        height = format_number(height),
        circle_top = circle_top,
        play_top = play_top,
        caption = caption(fields, context),
    ))
}

/// How far from the top the circle and the triangle of a play button are, in pixels, on a picture of this height.
pub(super) fn play_button(height: f64) -> (String, String) {
    (format_number(round(height / 2.0 - 39.0)), format_number(round(height / 2.0 - 17.0)))
}
