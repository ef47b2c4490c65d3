//! Tags; the first public one of a story is its rubric.

mod add;
mod desk;
mod read;
mod store;

pub use add::NewTag;
pub(crate) use read::{by_ids, counted};
pub(crate) use store::{id_of, slug_of};
