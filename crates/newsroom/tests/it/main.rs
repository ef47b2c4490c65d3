//! The newsroom as its doors use it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where it is wrong")]

mod acts;
mod changes;
mod desk;
mod find;
mod import;
mod marks;

mod reading;
