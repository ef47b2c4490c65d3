//! Escapes and entities.

use html5ever::data::NAMED_ENTITIES;

/// The characters that a backslash makes plain.
pub(super) fn is_escapable(byte: u8) -> bool {
    byte.is_ascii_punctuation()
}

/// Reads the entity at the start of a text. Returns what it stands for and its length.
pub(super) fn entity(text: &str) -> Option<(String, usize)> {
    let body = text.strip_prefix('&')?;
    let end = body.bytes().take(34).position(|byte| byte == b';')?;
    let name = body.get(..end)?;
    let decoded = match name.strip_prefix('#') {
        Some(number) => numeric(number)?,
        None => named(name)?,
    };
    Some((decoded, end + 2))
}

fn numeric(number: &str) -> Option<String> {
    let (digits, radix, longest) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16, 6),
        None => (number, 10, 7),
    };
    if digits.is_empty() || digits.len() > longest || !digits.chars().all(|digit| digit.is_digit(radix)) {
        return None;
    }
    let code = u32::from_str_radix(digits, radix).ok()?;
    Some(char::from_u32(code).filter(|letter| is_allowed(*letter)).unwrap_or('\u{fffd}').to_string())
}

/// Control characters and those that are none stand for nothing.
fn is_allowed(letter: char) -> bool {
    let code = u32::from(letter);
    !(matches!(code, 0..=8 | 0xb | 0xe..=0x1f | 0x7f..=0x9f | 0xfdd0..=0xfdef) || code & 0xfffe == 0xfffe)
}

fn named(name: &str) -> Option<String> {
    let mut bytes = name.bytes();
    if !bytes.next()?.is_ascii_alphabetic()
        || !(2..=32).contains(&name.len())
        || !bytes.all(|byte| byte.is_ascii_alphanumeric())
    {
        return None;
    }
    let (first, second) = NAMED_ENTITIES.get(format!("{name};").as_str())?;
    let letters = [*first, *second].into_iter().filter(|code| *code != 0).filter_map(char::from_u32);
    Some(letters.collect::<String>()).filter(|letters| !letters.is_empty())
}

/// A text with its escapes and entities replaced by what they stand for.
pub(super) fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let bytes = rest.as_bytes();
        if letter == '\\' && bytes.get(1).is_some_and(|byte| is_escapable(*byte)) {
            out.push_str(rest.get(1..2).unwrap_or_default());
            rest = rest.get(2..).unwrap_or_default();
        } else if let Some((decoded, length)) = entity(rest) {
            out.push_str(&decoded);
            rest = rest.get(length..).unwrap_or_default();
        } else {
            out.push(letter);
            rest = rest.get(letter.len_utf8()..).unwrap_or_default();
        }
    }
    out
}
