//! Writes the newsroom as a Ghost export, row by row, so that its size does not matter.

use std::io::{self, Write};

use ::store::{Kind, Row, StoreError, TABLES, Table, Tx};
use serde_json::{Map, Value as Json};

use crate::Newsroom;

/// The Ghost whose export format is written.
const VERSION: &str = "6.65.0";

/// The one column of the schema that Ghost 6.65's exports leave out; older ones have it.
const LEFT_OUT_WHEN_NULL: (&str, &str) = ("posts", "published_by");

/// The one table that Ghost 6.65 exports only where it is asked to.
const LEFT_OUT_WHEN_EMPTY: &str = "recommendations";

/// Why an export was not written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The file or pipe took no more.
    #[error("the export can't be written")]
    Write(#[from] io::Error),
    /// The database refused.
    #[error("the export can't be read from the database")]
    Store(#[from] StoreError),
}

impl Newsroom {
    /// Writes every table of a Ghost export to `out`; `now` in milliseconds since 1970, UTC.
    pub fn export(&self, now: i64, out: &mut dyn Write) -> Result<(), ExportError> {
        write!(out, r#"{{"db":[{{"meta":{{"exported_on":{now},"version":"{VERSION}"}},"data":{{"#)?;
        self.db().read(|tx| {
            let mut separator = "";
            for table in TABLES {
                if table.name == LEFT_OUT_WHEN_EMPTY && is_empty(tx, table)? {
                    continue;
                }
                write!(out, "{separator}\"{}\":[", table.name)?;
                write_rows(tx, table, out)?;
                out.write_all(b"]")?;
                separator = ",";
            }
            Ok::<(), ExportError>(())
        })?;
        out.write_all(b"}}]}\n")?;
        Ok(())
    }
}

fn is_empty(tx: &mut Tx<'_>, table: &'static Table) -> Result<bool, StoreError> {
    let mut empty = true;
    tx.each_built(&table.select(), &[], |_| -> Result<(), StoreError> {
        empty = false;
        Ok(())
    })?;
    Ok(empty)
}

fn write_rows(tx: &mut Tx<'_>, table: &'static Table, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut first = true;
    tx.each_built(&table.select(), &[], |row| {
        if !std::mem::take(&mut first) {
            out.write_all(b",")?;
        }
        serde_json::to_writer(&mut *out, &json(table, row)?).map_err(io::Error::from)?;
        Ok(())
    })
}

/// A row as Ghost writes it: flags are 1 and 0.
fn json(table: &'static Table, row: &mut Row<'_>) -> Result<Map<String, Json>, StoreError> {
    let mut object = Map::with_capacity(table.columns.len());
    for column in table.columns {
        let value = match column.kind {
            Kind::Text | Kind::Time => row.maybe_text()?.map_or(Json::Null, Json::from),
            Kind::Number => row.maybe_number()?.map_or(Json::Null, Json::from),
            Kind::Flag => Json::from(i64::from(row.flag()?)),
        };
        if !(value.is_null() && (table.name, column.name) == LEFT_OUT_WHEN_NULL) {
            object.insert(column.name.to_owned(), value);
        }
    }
    Ok(object)
}
