//! `{{#match a "=" b}}`: whether two values are in this relation, as JavaScript compares them.

use std::cmp::Ordering;

use hbs::Value;

use super::{Answer, Call, is_on};

pub(super) fn matches<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let params: Vec<_> = call.params().iter().map(|param| param.unwrapped()).collect();
    let result = match params.as_slice() {
        [value] => {
            let zero = matches!(value, Value::Number(0.0)) && is_on(call.named("includeZero"));
            value.is_filled() || zero
        }
        [a, b] => a.same(*b),
        [a, operator, b] => holds(*a, operator.text().unwrap_or_default(), *b),
        _ => return Ok(Value::Undefined),
    };
    if !call.is_block() {
        return Ok(Value::HtmlBool(result));
    }
    if result {
        call.render_body()?;
    } else {
        call.render_inverse()?;
    }
    Ok(Value::Undefined)
}

fn holds(a: Value<'_>, operator: &str, b: Value<'_>) -> bool {
    let texts = || match (a, b) {
        (Value::Text(a), Value::Text(b)) => Some((a, b)),
        _ => None,
    };
    match operator {
        "!=" => !a.same(b),
        "<" => compare(a, b) == Some(Ordering::Less),
        ">" => compare(a, b) == Some(Ordering::Greater),
        "<=" => matches!(compare(a, b), Some(Ordering::Less | Ordering::Equal)),
        ">=" => matches!(compare(a, b), Some(Ordering::Greater | Ordering::Equal)),
        "~" => texts().is_some_and(|(a, b)| a.contains(b)),
        "~^" => texts().is_some_and(|(a, b)| a.starts_with(b)),
        "~$" => texts().is_some_and(|(a, b)| a.ends_with(b)),
        _ => a.same(b),
    }
}

/// Two texts by their UTF-16 units, everything else as numbers.
fn compare(a: Value<'_>, b: Value<'_>) -> Option<Ordering> {
    match (a, b) {
        (Value::Text(a), Value::Text(b)) => Some(a.encode_utf16().cmp(b.encode_utf16())),
        _ => number(a)?.partial_cmp(&number(b)?),
    }
}

fn number(value: Value<'_>) -> Option<f64> {
    match value {
        Value::Null => Some(0.0),
        Value::Bool(truth) => Some(f64::from(u8::from(truth))),
        Value::Number(number) => Some(number),
        Value::Text(text) if text.trim().is_empty() => Some(0.0),
        Value::Text(text) => text.trim().parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::holds;
    use hbs::Value;

    #[test]
    fn values_are_compared_as_javascript_does() {
        assert!(holds(Value::Number(2.0), "<", Value::Text("10")));
        assert!(!holds(Value::Text("2"), "<", Value::Text("10")));
        assert!(holds(Value::Text("courant"), "~^", Value::Text("cour")));
        assert!(!holds(Value::Undefined, ">=", Value::Number(0.0)));
        assert!(holds(Value::Number(1.0), "!=", Value::Text("1")));
    }
}
