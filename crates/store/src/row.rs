//! One answered row, read from its first column to its last.

use crate::StoreError;

/// Where an answered row comes from.
pub(crate) enum Source<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a postgres::Row),
}

/// A row whose columns are read in the order in which the statement names them.
pub struct Row<'a> {
    source: Source<'a>,
    next: usize,
}

impl<'a> Row<'a> {
    pub(crate) fn new(source: Source<'a>) -> Self {
        Row { source, next: 0 }
    }

    /// The next column's text.
    pub fn text(&mut self) -> Result<String, StoreError> {
        self.maybe_text()?.ok_or(StoreError::Column { column: self.next - 1, expected: "text" })
    }

    /// The next column's text, `None` where it is null.
    pub fn maybe_text(&mut self) -> Result<Option<String>, StoreError> {
        Ok(self.maybe_str()?.map(str::to_owned))
    }

    /// The next column's text without a copy, `None` where it is null.
    pub fn maybe_str(&mut self) -> Result<Option<&str>, StoreError> {
        let column = self.step();
        let text = match &self.source {
            Source::Sqlite(row) => match row.get_ref(column)? {
                rusqlite::types::ValueRef::Null => None,
                rusqlite::types::ValueRef::Text(bytes) => Some(
                    std::str::from_utf8(bytes)
                        .map_err(|_| StoreError::Column { column, expected: "text" })?,
                ),
                _ => return Err(StoreError::Column { column, expected: "text" }),
            },
            Source::Postgres(row) => row.try_get(column)?,
        };
        Ok(text)
    }

    /// The next column's number.
    pub fn number(&mut self) -> Result<i64, StoreError> {
        self.maybe_number()?.ok_or(StoreError::Column { column: self.next - 1, expected: "a number" })
    }

    /// The next column's number, `None` where it is null.
    pub fn maybe_number(&mut self) -> Result<Option<i64>, StoreError> {
        let column = self.step();
        Ok(match &self.source {
            Source::Sqlite(row) => row.get(column)?,
            Source::Postgres(row) => row.try_get(column)?,
        })
    }

    /// The next column's flag; null reads as false.
    pub fn flag(&mut self) -> Result<bool, StoreError> {
        let column = self.step();
        let flag: Option<bool> = match &self.source {
            Source::Sqlite(row) => row.get(column)?,
            Source::Postgres(row) => row.try_get(column)?,
        };
        Ok(flag.unwrap_or(false))
    }

    fn step(&mut self) -> usize {
        self.next += 1;
        self.next - 1
    }
}
