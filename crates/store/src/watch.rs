//! Tells a process that another one has committed something, without a question to the database per request.

use std::thread::sleep;
use std::time::{Duration, Instant};

use postgres::fallible_iterator::FallibleIterator;

use crate::tx::Connection;
use crate::{StoreError, Tx};

/// How often SQLite's counter is looked at: so long may another process's commit go unnoticed.
const PAUSE: Duration = Duration::from_millis(10);

pub(crate) const NOTIFY: &str = "notify courant_changes";

/// Looks out for commits of other processes.
pub struct Watch(Backend);

enum Backend {
    /// A file's counter, and what it was.
    Sqlite(rusqlite::Connection, Option<i64>),
    Postgres(postgres::Client),
}

impl Watch {
    pub(crate) fn of_file(connection: rusqlite::Connection) -> Self {
        Self(Backend::Sqlite(connection, None))
    }

    pub(crate) fn of_server(mut client: postgres::Client) -> Result<Self, StoreError> {
        client.batch_execute("listen courant_changes")?;
        Ok(Self(Backend::Postgres(client)))
    }

    /// What `ask` finds where something may have been committed since the last look or glance. It asks a file on the
    /// watch's own connection and so waits for no other reader; a server is only waited for, and a glance at it sees
    /// nothing.
    pub fn glance<T>(
        &mut self,
        ask: impl FnOnce(&mut Tx<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let Backend::Sqlite(connection, known) = &mut self.0 else { return Ok(None) };
        let counter = counter(connection)?;
        if *known == Some(counter) {
            return Ok(None);
        }
        let snapshot = connection.unchecked_transaction()?;
        let found = ask(&mut Tx::new(Connection::Sqlite(&snapshot)))?;
        *known = Some(counter);
        Ok(Some(found))
    }

    /// Waits until something may have been committed, for `patience` at most; whether it may have.
    ///
    /// The first call on a file returns at once. After an error the watch is of no more use.
    pub fn wait(&mut self, patience: Duration) -> Result<bool, StoreError> {
        match &mut self.0 {
            Backend::Sqlite(connection, known) => {
                let started = Instant::now();
                loop {
                    let counter = counter(connection)?;
                    if known.replace(counter) != Some(counter) {
                        return Ok(true);
                    }
                    if started.elapsed() >= patience {
                        return Ok(false);
                    }
                    sleep(PAUSE);
                }
            }
            Backend::Postgres(client) => {
                let mut heard = client.notifications();
                let is_first = heard.timeout_iter(patience).next()?.is_some();
                // What came in meanwhile tells nothing more.
                while heard.iter().next()?.is_some() {}
                drop(heard);
                if client.is_closed() {
                    client.batch_execute("")?;
                }
                Ok(is_first)
            }
        }
    }
}

/// SQLite's count of what other connections have committed to the file.
fn counter(connection: &rusqlite::Connection) -> Result<i64, StoreError> {
    Ok(connection.prepare_cached("pragma data_version")?.query_row([], |row| row.get(0))?)
}
