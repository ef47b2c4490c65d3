//! Tags; the first public one of a story is its rubric.

mod read;
mod store;

pub(crate) use read::by_ids;
