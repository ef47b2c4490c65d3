//! Ids for headings and header cards, made of their words.

use std::fmt::Write;

use crate::json::{is_space, trim};

/// The id of a heading, percent-encoded, as Ghost has made it since 4.0.
pub(super) fn heading(text: &str) -> String {
    let words = trim(text).to_lowercase();
    let kept = words.chars().filter(|character| !r##"][!"#$%&'()*+,./:;<=>?@\^_{|}~"##.contains(*character));
    percent_encoded(&without_stray_dashes(&dashed(kept)))
}

/// The characters with every run of white space as one dash.
fn dashed(characters: impl Iterator<Item = char>) -> String {
    let mut out = String::new();
    let mut in_space = false;
    for character in characters {
        if is_space(character) {
            if !in_space {
                out.push('-');
            }
            in_space = true;
        } else {
            out.push(character);
            in_space = false;
        }
    }
    out
}

/// Takes out a dash at the start, then runs of two and more, then a dash at the end.
fn without_stray_dashes(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text.strip_prefix('-').unwrap_or(text);
    while let Some(at) = rest.find('-') {
        let (before, dashes) = rest.split_at(at);
        let behind = dashes.trim_start_matches('-');
        out.push_str(before);
        if dashes.len() - behind.len() == 1 && !behind.is_empty() {
            out.push('-');
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

fn percent_encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing into a String can't fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
