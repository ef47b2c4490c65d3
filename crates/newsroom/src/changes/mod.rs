//! What changed: by this a kept page knows whether it still holds.
//!
//! Every act of a [`Writer`](crate::Writer) notes which [`Thing`]s it changes; they are stored with the number of the
//! new generation, in the act's own transaction. Every question of a [`Reader`](crate::Reader) notes what it read.
//! [`Changes`] holds the last generations in memory, so that to compare the two asks no database: what this process
//! commits is there before the act is told to have succeeded, what others commit is fetched by [`follow`].

mod follow;
mod glance;
mod log;
mod noted;
mod reads;
mod store;
mod thing;

pub use log::{Changes, Validity};
pub use reads::{Marks, Reads};
pub use thing::Thing;

pub(crate) use glance::Glances;
pub(crate) use noted::Noted;
pub(crate) use store::{generation, record};

/// One thing that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) thing: Thing,
    /// Whether it is new, or has only gained something, and nothing that was seen before is different or gone.
    pub(crate) gained: bool,
}

impl Change {
    /// What an act has changed that does not look what.
    pub(crate) const fn of_everything() -> Self {
        Self { thing: Thing::Everything, gained: false }
    }
}
