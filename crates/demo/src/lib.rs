//! The invented newsroom that a first start shows, and the generator of large archives.
//!
//! Two things that look like a newsroom's own work and are nobody's: [`newsroom`] hands out the
//! paper under `demo/` (some fifty stories, their authors, rubrics and pictures, embedded in the
//! program), and [`generate`] makes any number of plausible stories, the same for the same count and
//! seed. Nothing here opens a file or reads a clock: a story says how old it is at first start.

mod archive;
mod document;
mod file;
mod newsroom;
mod node;
mod story;

pub use archive::{Archive, Block, GeneratedStory, generate, write_ghost_export};
pub use file::{File, GHOST_URL, file, files};
pub use newsroom::{Author, NavigationItem, Newsroom, Recording, Site, Tag, newsroom};
pub use story::{Kind, Picture, Status, Story};

/// What can be wrong in the embedded newsroom; the tests keep every one of these from happening.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// `newsroom.toml` is not what [`Newsroom`] describes.
    #[error("demo/newsroom.toml: {0}")]
    Newsroom(#[from] Box<toml::de::Error>),
    /// A story does not open with front matter between two lines of `+++`.
    #[error("demo/stories/{0}: no front matter between two lines of +++")]
    NoFrontMatter(String),
    /// A story's front matter has a wrong or unknown field.
    #[error("demo/stories/{file}: {problem}")]
    FrontMatter {
        /// The story's file name.
        file: String,
        /// What the TOML reader said.
        problem: Box<toml::de::Error>,
    },
    /// A story's age is not a span of time such as `3h 20m`.
    #[error("demo/stories/{file}: age: {problem}")]
    Age {
        /// The story's file name.
        file: String,
        /// What the time reader said.
        problem: jiff::Error,
    },
}

/// The 24 hexadecimal digits that identify `name` among the things of one `family` in the demo.
fn object_id(family: &str, name: &str) -> String {
    let hash = blake3::hash(format!("{family}:{name}").as_bytes()).to_hex();
    hash.chars().take(24).collect()
}
