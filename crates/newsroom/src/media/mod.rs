//! Media: what editors upload. The original goes into the vault, which no address leads to; readers get what
//! [`picture`] made of it.

mod copies;
mod naming;
mod record;
mod shelf;
mod sort;

pub use copies::{Copy, copies_of};
pub use shelf::{Adopted, MediaError, Purpose, Shelf, Taken, Upload};
pub use sort::Sort;
