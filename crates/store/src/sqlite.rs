//! SQLite: one writer, and readers that are opened as they are needed.

use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::{Connection, OpenFlags};

use crate::StoreError;

/// Bytes of the file that a reader sees without copying; they count as memory of the process while they are mapped.
const MAPPED: i64 = 32 << 20;

/// How long a question waits for a reader before it gets one more: it may stand within another question.
const PATIENCE: Duration = Duration::from_secs(1);

pub(crate) struct Sqlite {
    path: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Readers>,
    returned: Condvar,
    /// Readers that are kept: more than a few for each processor answer nothing sooner, and each takes memory.
    most: usize,
}

/// The readers of a file.
#[derive(Default)]
struct Readers {
    idle: Vec<Connection>,
    lent: usize,
}

/// Counts a reader as lent until it is back, however its question ends.
struct Lent<'s>(&'s Sqlite);

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        self.0.readers().lent -= 1;
        self.0.returned.notify_one();
    }
}

impl Sqlite {
    pub(crate) fn open(path: &Path) -> Result<Self, StoreError> {
        let writer = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        writer.pragma_update(None, "journal_mode", "wal")?;
        writer.pragma_update(None, "synchronous", "full")?;
        writer.pragma_update(None, "foreign_keys", true)?;
        // An import writes the same index pages again and again: fewer checkpoints, a larger cache.
        writer.pragma_update(None, "wal_autocheckpoint", 4000)?;
        writer.pragma_update(None, "cache_size", -65_536)?;
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        Ok(Sqlite {
            path: path.to_owned(),
            writer: Mutex::new(writer),
            readers: Mutex::default(),
            returned: Condvar::new(),
            most: 2 * processors,
        })
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
        let (idle, lent) = self.lend();
        let reader = match idle {
            Some(reader) => reader,
            None => self.new_reader()?,
        };
        let answer = ask(&reader);
        if reader.is_autocommit() {
            let mut readers = self.readers();
            if readers.idle.len() < self.most {
                readers.idle.push(reader);
            }
        }
        drop(lent);
        answer
    }

    /// An idle reader, or leave to open one more.
    fn lend(&self) -> (Option<Connection>, Lent<'_>) {
        let full = |readers: &mut Readers| readers.idle.is_empty() && readers.lent >= self.most;
        let waited = self.returned.wait_timeout_while(self.readers(), PATIENCE, full);
        let (mut readers, _) = waited.unwrap_or_else(PoisonError::into_inner);
        readers.lent += 1;
        (readers.idle.pop(), Lent(self))
    }

    pub(crate) fn new_reader(&self) -> Result<Connection, StoreError> {
        let reader = connect(&self.path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        reader.pragma_update(None, "mmap_size", MAPPED)?;
        Ok(reader)
    }

    fn readers(&self) -> MutexGuard<'_, Readers> {
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
