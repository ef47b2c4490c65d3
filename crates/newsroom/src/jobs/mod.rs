//! Work that is done after the answer: written down in the act's own transaction, taken by one process at a time, done
//! at least once, tried again with growing pauses, and given up in the end.

mod hear;
mod rules;
mod store;
mod take;
mod work;

pub use rules::{ATTEMPTS, LEASE};
pub use take::Job;
pub use work::{Kind, Letter, Work};
