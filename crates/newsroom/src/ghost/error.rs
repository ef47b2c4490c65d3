//! Why an export was not imported, in one sentence that names file and place.

use std::path::PathBuf;

use ::store::StoreError;

/// Why an export was not imported. Nothing of it has been written.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file can't be read.
    #[error("{file} can't be read")]
    File {
        /// The export.
        file: String,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// The file is not the JSON of an export, or ends too early.
    #[error("{file}, line {line}, column {column}: {what}")]
    Json {
        /// The export.
        file: String,
        /// From 1.
        line: usize,
        /// From 1, in bytes.
        column: usize,
        /// What is wrong there.
        what: String,
    },
    /// The file holds no tables.
    #[error("{file} is no Ghost export: it holds no \"data\" with tables")]
    NoData {
        /// The export.
        file: String,
    },
    /// The export is of a Ghost whose format this program does not know.
    #[error("{file} was exported by Ghost {version:?}; exports of Ghost 4, 5 and 6 are understood")]
    Version {
        /// The export.
        file: String,
        /// What it says of itself.
        version: String,
    },
    /// A value is not what its column holds.
    #[error("{file}: {table}[{index}].{column} is {what}")]
    Value {
        /// The export.
        file: String,
        /// The table.
        table: &'static str,
        /// The row, from 0.
        index: u64,
        /// The column.
        column: &'static str,
        /// What is wrong, in words that follow "is".
        what: String,
    },
    /// A picture or other file that the stories show is not among the media.
    #[error("{file}: {table}[{index}] shows {media}, which is not in {place}")]
    MissingMedia {
        /// The export.
        file: String,
        /// The table.
        table: &'static str,
        /// The row, from 0.
        index: u64,
        /// The missing file's name.
        media: String,
        /// Where it was looked for.
        place: PathBuf,
    },
    /// What was read could no longer be written; why is told by who writes.
    #[error("the import was stopped")]
    Stopped,
    /// The media can't be read or written.
    #[error("{place}: {what}")]
    Media {
        /// The folder, archive or file.
        place: String,
        /// What is wrong.
        what: String,
    },
    /// The database refused.
    #[error("the import stopped; run the same command again to go on where it stopped")]
    Store(#[from] StoreError),
    /// What was imported could not be brought in order.
    #[error("the import stopped; run the same command again to go on where it stopped")]
    Newsroom(#[from] crate::NewsroomError),
}

impl ImportError {
    pub(crate) fn from_json(file: &str, error: &serde_json::Error) -> Self {
        let what = match error.classify() {
            serde_json::error::Category::Eof => "the file ends in the middle: it was cut off".to_owned(),
            serde_json::error::Category::Io => "the file can't be read further".to_owned(),
            _ => without_place(&error.to_string()),
        };
        ImportError::Json { file: file.to_owned(), line: error.line(), column: error.column(), what }
    }
}

/// serde_json ends its messages with a place that ours begin with.
fn without_place(message: &str) -> String {
    message.split(" at line ").next().unwrap_or(message).to_owned()
}
