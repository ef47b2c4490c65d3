//! The reader's door, asked over HTTP.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where it is wrong")]

mod cache;
mod client;
mod content_api;
mod door;
mod feeds;
mod golden;
mod live;
mod public;
mod ranges;
mod ready;
mod secure;
mod shelf;
