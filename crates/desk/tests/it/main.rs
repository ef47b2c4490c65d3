//! The desk from outside: what its addresses answer to whom.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where it is wrong")]

mod accounts;
mod client;
mod door;
mod keys;
mod roles;
