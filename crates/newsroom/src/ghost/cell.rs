//! One value of an export, checked against the column that it is for.

use ::store::{Column, Kind, Value};
use serde_json::Value as Json;

/// Bytes that one value may have.
pub(crate) const LARGEST: usize = 32 << 20;

/// A checked value, ready to be bound.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    Null,
    Flag(bool),
    Number(i64),
    Text(String),
}

impl Cell {
    /// The value as a statement's argument.
    pub(crate) fn as_value(&self) -> Value<'_> {
        match self {
            Cell::Null => Value::Null,
            Cell::Flag(flag) => Value::Flag(*flag),
            Cell::Number(number) => Value::Number(*number),
            Cell::Text(text) => Value::Text(text),
        }
    }

    /// The text, where it is one.
    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Cell::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// Checks `json` for `column`; the error says what is wrong in words that follow "is".
pub(crate) fn check(column: &Column, json: Option<Json>) -> Result<Cell, String> {
    let Some(json) = json else { return missing(column) };
    match (column.kind, json) {
        (_, Json::Null) if column.nullable => Ok(Cell::Null),
        (_, Json::Null) => missing(column),
        (Kind::Text, Json::String(text)) => plain_text(text),
        (Kind::Time, Json::String(text)) => moment(&text),
        (Kind::Flag, Json::Bool(flag)) => Ok(Cell::Flag(flag)),
        (Kind::Flag, Json::Number(number)) if number.as_i64() == Some(0) => Ok(Cell::Flag(false)),
        (Kind::Flag, Json::Number(number)) if number.as_i64() == Some(1) => Ok(Cell::Flag(true)),
        (Kind::Number, Json::Number(number)) => number
            .as_i64()
            .map(Cell::Number)
            .ok_or_else(|| format!("{number}, not a whole number of 64 bits")),
        (kind, json) => Err(format!("{}, not {}", name_of(&json), expected(kind))),
    }
}

/// What stands in a row that does not name the column: older exports lack newer columns.
fn missing(column: &Column) -> Result<Cell, String> {
    match (column.default, column.kind) {
        (Some(default), Kind::Flag) => Ok(Cell::Flag(default == "true")),
        (Some(default), Kind::Number) => Ok(Cell::Number(default.parse().unwrap_or_default())),
        (Some(default), _) => Ok(Cell::Text(default.to_owned())),
        (None, _) if column.nullable => Ok(Cell::Null),
        (None, kind) => Err(format!("missing, and must be {}", expected(kind))),
    }
}

fn plain_text(text: String) -> Result<Cell, String> {
    if text.len() > LARGEST {
        return Err(format!("{} bytes long; the most is {LARGEST}", text.len()));
    }
    if text.contains('\0') {
        return Err("text with a NUL character, which no database keeps".to_owned());
    }
    Ok(Cell::Text(text))
}

/// Ghost writes `2026-01-31 09:05:00` from SQLite and `2026-01-31T09:05:00.000Z` from MySQL.
fn moment(text: &str) -> Result<Cell, String> {
    let civil = text.trim_end_matches('Z').replace('T', " ");
    civil
        .parse::<jiff::civil::DateTime>()
        .ok()
        .filter(|moment| text.len() >= "2026-01-31 09:05:00".len() && moment.year() >= 1000)
        .map(|moment| Cell::Text(moment.strftime("%Y-%m-%d %H:%M:%S").to_string()))
        .ok_or_else(|| format!("{:?}, not a date such as \"2026-01-31 09:05:00\"", shortened(text)))
}

fn expected(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Number => "a whole number",
        Kind::Flag => "true, false, 1 or 0",
        Kind::Time => "a date such as \"2026-01-31 09:05:00\"",
    }
}

fn name_of(json: &Json) -> String {
    match json {
        Json::Null => "null".to_owned(),
        Json::Bool(flag) => flag.to_string(),
        Json::Number(number) => number.to_string(),
        Json::String(text) => format!("the text {:?}", shortened(text)),
        Json::Array(_) => "an array".to_owned(),
        Json::Object(_) => "an object".to_owned(),
    }
}

/// Enough of a text to find it by.
pub(crate) fn shortened(text: &str) -> String {
    let mut letters = text.chars();
    let start: String = letters.by_ref().take(40).collect();
    if letters.next().is_some() { format!("{start}…") } else { start }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use store::TABLES;

    use super::{Cell, check};

    fn posts(name: &str) -> &'static store::Column {
        TABLES.iter().find(|table| table.name == "posts").unwrap().column(name).unwrap()
    }

    #[test]
    fn both_databases_of_ghost_write_the_same_moment() {
        let sqlite = check(posts("created_at"), Some(json!("2026-01-31 09:05:00")));
        let mysql = check(posts("created_at"), Some(json!("2026-01-31T09:05:00.000Z")));
        assert_eq!(sqlite, Ok(Cell::Text("2026-01-31 09:05:00".into())));
        assert_eq!(sqlite, mysql);
    }

    #[test]
    fn what_is_no_date_is_said_to_be_none() {
        for wrong in ["2026-13-01 00:00:00", "yesterday", "0000-00-00 00:00:00", "", "2026-01-31"] {
            assert!(
                check(posts("created_at"), Some(json!(wrong))).unwrap_err().contains("not a date"),
                "{wrong}"
            );
        }
    }

    #[test]
    fn an_older_export_gets_the_defaults_of_newer_columns() {
        assert_eq!(check(posts("visibility"), None), Ok(Cell::Text("public".into())));
        assert_eq!(check(posts("auto_excerpt"), None), Ok(Cell::Null));
        assert!(check(posts("title"), None).unwrap_err().starts_with("missing"));
    }

    #[test]
    fn wrong_types_are_named() {
        assert_eq!(check(posts("title"), Some(json!([1]))).unwrap_err(), "an array, not text");
        assert!(check(posts("featured"), Some(json!(2))).is_err());
        assert!(check(posts("html"), Some(json!("a\0b"))).unwrap_err().contains("NUL"));
    }
}
