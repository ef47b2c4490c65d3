//! What can go wrong with the database, in words for the person who runs it.

use std::path::PathBuf;

/// Why the database did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The data folder holds no database and none was to be made.
    #[error(
        "there is no database at {0}: name the right folder with --data, or make one with `courant serve`"
    )]
    Missing(PathBuf),
    /// The data folder can't be written to.
    #[error("the data folder {folder} can't be used")]
    Folder {
        /// The folder named by the configuration.
        folder: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// The database was written by a later Courant.
    #[error(
        "the database {place} is from a newer Courant (its schema is {found}, this one knows {known}): run the newer one"
    )]
    Newer {
        /// Where the database is.
        place: String,
        /// The schema number found.
        found: i64,
        /// The highest schema number that this program knows.
        known: i64,
    },
    /// A migration that this program knows is not the one that was applied.
    #[error("the database {place} was changed by another migration {name} than this program's")]
    Altered {
        /// Where the database is.
        place: String,
        /// The migration's name.
        name: String,
    },
    /// A write failed on its way to the disk; nothing more is written until a restart.
    #[error("the disk failed under an earlier write: nothing is written until Courant is started again")]
    WritesStopped,
    /// SQLite refused.
    #[error("the database refused a statement")]
    Sqlite(#[from] rusqlite::Error),
    /// PostgreSQL refused.
    #[error("the database refused a statement")]
    Postgres(#[from] postgres::Error),
    /// A value was not of the kind that the code expects.
    #[error("column {column} of a row is not {expected}")]
    Column {
        /// The column's place in the row, from 0.
        column: usize,
        /// What was expected.
        expected: &'static str,
    },
    /// A column was to hold what it can't.
    #[error("{column} must be {expected}")]
    Value {
        /// The column.
        column: &'static str,
        /// What it can hold.
        expected: &'static str,
    },
}

impl StoreError {
    /// Whether a unique constraint was violated: somebody else has that value already.
    pub fn is_conflict(&self) -> bool {
        match self {
            StoreError::Sqlite(error) => {
                error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation)
            }
            StoreError::Postgres(error) => error.code() == Some(&postgres::error::SqlState::UNIQUE_VIOLATION),
            _ => false,
        }
    }

    pub(crate) fn is_disk_failure(&self) -> bool {
        match self {
            StoreError::Sqlite(error) => matches!(
                error.sqlite_error_code(),
                Some(
                    rusqlite::ErrorCode::SystemIoFailure
                        | rusqlite::ErrorCode::DiskFull
                        | rusqlite::ErrorCode::DatabaseCorrupt
                )
            ),
            _ => false,
        }
    }
}
