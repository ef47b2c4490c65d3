//! One transaction: everything that is asked or written between its beginning and its end.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use sea_query::{QueryStatementWriter, SelectStatement};

use crate::row::Source;
use crate::{Row, Statement, StoreError, Value, statement, value, watch};

/// A transaction on either database.
///
/// Statements are constant text with `$1`, `$2`… or were built by this room; no caller's byte is in their text.
pub struct Tx<'c> {
    connection: Connection<'c>,
    written: BTreeSet<&'static str>,
}

/// Why a walk ends before its last row.
enum Stop {
    Enough,
    Failed(StoreError),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Stop::Failed(error)
    }
}

pub(crate) enum Connection<'c> {
    Sqlite(&'c rusqlite::Connection),
    Postgres(&'c mut crate::postgres::Session),
}

impl<'c> Tx<'c> {
    pub(crate) fn new(connection: Connection<'c>) -> Self {
        Tx { connection, written: BTreeSet::new() }
    }

    /// Runs a statement and says how many rows it changed.
    pub fn execute(&mut self, sql: &'static str, args: &[Value<'_>]) -> Result<u64, StoreError> {
        self.written.insert(table_written(sql));
        self.change(sql, args)
    }

    /// The tables that statements of this transaction wrote to, other than built ones.
    pub fn written(&self) -> impl Iterator<Item = &'static str> {
        self.written.iter().copied()
    }

    /// Wakes the [`Watch`](crate::Watch)es of other processes once this transaction is committed.
    pub fn wake_others(&mut self) -> Result<(), StoreError> {
        match &mut self.connection {
            // Every watch looks at the file's own counter.
            Connection::Sqlite(_) => Ok(()),
            Connection::Postgres(session) => Ok(session.client().batch_execute(watch::NOTIFY)?),
        }
    }

    /// Runs a built statement and says how many rows it changed.
    pub fn run(&mut self, built: &Statement, args: &[Value<'_>]) -> Result<u64, StoreError> {
        self.change(built.text(), args)
    }

    /// Every row that answers, each made into a `T` by `read`.
    pub fn all<T>(
        &mut self,
        sql: &'static str,
        args: &[Value<'_>],
        mut read: impl FnMut(&mut Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let mut items = Vec::new();
        self.each(sql, args, |row| -> Result<(), StoreError> {
            items.push(read(row)?);
            Ok(())
        })?;
        Ok(items)
    }

    /// The first row that answers.
    pub fn first<T>(
        &mut self,
        sql: &'static str,
        args: &[Value<'_>],
        read: impl FnMut(&mut Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        Ok(self.all(sql, args, read)?.into_iter().next())
    }

    /// Calls `read` for every row that answers, without keeping them.
    pub fn each<E: From<StoreError>>(
        &mut self,
        sql: &'static str,
        args: &[Value<'_>],
        read: impl FnMut(&mut Row<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.query(sql, args, read)
    }

    /// Calls `read` for one row after the other, until it has seen enough.
    pub fn walk(
        &mut self,
        sql: &'static str,
        args: &[Value<'_>],
        mut read: impl FnMut(&mut Row<'_>) -> Result<ControlFlow<()>, StoreError>,
    ) -> Result<(), StoreError> {
        let walked = self.query(sql, args, |row| match read(row)? {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Stop::Enough),
        });
        match walked {
            Err(Stop::Failed(error)) => Err(error),
            Ok(()) | Err(Stop::Enough) => Ok(()),
        }
    }

    /// Calls `read` for every row that answers a built statement.
    pub fn each_built<E: From<StoreError>>(
        &mut self,
        built: &Statement,
        args: &[Value<'_>],
        read: impl FnMut(&mut Row<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.query(built.text(), args, read)
    }

    /// Every row that answers a query which sea-query wrote.
    pub fn select<T>(
        &mut self,
        query: &SelectStatement,
        mut read: impl FnMut(&mut Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let postgres = matches!(self.connection, Connection::Postgres(_));
        let (text, values) = statement::render(query, postgres);
        let args: Vec<Value<'_>> = values.0.iter().map(value::from_built).collect();
        let mut items = Vec::new();
        self.query(&text, &args, |row| -> Result<(), StoreError> {
            items.push(read(row)?);
            Ok(())
        })?;
        Ok(items)
    }

    /// Runs a change of `table` that sea-query wrote and says how many rows it changed.
    pub(crate) fn apply<Q: QueryStatementWriter>(
        &mut self,
        table: &'static str,
        query: &Q,
    ) -> Result<u64, StoreError> {
        self.written.insert(table);
        let postgres = matches!(self.connection, Connection::Postgres(_));
        let (text, values) = statement::render(query, postgres);
        let args: Vec<Value<'_>> = values.0.iter().map(value::from_built).collect();
        self.change(&text, &args)
    }

    /// Runs statements that are given as one text, such as a migration.
    pub(crate) fn script(&mut self, sql: &str) -> Result<(), StoreError> {
        match &mut self.connection {
            Connection::Sqlite(connection) => connection.execute_batch(sql)?,
            Connection::Postgres(session) => session.client().batch_execute(sql)?,
        }
        Ok(())
    }

    fn change(&mut self, sql: &str, args: &[Value<'_>]) -> Result<u64, StoreError> {
        match &mut self.connection {
            Connection::Sqlite(connection) => {
                let mut prepared = connection.prepare_cached(sql)?;
                bind(&mut prepared, args)?;
                Ok(prepared.raw_execute()? as u64)
            }
            Connection::Postgres(session) => Ok(session.execute(sql, args)?),
        }
    }

    fn query<E: From<StoreError>>(
        &mut self,
        sql: &str,
        args: &[Value<'_>],
        mut read: impl FnMut(&mut Row<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        match &mut self.connection {
            Connection::Sqlite(connection) => {
                let mut prepared = connection.prepare_cached(sql).map_err(StoreError::from)?;
                bind(&mut prepared, args)?;
                let mut rows = prepared.raw_query();
                while let Some(row) = rows.next().map_err(StoreError::from)? {
                    read(&mut Row::new(Source::Sqlite(row)))?;
                }
                Ok(())
            }
            Connection::Postgres(session) => {
                session.query(sql, args, |row| read(&mut Row::new(Source::Postgres(row))))
            }
        }
    }
}

/// The table that a statement writes to; `?` where its beginning does not say.
fn table_written(sql: &'static str) -> &'static str {
    let mut words = sql.split_ascii_whitespace();
    let table = match (words.next(), words.next()) {
        (Some("insert" | "delete"), Some("into" | "from")) => words.next(),
        (Some("update"), table) => table,
        _ => None,
    };
    table.map_or("?", |table| table.split('(').next().unwrap_or(table))
}

/// Binds by number: SQLite counts `$3` by its first appearance, PostgreSQL by its name.
fn bind(prepared: &mut rusqlite::CachedStatement<'_>, args: &[Value<'_>]) -> Result<(), StoreError> {
    for place in 1..=prepared.parameter_count() {
        let number = prepared
            .parameter_name(place)
            .and_then(|name| name.trim_start_matches(['$', '?']).parse::<usize>().ok())
            .unwrap_or(place);
        let value = args.get(number.saturating_sub(1)).unwrap_or(&Value::Null);
        prepared.raw_bind_parameter(place, value)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::table_written;

    #[test]
    fn a_statement_names_the_table_that_it_writes_to() {
        for (sql, table) in [
            ("insert into posts (id) values ($1)", "posts"),
            ("insert into posts(id) values ($1)", "posts"),
            ("\n  update posts\n set id = $1", "posts"),
            ("delete from posts where id = $1", "posts"),
            ("with x as (select 1) insert into posts select * from x", "?"),
            ("", "?"),
        ] {
            assert_eq!(table_written(sql), table, "{sql}");
        }
    }
}
