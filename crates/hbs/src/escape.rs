//! The escaping of `{{ }}`.

/// Writes `text` with `&`, `<`, `>`, `"`, `'`, `` ` `` and `=` as character references, as handlebars.js does.
pub fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some((before, special, after)) = split_at_special(rest) {
        out.push_str(before);
        out.push_str(special);
        rest = after;
    }
    out.push_str(rest);
}

/// What stands before the first special character, its replacement, and what stands after.
fn split_at_special(text: &str) -> Option<(&str, &'static str, &str)> {
    let position = first_special(text.as_bytes())?;
    let (before, from) = text.split_at_checked(position)?;
    let (special, after) = from.split_at_checked(1)?;
    Some((before, replacement(special), after))
}

/// The place of the first special character, looked for in pieces without a branch per byte.
fn first_special(bytes: &[u8]) -> Option<usize> {
    const PIECE: usize = 16;
    let (pieces, _) = bytes.as_chunks::<PIECE>();
    let plain = pieces
        .iter()
        .position(|piece| piece.iter().fold(false, |found, byte| found | is_special(*byte)))
        .unwrap_or(pieces.len());
    let from = plain * PIECE;
    let position = bytes.get(from..)?.iter().position(|byte| is_special(*byte))?;
    Some(from + position)
}

#[expect(clippy::needless_bitwise_bool, reason = "without branches a whole piece is compared at once")]
const fn is_special(byte: u8) -> bool {
    (byte == b'&')
        | (byte == b'<')
        | (byte == b'>')
        | (byte == b'"')
        | (byte == b'\'')
        | (byte == b'`')
        | (byte == b'=')
}

fn replacement(special: &str) -> &'static str {
    match special {
        "&" => "&amp;",
        "<" => "&lt;",
        ">" => "&gt;",
        "\"" => "&quot;",
        "'" => "&#x27;",
        "`" => "&#x60;",
        _ => "&#x3D;",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seven_characters_are_replaced_and_no_other() {
        let mut out = String::new();
        escape("<a href=\"x\">'é`' & /日", &mut out);
        assert_eq!(out, "&lt;a href&#x3D;&quot;x&quot;&gt;&#x27;é&#x60;&#x27; &amp; /日");
    }
}
