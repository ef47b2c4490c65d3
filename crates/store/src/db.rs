//! The database as every other room knows it: a place to read from and to write to.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::postgres::Postgres;
use crate::sqlite::Sqlite;
use crate::tx::Connection;
use crate::{StoreError, Tx, Watch, migrate};

/// Where the database is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// A SQLite file; its folder is made if need be.
    File(PathBuf),
    /// `postgres://…`
    Url(String),
}

/// Whether a database may be made where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Make it.
    Create,
    /// Refuse, so that a mistyped folder never becomes an empty newsroom.
    Existing,
}

/// An open database, migrated to this program's schema.
pub struct Db {
    backend: Backend,
    writes_stopped: AtomicBool,
}

enum Backend {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

impl Db {
    /// Opens the database and applies the migrations that it lacks.
    ///
    /// A database of a newer Courant, or one whose migrations differ, is left as it is and refused.
    pub fn open(location: &Location, access: Access) -> Result<Self, StoreError> {
        let backend = match location {
            Location::File(path) => Backend::Sqlite(open_file(path, access)?),
            Location::Url(url) => Backend::Postgres(Postgres::open(url)?),
        };
        let db = Db { backend, writes_stopped: AtomicBool::new(false) };
        migrate::run(&db, &location.to_string())?;
        Ok(db)
    }

    /// Asks questions that all see the same state.
    pub fn read<T, E: From<StoreError>>(
        &self,
        ask: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        match &self.backend {
            Backend::Sqlite(sqlite) => sqlite.with_reader(|reader| {
                let snapshot = reader.unchecked_transaction().map_err(StoreError::from)?;
                ask(&mut Tx::new(Connection::Sqlite(&snapshot)))
            }),
            Backend::Postgres(postgres) => postgres.with_session(|session| {
                session
                    .client()
                    .batch_execute("begin isolation level repeatable read read only")
                    .map_err(StoreError::from)?;
                let answer = ask(&mut Tx::new(Connection::Postgres(session)));
                session.client().batch_execute("rollback").map_err(StoreError::from)?;
                answer
            }),
        }
    }

    /// Writes everything that `work` does, or nothing; it is on disk when this returns `Ok`.
    pub fn write<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        if self.writes_stopped.load(Ordering::Acquire) {
            return Err(StoreError::WritesStopped.into());
        }
        match &self.backend {
            Backend::Sqlite(sqlite) => {
                let mut writer = sqlite.writer();
                let tx = writer
                    .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
                    .map_err(StoreError::from)?;
                let done = work(&mut Tx::new(Connection::Sqlite(&tx)))?;
                tx.commit().map_err(|error| self.failed_commit(error.into()))?;
                Ok(done)
            }
            Backend::Postgres(postgres) => postgres.with_session(|session| {
                session.client().batch_execute("begin").map_err(StoreError::from)?;
                let done = work(&mut Tx::new(Connection::Postgres(session)));
                let end = if done.is_ok() { "commit" } else { "rollback" };
                session.client().batch_execute(end).map_err(StoreError::from)?;
                done
            }),
        }
    }

    /// Looks out for what other processes commit, on a connection of its own.
    pub fn watch(&self) -> Result<Watch, StoreError> {
        match &self.backend {
            Backend::Sqlite(sqlite) => Ok(Watch::of_file(sqlite.new_reader()?)),
            Backend::Postgres(postgres) => Watch::of_server(postgres.new_client()?),
        }
    }

    /// A watch of a database in a file, to be glanced at; none where a server tells of commits.
    pub fn watch_file(&self) -> Result<Option<Watch>, StoreError> {
        match &self.backend {
            Backend::Sqlite(sqlite) => Ok(Some(Watch::of_file(sqlite.new_reader()?))),
            Backend::Postgres(_) => Ok(None),
        }
    }

    /// Folds SQLite's log into its file, as before a copy or at a clean stop; PostgreSQL needs no such thing.
    pub fn checkpoint(&self) -> Result<(), StoreError> {
        if let Backend::Sqlite(sqlite) = &self.backend {
            sqlite.writer().pragma_update(None, "wal_checkpoint", "truncate")?;
        }
        Ok(())
    }

    /// After a failed fsync nobody knows what the disk holds: stop writing, go on reading.
    fn failed_commit(&self, error: StoreError) -> StoreError {
        if error.is_disk_failure() {
            self.writes_stopped.store(true, Ordering::Release);
        }
        error
    }
}

fn open_file(path: &Path, access: Access) -> Result<Sqlite, StoreError> {
    if access == Access::Existing && !path.is_file() {
        return Err(StoreError::Missing(path.to_owned()));
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let unusable = |source| StoreError::Folder { folder: folder.to_owned(), source };
    std::fs::create_dir_all(folder).map_err(unusable)?;
    Sqlite::open(path)
}

impl std::fmt::Display for Location {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Location::File(path) => path.display().fmt(out),
            Location::Url(url) => out.write_str(url.rsplit('@').next().unwrap_or(url)),
        }
    }
}
