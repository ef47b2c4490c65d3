//! The file card: a download.

use crate::{
    json::{self, Fields},
    render::Context,
};

use super::{
    Card,
    audio::{attribute, text},
    style::escape_html,
};

pub(super) fn render(fields: Fields<'_>, context: &Context<'_>) -> Card {
    let src = fields.text("src");
    if json::trim(&src).is_empty() {
        return Ok(String::new());
    }
    if context.is_email() { email(fields, &src, context) } else { Ok(web(fields, &src, context)) }
}

fn web(fields: Fields<'_>, src: &str, context: &Context<'_>) -> String {
    format!(
        include_str!("templates/file.web.html"),
        src = attribute(&context.address(src)),
        title = text(&fields.text("fileTitle")),
        caption = text(&fields.text("fileCaption")),
        name = text(&fields.text("fileName")),
        size = size(fields.number("fileSize")),
    )
    .trim_end()
    .to_owned()
}

fn email(fields: Fields<'_>, src: &str, context: &Context<'_>) -> Card {
    let (title, caption) = (fields.text("fileTitle"), fields.text("fileCaption"));
    let url = context.options.post_url.as_deref().filter(|url| !url.is_empty()).unwrap_or(src);
    let url = escape_html(&context.quoted_address(url));
    let icon_style = if title.is_empty() && caption.is_empty() {
        "margin-top: 6px; height: 20px; width: 20px; max-width: 20px; padding-top: 4px; padding-bottom: 4px;"
    } else {
        "margin-top: 6px; height: 24px; width: 24px; max-width: 24px;"
    };
    context.first(&format!(
        include_str!("templates/file.email.html"),
        title = row(&title, "kg-file-title", &url),
        caption = row(&caption, "kg-file-description", &url),
        url = url,
        name = escape_html(&fields.text("fileName")),
        size = size(fields.number("fileSize")),
        icon_style = icon_style,
    ))
}

fn row(text: &str, class: &str, url: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    format!(
        r#"
                                <table cellspacing="0" cellpadding="0" border="0" width="100%"><tbody><tr><td>
                                    <a href="{url}" class="{class}">{}</a>
                                </td></tr></tbody></table>
                                "#,
        escape_html(text)
    )
}

/// A number of bytes in the largest unit that leaves a whole one.
fn size(bytes: f64) -> String {
    if bytes == 0.0 || bytes.is_nan() {
        return "0 Byte".to_owned();
    }
    let units = ["Bytes", "KB", "MB", "GB", "TB"];
    let power = (bytes.ln() / 1024_f64.ln()).floor();
    let unit = (0_u8..).zip(units).find(|(of, _)| (f64::from(*of) - power).abs() < 0.5);
    let unit = unit.map_or("undefined", |(_, unit)| unit);
    format!("{} {unit}", json::format_number(json::round(bytes / 1024_f64.powf(power))))
}
