//! The ids of headings, as kg-utils 1.1.4 makes them since Ghost 4.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What `encodeURIComponent` leaves as it is, beside letters and digits.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'!')
    .remove(b'~')
    .remove(b'*')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')');

/// The id of a heading with this text.
pub(super) fn slug(title: &str) -> String {
    let title = title.trim().to_lowercase();
    let kept = title.chars().filter(|letter| !"][!\"#$%&'()*+,./:;<=>?@\\^_{|}~".contains(*letter));
    let mut dashed = String::new();
    let mut in_space = false;
    for letter in kept {
        let is_space = letter.is_whitespace() || letter == '\u{feff}';
        if !is_space {
            dashed.push(letter);
        } else if !in_space {
            dashed.push('-');
        }
        in_space = is_space;
    }
    utf8_percent_encode(&without_dash_runs(&dashed), ENCODED).to_string()
}

/// Takes out a dash at either end and every run of two or more.
fn without_dash_runs(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let after = rest.trim_start_matches('-');
        let dashes = rest.len() - after.len();
        if dashes == 0 {
            out.push(letter);
            rest = rest.get(letter.len_utf8()..).unwrap_or_default();
            continue;
        }
        let is_at_start = rest.len() == text.len();
        // At the start one dash goes by itself, and what is left is looked at again.
        let left = if is_at_start { dashes - 1 } else { dashes };
        if left == 1 && !(after.is_empty()) {
            out.push('-');
        }
        rest = after;
    }
    out
}
