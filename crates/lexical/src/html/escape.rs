//! Escaping of text and attribute values, as the HTML standard's serialisation does it.

use std::borrow::Cow;

use super::tree::Tree;

/// Appends `text` as the content of an element.
pub(crate) fn push_text(out: &mut String, text: &str) {
    push_escaped(out, text, |character| match character {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '\u{a0}' => Some("&nbsp;"),
        _ => None,
    });
}

/// Appends `text` as the value of a quoted attribute.
pub(crate) fn push_attribute(out: &mut String, text: &str) {
    push_escaped(out, text, |character| match character {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\u{a0}' => Some("&nbsp;"),
        _ => None,
    });
}

fn push_escaped(out: &mut String, text: &str, escape: impl Fn(char) -> Option<&'static str>) {
    let mut rest = text;
    while let Some(at) = rest.find(|character| escape(character).is_some()) {
        let (plain, special) = rest.split_at(at);
        out.push_str(plain);
        let mut characters = special.chars();
        if let Some(escaped) = characters.next().and_then(&escape) {
            out.push_str(escaped);
        }
        rest = characters.as_str();
    }
    out.push_str(rest);
}

/// The text with its character references read, as in the content of an element.
pub(crate) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    // A title element holds text and references only.
    match Tree::parse(&text.replace('<', "&lt;"), "title") {
        Some(tree) => Cow::Owned(tree.text(tree.root())),
        None => Cow::Borrowed(text),
    }
}
