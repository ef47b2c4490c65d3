//! Numbers, white space and addresses as JavaScript and the DOM read them from text.

use serde_json::Value;
use url::Url;

use super::dom::{Dom, Id};
use super::json::number;

/// Whether JavaScript's `\s` and `trim` count it as white space.
pub(super) fn is_space(letter: char) -> bool {
    letter == '\u{feff}' || letter.is_whitespace() && letter != '\u{85}'
}

pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// `parseInt(text, 10)`; `None` for NaN.
pub(super) fn parse_int(text: &str) -> Option<f64> {
    let text = text.trim_start_matches(is_space);
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let end = digits.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(digits.len());
    let number: f64 = digits.get(..end)?.parse().ok()?;
    Some(sign * number)
}

/// `Number(text)`; `None` for NaN.
pub(super) fn to_number(text: &str) -> Option<f64> {
    let text = trim(text);
    if text.is_empty() {
        return Some(0.0);
    }
    if let Some(digits) = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
        #[expect(clippy::cast_precision_loss, reason = "JavaScript's numbers are no more precise")]
        return u64::from_str_radix(digits, 16).ok().map(|number| number as f64);
    }
    let unsigned = text.trim_start_matches(['+', '-']);
    match unsigned {
        "Infinity" => Some(if text.starts_with('-') { f64::NEG_INFINITY } else { f64::INFINITY }),
        _ if unsigned.starts_with(|letter: char| letter.is_ascii_digit() || letter == '.') => {
            text.parse().ok()
        }
        _ => None,
    }
}

/// `parseFloat(text)`; `None` for NaN.
pub(super) fn parse_float(text: &str) -> Option<f64> {
    let text = text.trim_start_matches(is_space);
    let mut seen_point = false;
    let end = text.char_indices().find(|(at, letter)| match letter {
        '+' | '-' => *at > 0,
        '.' => std::mem::replace(&mut seen_point, true),
        letter => !letter.is_ascii_digit(),
    });
    text.get(..end.map_or(text.len(), |(at, _)| at))?.parse().ok()
}

/// A number as JSON; NaN and infinity are null.
pub(super) fn json_number(value: Option<f64>) -> Value {
    value.filter(|value| value.is_finite()).map_or(Value::Null, number)
}

/// A number as the DOM's `unsigned long`.
pub(super) fn unsigned_long(text: &str) -> f64 {
    let number = to_number(text).filter(|number| number.is_finite()).unwrap_or(0.0);
    number.trunc().rem_euclid(4_294_967_296.0)
}

/// An address as the DOM gives it in `src` and `href`: parsed and written again; as it is where it is no address
/// without a page to start from. Addresses of every scheme pass: what may be linked is decided where HTML is made.
pub(super) fn address(dom: &Dom, element: Id, attribute: &str) -> String {
    let Some(value) = dom.attribute(element, attribute) else { return String::new() };
    let base = Url::parse("about:blank").ok();
    let parsed = Url::options().base_url(base.as_ref()).parse(value);
    parsed.map_or_else(|_| value.to_owned(), Into::into)
}
