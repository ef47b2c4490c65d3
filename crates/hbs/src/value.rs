//! What a template may look at: values borrowed from typed structs through two small traits.

use std::fmt;

use crate::escape::escape;
use crate::number::write_number;
use crate::symbol::{self, Key};

/// A value as a template sees it; as small as a fat pointer and a tag, and free to copy.
// A tag of a whole word, so that a copy is three words and not seven pieces.
#[repr(u64)]
#[derive(Clone, Copy, Default)]
pub enum Value<'a> {
    /// Nothing by that name.
    #[default]
    Undefined,
    /// JavaScript's `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// JavaScript's only number type.
    Number(f64),
    /// Text that is escaped when it is written with `{{ }}`.
    Text(&'a str),
    /// Trusted HTML (handlebars.js: a `SafeString`), written as it is. It is true even when empty.
    Html(&'a str),
    /// A `SafeString` around `true` or `false`, which Ghost's `match` gives as a subexpression. It is always true.
    HtmlBool(bool),
    /// An array.
    List(&'a (dyn List + 'a)),
    /// An object.
    Object(&'a (dyn Object + 'a)),
}

/// Something with named fields.
///
/// Reading is recordable here: an object that keeps a reference to a recorder learns of every field that a
/// template, a helper or a loop looks at, because the engine asks `get` each time and remembers nothing.
pub trait Object {
    /// The field's value, [`Value::Undefined`] where there is none.
    ///
    /// Match on [`Key::symbol`] for fields with a constant in [`symbol`](crate::symbol), and on [`Key::name`] for
    /// others.
    fn get(&self, key: Key<'_>) -> Value<'_>;

    /// Calls `visit` for each field in order, for `{{#each object}}` and `{{json}}`.
    fn each<'a>(&'a self, _visit: &mut dyn FnMut(&'a str, Value<'a>)) {}
}

/// Something that can be counted and indexed.
pub trait List {
    /// How many items.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The item at `index`, [`Value::Undefined`] past the end.
    fn at(&self, index: usize) -> Value<'_>;

    /// A field that the list has beside its items and its length, as arrays in JavaScript may.
    fn field(&self, _key: Key<'_>) -> Value<'_> {
        Value::Undefined
    }
}

impl<'a> Value<'a> {
    /// What JavaScript's `Boolean(value)` says: an empty list is true.
    #[inline]
    pub fn is_truthy(self) -> bool {
        match self {
            Self::Undefined | Self::Null => false,
            Self::Bool(truth) => truth,
            Self::Number(number) => number != 0.0 && !number.is_nan(),
            Self::Text(text) => !text.is_empty(),
            Self::Html(_) | Self::HtmlBool(_) | Self::List(_) | Self::Object(_) => true,
        }
    }

    /// Whether `{{#if}}` takes the body: true and not an empty list.
    #[inline]
    pub fn is_filled(self) -> bool {
        self.is_truthy() && !matches!(self, Self::List(list) if list.is_empty())
    }

    /// What handlebars.js calls empty: false values but for the number 0, and empty lists.
    pub fn is_empty(self) -> bool {
        !self.is_filled() && !matches!(self, Self::Number(0.0))
    }

    /// Whether there is no value: `null` or `undefined`.
    #[inline]
    pub fn is_nothing(self) -> bool {
        matches!(self, Self::Undefined | Self::Null)
    }

    /// The text, whether it is trusted or not.
    pub fn text(self) -> Option<&'a str> {
        match self {
            Self::Text(text) | Self::Html(text) => Some(text),
            _ => None,
        }
    }

    /// The plain value inside a `SafeString`; any other value as it is.
    #[must_use]
    pub fn unwrapped(self) -> Self {
        match self {
            Self::Html(text) => Self::Text(text),
            Self::HtmlBool(truth) => Self::Bool(truth),
            other => other,
        }
    }

    /// The field, item or length by that name, [`Value::Undefined`] where there is none.
    #[must_use]
    #[inline]
    pub fn get(self, key: Key<'_>) -> Self {
        match self {
            Self::Object(object) => object.get(key),
            Self::List(list) => match key.symbol {
                symbol::LENGTH => length(list.len()),
                symbol::OTHER => index(key.name).map_or_else(|| list.field(key), |index| list.at(index)),
                _ => list.field(key),
            },
            Self::Text(text) => match key.symbol {
                symbol::LENGTH => length(text.encode_utf16().count()),
                symbol::OTHER => index(key.name).map_or(Self::Undefined, |index| unit(text, index)),
                _ => Self::Undefined,
            },
            Self::Html(_) | Self::HtmlBool(_) if key.symbol == symbol::STRING => self.unwrapped(),
            _ => Self::Undefined,
        }
    }

