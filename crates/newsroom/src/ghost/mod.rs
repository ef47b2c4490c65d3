//! Ghost's export format: in and out.
//!
//! An import reads the file twice. The first reading checks every value, reference and name and writes nothing; the
//! second writes in batches, each with the place that it has reached, so that a killed import goes on from there.

mod cell;
mod error;
mod export;
mod import;
mod media;
mod read;
mod report;
mod store;
mod survey;
mod write;

pub use error::ImportError;
pub use export::ExportError;
pub use import::{Import, Progress};
pub use media::Media;
pub use report::{ImportReport, Skipped, TableReport};
