//! SQLite: one writer, and readers that are opened as they are needed.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::{Connection, OpenFlags};

use crate::StoreError;

/// Readers that are kept open for the next question.
const IDLE_READERS: usize = 32;

/// Bytes of the file that a reader sees without copying; they count as memory of the process while they are read.
const MAPPED: i64 = 256 << 20;

pub(crate) struct Sqlite {
    path: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
}

impl Sqlite {
    pub(crate) fn open(path: &Path) -> Result<Self, StoreError> {
        let writer = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        writer.pragma_update(None, "journal_mode", "wal")?;
        writer.pragma_update(None, "synchronous", "full")?;
        writer.pragma_update(None, "foreign_keys", true)?;
        Ok(Sqlite { path: path.to_owned(), writer: Mutex::new(writer), readers: Mutex::default() })
    }

    /// The writer; who holds it is alone in writing.
    pub(crate) fn writer(&self) -> MutexGuard<'_, Connection> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lends a reader to `ask` and keeps it for the next question.
    pub(crate) fn with_reader<T, E: From<StoreError>>(
        &self,
        ask: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let idle = self.idle().pop();
        let reader = match idle {
            Some(reader) => reader,
            None => self.new_reader()?,
        };
        let answer = ask(&reader);
        let mut idle = self.idle();
        if idle.len() < IDLE_READERS && reader.is_autocommit() {
            idle.push(reader);
        }
        answer
    }

    pub(crate) fn new_reader(&self) -> Result<Connection, StoreError> {
        let reader = connect(&self.path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        reader.pragma_update(None, "mmap_size", MAPPED)?;
        Ok(reader)
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.readers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn connect(path: &Path, access: OpenFlags) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(
        path,
        access | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_EXRESCODE,
    )?;
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.set_prepared_statement_cache_capacity(256);
    connection.pragma_update(None, "cache_size", -8192)?;
    connection.create_scalar_function("lower", 1, FunctionFlags::SQLITE_DETERMINISTIC, lower)?;
    Ok(connection)
}

/// In place of SQLite's own, which knows the 26 letters of ASCII only.
fn lower(context: &Context<'_>) -> rusqlite::Result<Option<String>> {
    Ok(context.get_raw(0).as_str_or_null()?.map(str::to_lowercase))
}