    /// The field by a name known only while rendering; [`Value::get`] with a constant is faster.
    #[must_use]
    pub fn field(self, name: &str) -> Self {
        self.get(Key::new(name))
    }

    /// What JavaScript's `===` says; lists and objects are the same only if they are one.
    #[inline]
    pub fn same(self, other: Value<'_>) -> bool {
        match (self, other) {
            (Self::Undefined, Value::Undefined) | (Self::Null, Value::Null) => true,
            (Self::Bool(a), Value::Bool(b)) => a == b,
            #[expect(clippy::float_cmp, reason = "JavaScript compares numbers exactly")]
            (Self::Number(a), Value::Number(b)) => a == b,
            (Self::Text(a), Value::Text(b)) => a == b,
            (Self::Html(a), Value::Html(b)) => std::ptr::eq(a, b),
            (Self::List(a), Value::List(b)) => std::ptr::addr_eq(a, b),
            (Self::Object(a), Value::Object(b)) => {
                // A struct and its first field have one address, but are of different size.
                std::ptr::addr_eq(a, b) && size_of_val(a) == size_of_val(b)
            }
            _ => false,
        }
    }

    /// Writes the value as `{{value}}` does: nothing for no value, `SafeString`s as they are, the rest escaped.
    #[inline]
    pub fn write_escaped(self, out: &mut String) {
        match self {
            Self::Text(text) => escape(text, out),
            Self::List(_) => {
                let mut joined = String::new();
                self.write(&mut joined);
                escape(&joined, out);
            }
            other => other.write(out),
        }
    }

    /// Writes the value as `{{{value}}}` does: as JavaScript's `String(value)`, but nothing for no value.
    #[inline]
    pub fn write(self, out: &mut String) {
        self.write_nested(out, 0);
    }

    fn write_nested(self, out: &mut String, depth: usize) {
        /// Lists in lists deeper than this print as nothing.
        const DEEPEST: usize = 100;
        match self {
            Self::Bool(truth) | Self::HtmlBool(truth) => out.push_str(if truth { "true" } else { "false" }),
            Self::Number(number) => write_number(number, out),
            Self::Text(text) | Self::Html(text) => out.push_str(text),
            Self::List(list) if depth < DEEPEST => {
                for index in 0..list.len() {
                    if index > 0 {
                        out.push(',');
                    }
                    list.at(index).write_nested(out, depth + 1);
                }
            }
            Self::Object(_) => out.push_str("[object Object]"),
            Self::Undefined | Self::Null | Self::List(_) => {}
        }
    }
}

/// A length as a value.
#[expect(clippy::cast_precision_loss, reason = "no text or list is longer than 2^53")]
fn length(length: usize) -> Value<'static> {
    Value::Number(length as f64)
}

/// The index a name stands for, if it is one: digits without a leading zero.
fn index(name: &str) -> Option<usize> {
    let canonical = name == "0" || name.starts_with(|first: char| matches!(first, '1'..='9'));
    if canonical { name.parse().ok() } else { None }
}

/// The character of `text` at a UTF-16 `index`; half of a pair is no value.
fn unit(text: &str, index: usize) -> Value<'_> {
    let mut units = 0;
    for (start, character) in text.char_indices() {
        if units == index && character.len_utf16() == 1 {
            return text.get(start..start + character.len_utf8()).map_or(Value::Undefined, Value::Text);
        }
        units += character.len_utf16();
        if units > index {
            return Value::Undefined;
        }
    }
    Value::Undefined
}

impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Undefined => f.write_str("Undefined"),
            Self::Null => f.write_str("Null"),
            Self::Bool(truth) => f.debug_tuple("Bool").field(truth).finish(),
            Self::Number(number) => f.debug_tuple("Number").field(number).finish(),
            Self::Text(text) => f.debug_tuple("Text").field(text).finish(),
            Self::Html(text) => f.debug_tuple("Html").field(text).finish(),
            Self::HtmlBool(truth) => f.debug_tuple("HtmlBool").field(truth).finish(),
            Self::List(list) => write!(f, "List({} items)", list.len()),
            Self::Object(_) => f.write_str("Object"),
        }
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Value<'_> {
    fn from(truth: bool) -> Self {
        Self::Bool(truth)
    }
}

impl From<f64> for Value<'_> {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Self::Number(f64::from(number))
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        length(number)
    }
}

/// An absent value is `null`, as in Ghost's JSON.
impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}
