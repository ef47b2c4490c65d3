//! Who is signed in, on which devices. A session's token is random and only its hash is kept; every session can be
//! listed and ended, and ends by itself when it has not been used for [`IDLE_DAYS`] days.

mod begin;
mod read;
mod second_factor;
mod store;

pub use begin::{Device, SignIn};
pub use read::{Account, Session, SignedIn};
pub use second_factor::{FactorSetup, code_at};
pub(crate) use store::account;

/// Days after which a session that was not used is over.
pub const IDLE_DAYS: i64 = 30;

const DAY: i64 = 24 * 60 * 60 * 1000;
