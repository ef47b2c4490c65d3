//! What was read for an answer.

use std::collections::BTreeSet;

use super::Thing;

/// What was read for an answer: it holds until one of these things changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reads {
    things: BTreeSet<Thing>,
    time: bool,
}

impl Reads {
    /// Takes note that `thing` was read.
    pub fn add(&mut self, thing: Thing) {
        self.things.insert(thing);
    }

    /// Takes note that the clock was read.
    pub fn add_the_time(&mut self) {
        self.time = true;
    }

    /// Takes note of everything that `others` have read.
    pub fn join(&mut self, others: &Reads) {
        self.things.extend(others.things.iter().cloned());
        self.time |= others.time;
    }

    /// The things, each once.
    pub fn things(&self) -> impl Iterator<Item = &Thing> {
        self.things.iter()
    }

    /// Whether the clock was read: the answer may be another one later, though nothing changes.
    pub fn depend_on_the_time(&self) -> bool {
        self.time
    }

    /// The things in a form that takes eight bytes each.
    pub fn marks(&self) -> Marks {
        let mut marks: Vec<u64> = self.things.iter().map(Thing::mark).collect();
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
