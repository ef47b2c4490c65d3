//! Rows shown and changed whole, as JSON by the names of their table's columns.
//!
//! What may be named stands in the [`Table`]; a name that is not there is passed over, and every value is an argument.

use jiff::Timestamp;
use sea_query::{Expr, ExprTrait, Query};
use serde_json::Value as Json;

use crate::{Column, Kind, Row, StoreError, Table, Tx};

/// One row: values by the names of the columns, in their order. Times are `2026-01-31T09:05:00.000Z`.
pub type Record = serde_json::Map<String, Json>;

impl Table {
    /// The rows whose `column` has one of these values, in the order of their ids.
    pub fn records(
        &self,
        tx: &mut Tx<'_>,
        column: &'static str,
        values: &[String],
    ) -> Result<Vec<Record>, StoreError> {
        if values.is_empty() {
            return Ok(Vec::new());
        }
        let mut query = Query::select();
        query.from(self.name).columns(self.columns.iter().map(|column| column.name));
        query
            .and_where(Expr::col(column).is_in(values.iter().cloned()))
            .order_by("id", sea_query::Order::Asc);
        tx.select(&query, |row| self.read(row))
    }

    /// Every row, in the order of their ids.
    pub fn all_records(&self, tx: &mut Tx<'_>) -> Result<Vec<Record>, StoreError> {
        let mut query = Query::select();
        query.from(self.name).columns(self.columns.iter().map(|column| column.name));
        query.order_by("id", sea_query::Order::Asc);
        tx.select(&query, |row| self.read(row))
    }

    /// The row with this id.
    pub fn record(&self, tx: &mut Tx<'_>, id: &str) -> Result<Option<Record>, StoreError> {
        Ok(self.records(tx, "id", &[id.to_owned()])?.pop())
    }

    /// Adds a row; columns that the record does not name have their defaults.
    pub fn insert(&self, tx: &mut Tx<'_>, record: &Record) -> Result<(), StoreError> {
        let mut query = Query::insert();
        let (names, values) = self.named(record)?;
        query.into_table(self.name).columns(names);
        query.values_panic(values.into_iter().map(Expr::val));
        tx.apply(self.name, &query).map(drop)
    }

    /// Changes the named columns of the row with this id.
    pub fn change(&self, tx: &mut Tx<'_>, id: &str, changes: &Record) -> Result<(), StoreError> {
        let (names, values) = self.named(changes)?;
        if names.is_empty() {
            return Ok(());
        }
        let mut query = Query::update();
        query.table(self.name).and_where(Expr::col("id").eq(id));
        for (name, value) in names.into_iter().zip(values) {
            query.value(name, Expr::val(value));
        }
        tx.apply(self.name, &query).map(drop)
    }

    /// Removes the row with this id; whether there was one.
    pub fn remove(&self, tx: &mut Tx<'_>, id: &str) -> Result<bool, StoreError> {
        let mut query = Query::delete();
        query.from_table(self.name).and_where(Expr::col("id").eq(id));
        Ok(tx.apply(self.name, &query)? > 0)
    }

    fn read(&self, row: &mut Row<'_>) -> Result<Record, StoreError> {
        self.columns.iter().map(|column| Ok((column.name.to_owned(), column.read(row)?))).collect()
    }

    fn named(&self, record: &Record) -> Result<(Vec<&'static str>, Vec<sea_query::Value>), StoreError> {
        let given = self.columns.iter().filter_map(|column| Some((column, record.get(column.name)?)));
        let pairs = given.map(|(column, json)| Ok((column.name, column.value(json)?)));
        Ok(pairs.collect::<Result<Vec<_>, StoreError>>()?.into_iter().unzip())
    }
}

impl Column {
    fn read(&self, row: &mut Row<'_>) -> Result<Json, StoreError> {
        Ok(match self.kind {
            Kind::Text => row.maybe_text()?.map_or(Json::Null, Json::String),
            Kind::Number => row.maybe_number()?.map_or(Json::Null, Json::from),
            Kind::Flag => Json::Bool(row.flag()?),
            Kind::Time => row.maybe_text()?.map_or(Json::Null, |time| Json::String(shown(&time))),
        })
    }

    /// The value as it is bound; what the column can't hold is refused.
    fn value(&self, json: &Json) -> Result<sea_query::Value, StoreError> {
        let wrong = || StoreError::Value { column: self.name, expected: expected(self.kind) };
        Ok(match (self.kind, json) {
            (Kind::Text | Kind::Time, Json::Null) if self.nullable => sea_query::Value::String(None),
            (Kind::Number, Json::Null) if self.nullable => sea_query::Value::BigInt(None),
            (Kind::Text, Json::String(text)) if !text.contains('\0') => text.clone().into(),
            (Kind::Number, Json::Number(number)) => number.as_i64().ok_or_else(wrong)?.into(),
            (Kind::Flag, Json::Bool(flag)) => (*flag).into(),
            (Kind::Time, Json::String(text)) => stored(text).ok_or_else(wrong)?.into(),
            _ => return Err(wrong()),
        })
    }
}

fn expected(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Number => "a whole number",
        Kind::Flag => "true or false",
        Kind::Time => "a time",
    }
}

/// A stored time as it is shown.
fn shown(time: &str) -> String {
    format!("{}.000Z", time.replacen(' ', "T", 1))
}

/// A time as it is stored: to the second, in UTC, between the years 0 and 9999.
fn stored(text: &str) -> Option<String> {
    let moment: Timestamp = text.parse().ok()?;
    (moment >= Timestamp::UNIX_EPOCH).then(|| moment.strftime("%Y-%m-%d %H:%M:%S").to_string())
}
