//! `{{excerpt words="30"}}`: the beginning of a story, or what the editors wrote in its place.

use hbs::Value;

use super::{Answer, Call, html, integer};
use crate::truncate::{Length, truncate};

pub(super) fn excerpt<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let this = call.this();
    let filled = |name: &str| this.field(name).text().filter(|text| !text.is_empty());
    if let Some(custom) = filled("custom_excerpt") {
        return html(call, escaped(custom).trim());
    }
    let text = escaped(filled("excerpt").unwrap_or_default());
    let words = integer(call.named("words"));
    let length = match (words, integer(call.named("characters"))) {
        (None, Some(characters)) if matches!(call.named("words"), Value::Undefined) => {
            Length::Characters(characters)
        }
        (words, _) => Length::Words(words.unwrap_or(50)),
    };
    html(call, &truncate(&text, length))
}

/// As lodash escapes: Handlebars escapes more.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}
