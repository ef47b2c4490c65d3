//! How the things of this crate look to a template: each field under Ghost's name.

use hbs::{List, Object, Value};

use crate::{Count, Moment};

/// Makes a type an [`hbs::Object`]: well-known names are found by their symbol, the others by name.
macro_rules! fields {
    (
        $type:ident as $this:ident { $( $symbol:ident $name:literal => $value:expr; )* }
        $( others { $( $other:literal => $other_value:expr; )* } )?
    ) => {
        impl hbs::Object for $type {
            fn get(&self, key: hbs::Key<'_>) -> hbs::Value<'_> {
                use $crate::shown::Shown as _;
                let $this = self;
                match key.symbol {
                    $( hbs::symbol::$symbol => $value.shown(), )*
                    _ => match key.name {
                        $( $( $other => $other_value.shown(), )* )?
                        _ => hbs::Value::Undefined,
                    },
                }
            }

            fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, hbs::Value<'a>)) {
                use $crate::shown::Shown as _;
                let $this = self;
                $( visit($name, $value.shown()); )*
                $( $( visit($other, $other_value.shown()); )* )?
            }
        }
    };
}

pub(crate) use fields;

/// What a template sees of a Rust value; nothing is `null`, as in Ghost's JSON.
pub(crate) trait Shown<'a> {
    fn shown(self) -> Value<'a>;
}

impl<'a> Shown<'a> for &'a str {
    fn shown(self) -> Value<'a> {
        Value::Text(self)
    }
}

impl<'a> Shown<'a> for &'a String {
    fn shown(self) -> Value<'a> {
        Value::Text(self)
    }
}

impl<'a> Shown<'a> for &'a Moment {
    fn shown(self) -> Value<'a> {
        Value::Text(self.as_str())
    }
}

impl Shown<'_> for bool {
    fn shown(self) -> Value<'static> {
        Value::Bool(self)
    }
}

impl Shown<'_> for i64 {
    #[expect(clippy::cast_precision_loss, reason = "JavaScript's only number type, no count is above 2^53")]
    fn shown(self) -> Value<'static> {
        Value::Number(self as f64)
    }
}

impl Shown<'_> for Option<i64> {
    fn shown(self) -> Value<'static> {
        self.map_or(Value::Null, Shown::shown)
    }
}

impl Shown<'_> for Option<bool> {
    fn shown(self) -> Value<'static> {
        self.map_or(Value::Null, Value::Bool)
    }
}

impl<'a> Shown<'a> for &'a Option<String> {
    fn shown(self) -> Value<'a> {
        self.as_ref().map_or(Value::Null, |text| Value::Text(text))
    }
}

impl<'a> Shown<'a> for &'a Option<Moment> {
    fn shown(self) -> Value<'a> {
        self.as_ref().map_or(Value::Null, Shown::shown)
    }
}

impl<'a, T: Object> Shown<'a> for Option<&'a T> {
    fn shown(self) -> Value<'a> {
        self.map_or(Value::Null, |object| Value::Object(object))
    }
}

impl<'a, T> Shown<'a> for &'a Vec<T>
where
    Vec<T>: List,
{
    fn shown(self) -> Value<'a> {
        Value::List(self)
    }
}

impl<'a> Shown<'a> for Value<'a> {
    fn shown(self) -> Value<'a> {
        self
    }
}

/// Trusted HTML, written as it is.
pub(crate) fn html(html: Option<&String>) -> Value<'_> {
    html.map_or(Value::Null, |html| Value::Html(html))
}

/// A text that is not there at all where it was not asked for.
pub(crate) fn if_asked(text: Option<&String>) -> Value<'_> {
    text.map_or(Value::Undefined, |text| Value::Text(text))
}

/// A count that is not there at all where it was not asked for.
pub(crate) fn count(count: Option<&Count>) -> Value<'_> {
    count.map_or(Value::Undefined, |count| Value::Object(count))
}
