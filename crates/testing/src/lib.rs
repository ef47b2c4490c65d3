//! What tests share: a private PostgreSQL, a host that is asked, the folder of recorded answers, and the rule for skipping.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "a test stops where it is wrong"
)]

mod host;
mod mailbox;
mod postgres;
mod shared;

pub use host::{Host, Question, Reply};
pub use mailbox::{Caught, letters, wait_for_letters};
pub use postgres::Cluster;
pub use shared::{shared, skip};
