//! Authors: staff as readers know them.

mod read;
mod store;

pub(crate) use read::{by_ids, counted};
