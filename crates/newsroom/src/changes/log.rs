//! The last generations' changes in memory, and whether something kept still holds.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{PoisonError, RwLock, RwLockWriteGuard};

use super::{Change, Marks};

/// Generations whose changes are kept in memory.
const KEPT: usize = 1000;

/// Whether something that was made of an earlier generation still holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validity {
    /// It would be made the same now.
    Holds,
    /// It lacks something new; nothing that it shows is different or gone.
    Lacks,
    /// Something that it shows may be different or gone.
    Broken,
}

/// The number of the generation that readers see, and what changed in the last ones.
#[derive(Debug, Default)]
pub struct Changes {
    current: AtomicI64,
    log: RwLock<Log>,
}

#[derive(Debug, Default)]
struct Log {
    /// Changes of generations after this one are all in the log.
    known_from: i64,
    changes: VecDeque<(i64, Vec<Change>)>,
}

impl Changes {
    /// Begins at a generation; of what changed before nothing is known.
    pub(crate) fn begin(&self, number: i64) {
        *self.log() = Log { known_from: number, changes: VecDeque::new() };
        self.current.store(number, Ordering::Release);
    }

    /// The number of the generation that readers see.
    pub fn current(&self) -> i64 {
        self.current.load(Ordering::Acquire)
    }

    /// Whether something still holds that was made of generation `made` and for which `read` was read.
    pub fn validity(&self, made: i64, read: &Marks) -> Validity {
        if made >= self.current() {
            return Validity::Holds;
        }
        let log = self.log.read().unwrap_or_else(PoisonError::into_inner);
        if made < log.known_from {
            return Validity::Broken;
        }
        let mut validity = Validity::Holds;
        for (_, changes) in log.changes.iter().rev().take_while(|(number, _)| *number > made) {
            for change in changes.iter().filter(|change| read.include(&change.thing)) {
                if !change.gained {
                    return Validity::Broken;
                }
                validity = Validity::Lacks;
            }
        }
        validity
    }

    /// Takes in what generation `number` changed, if it is the next one.
    pub(super) fn learn(&self, number: i64, changes: Vec<Change>) -> bool {
        let mut log = self.log();
        if number != self.current() + 1 {
            return number <= self.current();
        }
        log.changes.push_back((number, changes));
        if log.changes.len() > KEPT
            && let Some((forgotten, _)) = log.changes.pop_front()
        {
            log.known_from = forgotten;
        }
        self.current.store(number, Ordering::Release);
        true
    }

    /// Goes on to `number` where what changed on the way can't be known: everything may have.
    pub(super) fn skip_to(&self, number: i64) {
        let mut log = self.log();
        if number > self.current() {
            log.changes.clear();
            log.known_from = number - 1;
            log.changes.push_back((number, vec![Change::of_everything()]));
            self.current.store(number, Ordering::Release);
        }
    }

    fn log(&self) -> RwLockWriteGuard<'_, Log> {
        self.log.write().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::changes::{Reads, Thing};

    fn changed(thing: Thing) -> Vec<Change> {
        vec![Change { thing, gained: false }]
    }

    fn marks(things: &[Thing]) -> Marks {
        let mut reads = Reads::default();
        for thing in things {
            reads.add(thing.clone());
        }
        reads.marks()
    }

    fn post(id: &str) -> Thing {
        Thing::Post(id.to_owned())
    }

    #[test]
    fn what_was_not_read_breaks_nothing() {
        let changes = Changes::default();
        changes.begin(7);
        assert!(changes.learn(8, changed(post("1"))));
        assert_eq!(changes.validity(7, &marks(&[post("2")])), Validity::Holds);
        assert_eq!(changes.validity(7, &marks(&[post("1"), post("2")])), Validity::Broken);
        assert_eq!(changes.validity(8, &marks(&[post("1")])), Validity::Holds);
    }

    #[test]
    fn what_only_gained_lacks_something_until_more_happens() {
        let changes = Changes::default();
        let list = Thing::List("posts".to_owned());
        changes.learn(1, vec![Change { thing: list.clone(), gained: true }]);
        assert_eq!(changes.validity(0, &marks(std::slice::from_ref(&list))), Validity::Lacks);
        changes.learn(2, changed(list.clone()));
        assert_eq!(changes.validity(0, &marks(std::slice::from_ref(&list))), Validity::Broken);
        assert_eq!(changes.validity(1, &marks(&[list])), Validity::Broken);
    }

    #[test]
    fn a_gap_is_not_jumped_over_and_everything_means_everything() {
        let changes = Changes::default();
        assert!(!changes.learn(2, changed(post("1"))));
        changes.skip_to(5);
        assert_eq!(changes.current(), 5);
        assert_eq!(changes.validity(4, &marks(&[post("9")])), Validity::Broken);
        assert!(changes.learn(3, changed(post("1"))), "an old one is known already");
    }

    #[test]
    fn what_is_older_than_the_log_is_broken() {
        let changes = Changes::default();
        for number in 1..=i64::try_from(KEPT).unwrap() + 10 {
            changes.learn(number, changed(post("1")));
        }
        assert_eq!(changes.validity(5, &marks(&[post("2")])), Validity::Broken);
        assert_eq!(changes.validity(10, &marks(&[post("2")])), Validity::Holds);
    }
}
