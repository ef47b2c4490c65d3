//! What is bound to a statement's `$1`, `$2`…

use postgres::types::{IsNull, ToSql, Type, to_sql_checked};

/// One argument of a statement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// SQL's null.
    Null,
    /// True or false.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// Text.
    Text(&'a str),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Value::Text(text)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Value::Text(text)
    }
}

impl From<bool> for Value<'_> {
    fn from(flag: bool) -> Self {
        Value::Flag(flag)
    }
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Value::Number(number)
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}

impl rusqlite::ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::{ToSqlOutput, ValueRef};
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Flag(flag) => ValueRef::Integer(i64::from(*flag)),
            Value::Number(number) => ValueRef::Integer(*number),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}

impl ToSql for Value<'_> {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut postgres::types::private::BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Flag(flag) => flag.to_sql(kind, out),
            Value::Number(number) => number.to_sql(kind, out),
            Value::Text(text) => text.to_sql(kind, out),
        }
    }

    fn accepts(kind: &Type) -> bool {
        matches!(*kind, Type::BOOL | Type::INT8 | Type::TEXT | Type::VARCHAR)
    }

    to_sql_checked!();
}

/// sea-query's values as arguments; kinds that no column of ours has become null.
pub(crate) fn from_built(value: &sea_query::Value) -> Value<'_> {
    match value {
        sea_query::Value::Bool(Some(flag)) => Value::Flag(*flag),
        sea_query::Value::Int(Some(number)) => Value::Number(i64::from(*number)),
        sea_query::Value::BigInt(Some(number)) => Value::Number(*number),
        sea_query::Value::BigUnsigned(Some(number)) => {
            Value::Number(i64::try_from(*number).unwrap_or(i64::MAX))
        }
        sea_query::Value::String(Some(text)) => Value::Text(text),
        _ => Value::Null,
    }
}
