//! Tags; the first public one of a story is its rubric.

mod add;
mod read;
mod store;

pub use add::NewTag;
pub(crate) use read::{by_ids, counted};
