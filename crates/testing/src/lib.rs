//! What tests share: a private PostgreSQL, the folder of recorded answers, and the rule for skipping.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stderr,
    reason = "a test stops where it is wrong"
)]

mod postgres;
mod shared;

pub use postgres::Cluster;
pub use shared::{shared, skip};
