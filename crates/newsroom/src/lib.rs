//! What is true: stories, tags, authors, settings, and what may happen to them.
//!
//! [`Newsroom`] is the one way to the database. [`Newsroom::read`] lends a [`Reader`], whose answers all come from the
//! same state; acts such as [`Newsroom::import`] and [`Newsroom::publish`] each write in one transaction or not at
//! all. One folder per thing, with the same file names in each: `mod` (what it is), `store` (its rows), `read` (what
//! may be asked of it), and one file per act.

mod address;
mod authors;
mod error;
mod ghost;
mod id;
mod moment;
mod newsroom;
mod posts;
mod reader;
mod settings;
mod tags;
mod tiers;

pub use ::store::{Access, Location};
pub use address::Address;
pub use error::NewsroomError;
pub use ghost::{ExportError, Import, ImportError, ImportReport, Media, Progress, Skipped, TableReport};
pub use newsroom::Newsroom;
pub use posts::{Cursor, Direction, List, Span};
pub use reader::Reader;
