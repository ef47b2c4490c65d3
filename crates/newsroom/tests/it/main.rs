//! The newsroom as its doors use it.
#![allow(clippy::unwrap_used, reason = "a test stops where it is wrong")]

mod desk;
mod import;
mod reading;
