//! Keeping plain text plain.

/// Escapes what would begin a format, a link or HTML.
pub(super) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for letter in text.chars() {
        let is_special =
            matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '^' | '|' | '&');
        if is_special || letter == '=' && before == '=' {
            out.push('\\');
        }
        out.push(if letter == '\n' { ' ' } else { letter });
        before = letter;
    }
    out
}

/// Escapes what would begin a block at the start of a line: a heading, an item, a rule, a line under a heading.
pub(super) fn line_starts(text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        let line = line.trim_start();
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let behind_digits = line.get(digits..).unwrap_or_default();
        if line.starts_with(['#', '+', '-', '=', ':']) {
            format!("\\{line}")
        } else if digits > 0 && behind_digits.starts_with(['.', ')']) {
            format!("{}\\{behind_digits}", line.get(..digits).unwrap_or_default())
        } else {
            line.to_owned()
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// An address between the brackets of a link.
pub(super) fn address(address: &str) -> String {
    let address = address.replace(['\n', '\r'], "");
    let is_plain = !address.is_empty()
        && address.chars().all(|letter| !letter.is_whitespace() && !"()<>\\".contains(letter));
    if is_plain {
        address
    } else {
        format!("<{}>", address.replace('\\', "\\\\").replace('<', "\\<").replace('>', "\\>"))
    }
}
