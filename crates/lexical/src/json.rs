//! JSON values as Ghost's renderer reads them: with JavaScript's truth, numbers and text.

use std::borrow::Cow;

use serde_json::{Map, Value};

/// What a field that is absent is worth.
static NOTHING: Value = Value::Null;

/// The fields of one node, under the names and defaults of Ghost's JSON.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields<'a>(Option<&'a Map<String, Value>>);

impl<'a> Fields<'a> {
    /// The fields of `value`; none if it is not an object.
    pub(crate) fn of(value: &'a Value) -> Self {
        Self(value.as_object())
    }

    /// The field, or null.
    pub(crate) fn get(self, name: &str) -> &'a Value {
        self.0.and_then(|map| map.get(name)).unwrap_or(&NOTHING)
    }

    /// Whether the field is there, even as null.
    pub(crate) fn has(self, name: &str) -> bool {
        self.0.is_some_and(|map| map.contains_key(name))
    }

    /// The fields of the object in this field.
    pub(crate) fn object(self, name: &str) -> Self {
        Self::of(self.get(name))
    }

    /// The field as text; `""` where it is falsy.
    pub(crate) fn text(self, name: &str) -> Cow<'a, str> {
        self.text_or(name, "")
    }

    /// The field as text; `default` where it is falsy.
    pub(crate) fn text_or(self, name: &str, default: &'a str) -> Cow<'a, str> {
        let value = self.get(name);
        if truthy(value) { text(value) } else { Cow::Borrowed(default) }
    }

    /// Whether the field is true; `default` where it is absent or null.
    pub(crate) fn is(self, name: &str, default: bool) -> bool {
        match self.get(name) {
            Value::Null => default,
            value => truthy(value),
        }
    }

    /// The field as a number; NaN where it is absent or none.
    pub(crate) fn number(self, name: &str) -> f64 {
        match self.get(name) {
            Value::Null => f64::NAN,
            value => number(value),
        }
    }
}

/// Whether JavaScript takes the value for true.
pub(crate) fn truthy(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(is) => *is,
        Value::Number(number) => number.as_f64().is_some_and(|number| number != 0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(_) | Value::Object(_) => true,
    }
}

/// The value as JavaScript's `String(value)` writes it.
pub(crate) fn text(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Null => Cow::Borrowed("null"),
        Value::Bool(true) => Cow::Borrowed("true"),
        Value::Bool(false) => Cow::Borrowed("false"),
        Value::Number(number) => Cow::Owned(format_number(number.as_f64().unwrap_or(f64::NAN))),
        Value::String(text) => Cow::Borrowed(text),
        Value::Array(items) => Cow::Owned(
            items
                .iter()
                .map(|item| if item.is_null() { Cow::Borrowed("") } else { text(item) })
                .collect::<Vec<_>>()
                .join(","),
        ),
        Value::Object(_) => Cow::Borrowed("[object Object]"),
    }
}

/// The value as JavaScript's `Number(value)` reads it.
pub(crate) fn number(value: &Value) -> f64 {
    match value {
        Value::Null => 0.0,
        Value::Bool(is) => f64::from(u8::from(*is)),
        Value::Number(number) => number.as_f64().unwrap_or(f64::NAN),
        Value::String(text) => match trim(text) {
            "" => 0.0,
            text => text.parse().unwrap_or(f64::NAN),
        },
        Value::Array(_) | Value::Object(_) => f64::NAN,
    }
}

/// The number as JavaScript writes it: whole ones without a point, very large and very small ones with an exponent.
pub(crate) fn format_number(number: f64) -> String {
    let size = number.abs();
    if number.is_nan() {
        "NaN".to_owned()
    } else if number.is_infinite() {
        if number > 0.0 { "Infinity".to_owned() } else { "-Infinity".to_owned() }
    } else if number == 0.0 {
        "0".to_owned()
    } else if (1e-6..1e21).contains(&size) {
        number.to_string()
    } else {
        let digits = format!("{number:e}");
        if digits.contains("e-") { digits } else { digits.replace('e', "e+") }
    }
}

/// JavaScript's `Math.round`: halves go up, also below zero.
pub(crate) fn round(number: f64) -> f64 {
    (number + 0.5).floor()
}

/// Whether JavaScript takes the character for white space.
pub(crate) fn is_space(character: char) -> bool {
    character == '\u{feff}' || (character.is_whitespace() && character != '\u{85}')
}

/// JavaScript's `trim`.
pub(crate) fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}
