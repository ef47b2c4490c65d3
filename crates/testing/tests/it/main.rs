//! The rules of the house, held against the whole workspace.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test stops where it is wrong"
)]

mod dependencies;
mod rooms;
mod sources;
mod workspace;
