//! The audio card: a player, or in e-mails a link to the post that looks like one.

use crate::{
    html::{push_attribute, push_text},
    json::{self, Fields},
    render::Context,
};

use super::Card;

pub(super) fn render(fields: Fields<'_>, context: &Context<'_>) -> Card {
    let src = fields.text("src");
    if json::trim(&src).is_empty() {
        return Ok(String::new());
    }
    if context.is_email() { email(fields, &src, context) } else { Ok(web(fields, &src, context)) }
}

fn web(fields: Fields<'_>, src: &str, context: &Context<'_>) -> String {
    let thumbnail = fields.text("thumbnailSrc");
    let hidden = |is_hidden| if is_hidden { " kg-audio-hide" } else { "" };
    let duration = match fields.get("duration") {
        serde_json::Value::Null => "0".into(),
        duration => json::text(duration),
    };
    format!(
        include_str!("templates/audio.web.html"),
        thumbnail = attribute(&context.source(&*thumbnail)),
        thumbnail_class = format_args!("kg-audio-thumbnail{}", hidden(thumbnail.is_empty())),
        placeholder_class = format_args!("kg-audio-thumbnail placeholder{}", hidden(!thumbnail.is_empty())),
        src = attribute(&context.source(src)),
        title = text(&fields.text("title")),
        duration = text(&duration),
    )
    .trim_end()
    .to_owned()
}

fn email(fields: Fields<'_>, src: &str, context: &Context<'_>) -> Card {
    let thumbnail = fields.text("thumbnailSrc");
    let picture = if thumbnail.is_empty() {
        r#"<img src="https://static.ghost.org/v4.0.0/images/audio-file-icon.png" class="kg-audio-thumbnail placeholder" style="width: 24px; height: 24px; padding: 18px; border-radius: 2px;">"#.to_owned()
    } else {
        format!(
            r#"<img src="{}" class="kg-audio-thumbnail" style="width: 60px; height: 60px; object-fit: cover; border: 0; border-radius: 2px;">"#,
            context.quoted_address(&thumbnail)
        )
    };
    let url = context.options.post_url.as_deref().filter(|url| !url.is_empty()).unwrap_or(src);
    context.first(&format!(
        include_str!("templates/audio.email.html"),
        url = context.quoted_address(url),
        thumbnail = picture,
        title = context.markup(&fields.text("title")),
        duration = clock(if fields.get("duration").is_null() { 0.0 } else { fields.number("duration") }),
    ))
}

/// Seconds as minutes and seconds.
pub(super) fn clock(seconds: f64) -> String {
    let minutes = (seconds / 60.0).floor();
    let rest = json::format_number((seconds - minutes * 60.0).floor());
    format!("{}:{rest:0>2}", json::format_number(minutes))
}

/// The text as the value of an attribute.
pub(super) fn attribute(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    push_attribute(&mut out, value);
    out
}

/// The text as the content of an element.
pub(super) fn text(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    push_text(&mut out, value);
    out
}
