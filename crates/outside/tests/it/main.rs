//! The one client against hosts that mean ill.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where it is wrong")]

mod address;
mod answer;
mod host;
mod mail;
mod public;
mod rebinding;
mod redirect;
mod secure;
