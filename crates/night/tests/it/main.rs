//! The night with a newsroom, a clock that a test sets, and hosts that a test owns.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where it is wrong")]

mod desk;
mod letters;
mod webhooks;
