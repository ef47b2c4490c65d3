//! What can be wrong with a theme, and with one rendering of it.

use std::path::PathBuf;

/// Why a theme was refused.
#[derive(Debug, thiserror::Error)]
pub enum ThemeError {
    /// The file system would not give it.
    #[error("cannot read {}", file.display())]
    Unreadable {
        /// What was to be read.
        file: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// The theme can't be put in its place.
    #[error("{path}: {error}")]
    Unwritable {
        /// The theme's folder.
        path: String,
        /// Why not.
        error: String,
    },
    /// A theme needs a name to be put somewhere.
    #[error("package.json: the theme has no name")]
    NoName,
    /// An archive in which one path stands for two files.
    #[error("{file}: stands in the archive twice")]
    Twice {
        /// The path.
        file: String,
    },
    /// A name that is no text.
    #[error("{file}: the name is not UTF-8")]
    Name {
        /// The file.
        file: String,
    },
    /// A link could show any file of the machine to the public.
    #[error("{file}: a theme may hold no symbolic links")]
    Link {
        /// The link.
        file: String,
    },
    /// A path that leaves the theme's folder, or is none.
    #[error("{file}: the path is not inside of the theme")]
    Outside {
        /// The path as the archive gives it.
        file: String,
    },
    /// Folders in folders in folders.
    #[error("{file}: folders are nested too deep")]
    TooDeep {
        /// The folder.
        file: String,
    },
    /// More files than any theme has.
    #[error("more than {most} files")]
    TooManyFiles {
        /// How many a theme may have.
        most: usize,
    },
    /// More bytes than any theme has.
    #[error("{file}: the theme is too large")]
    TooLarge {
        /// The file that was one too many.
        file: String,
    },
    /// A template, translation or manifest that is not UTF-8.
    #[error("{file}: not UTF-8 text")]
    NotText {
        /// The file.
        file: String,
    },
    /// A file that every theme must have.
    #[error("{file} is missing")]
    Missing {
        /// The file.
        file: &'static str,
    },
    /// JSON that cannot be read.
    #[error("{file}:{line}:{column}: {message}")]
    Json {
        /// The file.
        file: String,
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
        /// What is wrong.
        message: String,
    },
    /// Templates that cannot be compiled; the engine says where.
    #[error("{}", templates(.0))]
    Templates(Vec<hbs::Error>),
    /// The archive is broken.
    #[error("not a readable zip archive")]
    Archive(#[from] zip::result::ZipError),
}

/// Why a page could not be rendered.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// The theme has none of the templates that could show this page.
    #[error("the theme has none of the templates {}", wanted.join(".hbs, "))]
    NoTemplate {
        /// The ones that were looked for.
        wanted: Vec<String>,
    },
    /// A template stopped; the engine says where.
    #[error(transparent)]
    Template(#[from] hbs::Error),
}

impl ThemeError {
    pub(crate) fn json(file: &str, error: &serde_json::Error) -> Self {
        let message = error.to_string();
        let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message);
        Self::Json {
            file: file.to_owned(),
            line: error.line(),
            column: error.column(),
            message: message.to_owned(),
        }
    }
}

fn templates(errors: &[hbs::Error]) -> String {
    let errors: Vec<_> = errors.iter().map(ToString::to_string).collect();
    errors.join("\n")
}
