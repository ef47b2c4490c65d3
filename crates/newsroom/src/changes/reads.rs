//! What was read for an answer.

use std::collections::BTreeSet;

use super::Thing;

/// What was read for an answer: it holds until one of these things changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reads(BTreeSet<Thing>);

impl Reads {
    /// Takes note that `thing` was read.
    pub fn add(&mut self, thing: Thing) {
        self.0.insert(thing);
    }

    /// Takes note of everything that `others` have read.
    pub fn join(&mut self, others: &Reads) {
        self.0.extend(others.0.iter().cloned());
    }

    /// The things, each once.
    pub fn things(&self) -> impl Iterator<Item = &Thing> {
        self.0.iter()
    }

    /// The same in a form that takes eight bytes a thing.
    pub fn marks(&self) -> Marks {
        let mut marks: Vec<u64> = self.0.iter().map(Thing::mark).collect();
        marks.sort_unstable();
        Marks(marks.into())
    }
}

/// What was read, in a form that is small to keep.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks(Box<[u64]>);

impl Marks {
    /// Whether `thing` was read.
    pub(crate) fn include(&self, thing: &Thing) -> bool {
        *thing == Thing::Everything || self.0.binary_search(&thing.mark()).is_ok()
    }

    /// How many bytes they take.
    pub fn bytes(&self) -> usize {
        size_of_val(&*self.0)
    }
}
