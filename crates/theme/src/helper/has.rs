//! `{{#has tag="war, politics"}}`: whether the thing has one of these properties.

use hbs::Value;

use super::{Answer, Call, string};

const PROPERTIES: [&str; 9] = ["tag", "author", "slug", "visibility", "id", "number", "index", "any", "all"];

pub(super) fn has<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let asked: Vec<_> = call.named_values().filter(|(name, _)| PROPERTIES.contains(name)).collect();
    if asked.is_empty() {
        return Ok(Value::Undefined);
    }
    if asked.iter().any(|(name, wanted)| has_property(call, name, *wanted)) {
        call.render_body()?;
    } else {
        call.render_inverse()?;
    }
    Ok(Value::Undefined)
}

fn has_property(call: &Call<'_, '_>, name: &str, wanted: Value<'_>) -> bool {
    if !wanted.is_truthy() {
        return false;
    }
    let wanted = string(wanted);
    let this = call.this();
    match name {
        "tag" => in_list(&wanted, this.field("tags")),
        "author" => in_list(&wanted, this.field("authors")),
        "number" | "index" => is_number(&wanted, call.data(name)),
        "any" => wanted.split(',').any(|path| is_filled(call, path.trim())),
        "all" => wanted.split(',').all(|path| is_filled(call, path.trim())),
        _ => this
            .field(name)
            .text()
            .is_some_and(|is| !is.is_empty() && is.to_lowercase() == wanted.to_lowercase()),
    }
}

/// A name of a list, or how many there are: `count:2`, `count:>2`, `count:<2`.
fn in_list(wanted: &str, list: Value<'_>) -> bool {
    let Value::List(list) = list else { return false };
    if let Some((_, count)) = wanted.split_once("count:") {
        let (compare, count) = match count.as_bytes().first() {
            Some(b'>') => (std::cmp::Ordering::Greater, count.get(1..)),
            Some(b'<') => (std::cmp::Ordering::Less, count.get(1..)),
            _ => (std::cmp::Ordering::Equal, Some(count)),
        };
        let count = count.unwrap_or_default();
        let end = count.find(|c: char| !c.is_ascii_digit()).unwrap_or(count.len());
        let count = count.get(..end).and_then(|count| count.parse::<usize>().ok());
        return count.is_some_and(|count| list.len().cmp(&count) == compare);
    }
    let names: Vec<_> = wanted.split(',').map(|name| name.trim().to_lowercase()).collect();
    (0..list.len()).any(|index| {
        let name = list.at(index).field("name").text().unwrap_or_default().to_lowercase();
        names.contains(&name)
    })
}

/// `nth:3`, or one of `1, 3, 5`.
fn is_number(wanted: &str, number: Value<'_>) -> bool {
    let Value::Number(number) = number else { return false };
    if let Some(nth) = wanted.strip_prefix("nth:") {
        return nth.trim().parse::<f64>().is_ok_and(|nth| nth != 0.0 && number % nth == 0.0);
    }
    #[expect(clippy::float_cmp, reason = "both are whole numbers")]
    wanted.split(',').any(|wanted| wanted.trim().parse::<f64>().is_ok_and(|wanted| wanted == number))
}

/// Whether a path of the thing, or of `@site`, `@config`, `@labs`, leads to something.
fn is_filled(call: &Call<'_, '_>, path: &str) -> bool {
    let path = path.to_lowercase();
    let mut parts = path.strip_prefix('@').unwrap_or(&path).split('.');
    let first = parts.next().unwrap_or_default();
    let start = match path.strip_prefix('@') {
        Some(_) if matches!(first, "site" | "config" | "labs") => call.data(first),
        Some(_) => Value::Undefined,
        None => call.this().field(first),
    };
    match parts.fold(start, |value, part| value.field(part)) {
        Value::Text(text) | Value::Html(text) => !text.is_empty(),
        Value::List(list) => !list.is_empty(),
        Value::Object(_) => true,
        // As lodash's `isEmpty`: numbers and booleans are empty.
        _ => false,
    }
}
