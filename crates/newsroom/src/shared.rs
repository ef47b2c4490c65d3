//! What all readers of one generation share: each thing is read and shaped by the first who needs it.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use published::{Author, Post, Tag, Tier};

use crate::settings::Settings;

/// Things of each sort that are kept at most.
const TAGS: usize = 10_000;
const AUTHORS: usize = 10_000;
const CARDS: usize = 2_000;
const TOTALS: usize = 10_000;

/// The state of one generation, as far as it was asked for.
pub(crate) struct Shared {
    pub(crate) settings: Settings,
    pub(crate) tiers: OnceLock<Vec<Tier>>,
    pub(crate) tags: Kept<Tag>,
    pub(crate) authors: Kept<Author>,
    /// Stories without their texts.
    pub(crate) cards: Kept<Post>,
    /// How many stories pass a filter.
    pub(crate) totals: Kept<i64>,
}

impl Shared {
    pub(crate) fn new(settings: Settings) -> Self {
        Shared {
            settings,
            tiers: OnceLock::new(),
            tags: Kept::new(TAGS),
            authors: Kept::new(AUTHORS),
            cards: Kept::new(CARDS),
            totals: Kept::new(TOTALS),
        }
    }
}

/// Things by their id or name.
pub(crate) struct Kept<T> {
    most: usize,
    by_name: Mutex<HashMap<String, T>>,
}

impl<T: Clone> Kept<T> {
    fn new(most: usize) -> Self {
        Kept { most, by_name: Mutex::default() }
    }

    pub(crate) fn get(&self, name: &str) -> Option<T> {
        self.by_name().get(name).cloned()
    }

    /// Keeps one more; where there are too many, the others are let go.
    pub(crate) fn put(&self, name: String, thing: T) {
        let mut by_name = self.by_name();
        if by_name.len() >= self.most {
            by_name.clear();
        }
        by_name.insert(name, thing);
    }

    fn by_name(&self) -> MutexGuard<'_, HashMap<String, T>> {
        self.by_name.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::Kept;

    #[test]
    fn no_more_is_kept_than_there_may_be() {
        let kept = Kept::new(10);
        for number in 0..1000 {
            kept.put(number.to_string(), number);
            assert_eq!(kept.get(&number.to_string()), Some(number));
            assert!(kept.by_name().len() <= 10);
        }
    }
}
