//! Escaping and styles that several cards share.

use std::borrow::Cow;

use crate::html;

/// The text as HTML for a template. References that are in it already are not escaped again.
pub(super) fn escape_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in html::decode(text).chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#039;"),
            other => out.push(other),
        }
    }
    out
}

/// Whether the text is a colour in hex digits, three or six.
pub(super) fn is_hex_colour(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|digits| {
        matches!(digits.len(), 3 | 6) && digits.chars().all(|character| character.is_ascii_hexdigit())
    })
}

/// Whether the text is a colour by name or in hex digits.
pub(super) fn is_colour(text: &str) -> bool {
    let is_name = |character: char| character.is_ascii_alphanumeric() || character == '-';
    is_hex_colour(text) || (!text.is_empty() && text.chars().all(is_name))
}

/// Black or white, whichever can be read on the background, a colour in hex digits.
pub(super) fn text_colour_on(background: &str) -> &'static str {
    let digits: Cow<'_, str> = match background.trim_start_matches('#') {
        short if short.len() == 3 => Cow::Owned(short.chars().flat_map(|digit| [digit, digit]).collect()),
        long => Cow::Borrowed(long),
    };
    let part = |at: usize| {
        let value = digits.get(at..at + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        f64::from(value.unwrap_or_default())
    };
    // The brightness of YIQ, with the limit that Ghost's portal uses too.
    let brightness = part(0) * 0.299 + part(2) * 0.587 + part(4) * 0.114;
    if brightness >= 186.0 { "#000000" } else { "#FFFFFF" }
}

/// An id of the words of a piece of HTML: ASCII letters and digits, with dashes for spaces.
pub(super) fn slug(html: &str) -> String {
    let mut out = String::new();
    let mut in_space = false;
    for character in without_tags(html).chars() {
        if crate::json::is_space(character) {
            if !in_space {
                out.push('-');
            }
            in_space = true;
        } else if character.is_ascii_alphanumeric() || character == '_' {
            out.push(character.to_ascii_lowercase());
            in_space = false;
        }
    }
    out
}

fn without_tags(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        out.push_str(before);
        rest = tag.split_once('>').map_or("", |(_, behind)| behind);
    }
    out.push_str(rest);
    out
}
