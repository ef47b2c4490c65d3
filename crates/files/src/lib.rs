//! The one writer of files: inside a root, by names that can't lead out of it, whole or not at all.
//!
//! Uploads, themes, imports and backups all go through [`Root::write`]: it writes to a temporary file in the target
//! folder, brings that to the disk, and renames it into place, so that a reader or a crash never sees half a file.

mod draft;
mod folder;
mod name;
mod root;

pub use draft::Draft;
pub use name::{Name, NameError};
pub use root::{FileError, Root};
