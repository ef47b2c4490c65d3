//! Addresses as they are written into `href`, and as they are shown.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

/// What is encoded beside all that is not ASCII.
const ENCODED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The address for `href`: percent-encoded, with the host in ASCII.
pub(super) fn encode(address: &str) -> String {
    let address = with_host(address.trim(), |host| {
        let labels: Vec<String> = host.split('.').map(ascii_label).collect();
        labels.join(".")
    });
    let mut out = String::with_capacity(address.len());
    let mut rest = address.as_str();
    while let Some(at) = rest.find('%') {
        let (before, sign) = rest.split_at(at);
        out.extend(utf8_percent_encode(before, ENCODED));
        let is_code =
            sign.as_bytes().get(1..3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        out.push_str(if is_code { "%" } else { "%25" });
        rest = sign.get(1..).unwrap_or_default();
    }
    out.extend(utf8_percent_encode(rest, ENCODED));
    out
}

fn ascii_label(label: &str) -> String {
    if label.is_ascii() {
        return label.to_owned();
    }
    idna::punycode::encode_str(label).map_or_else(|| label.to_owned(), |code| format!("xn--{code}"))
}

/// The address as it is read: decoded, but for what would change its meaning.
pub(super) fn decode(address: &str) -> String {
    let address = with_host(address.trim(), |host| {
        let label = |label: &str| {
            let decoded = label
                .strip_prefix("xn--")
                .and_then(|code| idna::punycode::decode_to_string(&code.to_lowercase()));
            decoded.unwrap_or_else(|| label.to_owned())
        };
        let labels: Vec<String> = host.split('.').map(label).collect();
        labels.join(".")
    });
    let mut out = String::with_capacity(address.len());
    let mut rest = address.as_str();
    while let Some(at) = rest.find('%') {
        let (before, codes) = rest.split_at(at);
        out.push_str(before);
        let length = codes.as_bytes().chunks(3).take_while(|code| is_code(code)).count() * 3;
        if length == 0 {
            out.push('%');
            rest = codes.get(1..).unwrap_or_default();
            continue;
        }
        let (codes, after) = codes.split_at(length);
        for letter in percent_decode_str(codes).decode_utf8_lossy().chars() {
            if ";/?:@&=+$,#%".contains(letter) {
                out.extend(['%', hexadecimal(u32::from(letter) >> 4), hexadecimal(u32::from(letter) & 15)]);
            } else {
                out.push(letter);
            }
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

fn hexadecimal(digit: u32) -> char {
    char::from_digit(digit, 16).unwrap_or('0').to_ascii_uppercase()
}

fn is_code(code: &[u8]) -> bool {
    matches!(code, [b'%', first, second] if first.is_ascii_hexdigit() && second.is_ascii_hexdigit())
}

/// Whether a link may lead there. Scripts and data are refused, but for images.
pub(super) fn is_allowed(address: &str) -> bool {
    let address = address.trim().to_lowercase();
    let is_image = || {
        ["gif", "png", "jpeg", "webp"].iter().any(|kind| address.starts_with(&format!("data:image/{kind};")))
    };
    let is_refused =
        ["vbscript:", "javascript:", "file:", "data:"].iter().any(|scheme| address.starts_with(scheme));
    !is_refused || is_image()
}

/// The address with its host changed, where it has one and its scheme is of the web or of mail.
fn with_host(address: &str, change: impl Fn(&str) -> String) -> String {
    let Some((start, end)) = host(address) else { return address.to_owned() };
    let (Some(before), Some(host), Some(after)) =
        (address.get(..start), address.get(start..end), address.get(end..))
    else {
        return address.to_owned();
    };
    format!("{before}{}{after}", change(host))
}

/// Where the host of an address begins and ends.
fn host(address: &str) -> Option<(usize, usize)> {
    let scheme = address
        .find(':')
        .filter(|colon| address.get(..*colon).is_some_and(is_scheme))
        .map_or(0, |colon| colon + 1);
    let name = address.get(..scheme)?.to_ascii_lowercase();
    if !matches!(name.as_str(), "" | "http:" | "https:" | "mailto:") {
        return None;
    }
    let rest = address.get(scheme..)?;
    let start = match rest.strip_prefix("//") {
        Some(_) => scheme + 2,
        None if name == "mailto:" => scheme,
        None => return None,
    };
    let rest = address.get(start..)?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let authority = rest.get(..end)?;
    let user = authority.rfind('@').map_or(0, |at| at + 1);
    let host = authority.get(user..)?;
    let is_port = |port: &str| port.bytes().all(|digit| digit.is_ascii_digit());
    let host = host.rsplit_once(':').filter(|(_, port)| is_port(port)).map_or(host, |(host, _)| host);
    let is_host_letter = |letter: char| {
        letter.is_ascii_alphanumeric() || matches!(letter, '+' | '_' | '-') || !letter.is_ascii()
    };
    // A label with anything else in it ends the host.
    let labels = host.split('.').take_while(|label| label.chars().all(is_host_letter));
    let length: usize = labels.map(|label| label.len() + 1).sum();
    Some((start + user, start + user + length.saturating_sub(1)))
}

fn is_scheme(name: &str) -> bool {
    !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'+' | b'-'))
}
