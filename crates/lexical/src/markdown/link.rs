//! The parts of links: label, address, title.

use super::entity::unescape;

/// The address at a place of a text, and where it ends.
pub(super) fn destination(text: &str, start: usize, end: usize) -> Option<(String, usize)> {
    let bytes = text.as_bytes().get(..end)?;
    if bytes.get(start) == Some(&b'<') {
        let mut at = start + 1;
        loop {
            match bytes.get(at)? {
                b'\n' | b'<' => return None,
                b'>' => return Some((unescape(text.get(start + 1..at)?), at + 1)),
                b'\\' if at + 1 < end => at += 2,
                _ => at += 1,
            }
        }
    }
    let (mut at, mut brackets) = (start, 0);
    while let Some(byte) = bytes.get(at) {
        match byte {
            0..=b' ' | 0x7f => break,
            b'\\' if at + 1 < end => {
                if bytes.get(at + 1) == Some(&b' ') {
                    break;
                }
                at += 1;
            }
            b'(' if brackets >= 32 => return None,
            b'(' => brackets += 1,
            b')' if brackets == 0 => break,
            b')' => brackets -= 1,
            _ => {}
        }
        at += 1;
    }
    // A backslash may stand before the first byte of a longer character.
    let at = (at..=end).find(|at| text.is_char_boundary(*at))?;
    (at > start && brackets == 0)
        .then(|| text.get(start..at))
        .flatten()
        .map(|address| (unescape(address), at))
}

/// The title at a place of a text, and where it ends.
pub(super) fn title(text: &str, start: usize, end: usize) -> Option<(String, usize)> {
    let bytes = text.as_bytes().get(..end)?;
    let opening = *bytes.get(start).filter(|byte| matches!(byte, b'"' | b'\'' | b'('))?;
    let closing = if opening == b'(' { b')' } else { opening };
    let mut at = start + 1;
    loop {
        match *bytes.get(at)? {
            byte if byte == closing => return Some((unescape(text.get(start + 1..at)?), at + 1)),
            b'(' if opening == b'(' => return None,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// A label as it is compared: without regard to case and white space.
pub(super) fn normal_label(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    words.join(" ").to_lowercase().to_uppercase()
}
