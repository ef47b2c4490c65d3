//! The desk from outside: what its addresses answer to whom.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::needless_pass_by_value,
    reason = "a test stops where it is wrong"
)]

mod accounts;
mod board;
mod client;
mod door;
mod fields;
mod keys;
mod live;
mod media_library;
mod oembed;
mod posts;
mod roles;
mod things;
mod uploads;
