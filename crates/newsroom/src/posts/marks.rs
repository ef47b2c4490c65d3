//! Marks that lead straight to any page of a list, kept with every story that comes or goes.
//!
//! A list is a skip list laid flat: one story in 32 is marked, one in 32 of the marked ones at the next level as well.
//! Which ones is said by a hash of the story's id, so nothing is ever balanced. A page is found by adding up the marks'
//! stories from the newest on, level by level, some dozens of rows in a list of a million.

use std::ops::ControlFlow;

use ::store::{StoreError, Tx};

use super::marks_store as store;

/// Levels of marks; the highest stands at every 32,768th story.
pub(super) const LEVELS: i64 = 3;

/// The logarithm of how many stories, or marks of one level, share a mark of the next.
const BITS: u32 = 5;

/// A part that begins this near to the newest story is counted off without marks.
const NEAR: i64 = 64;

/// Where a story stands in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Key {
    pub(crate) moment: String,
    pub(crate) post_id: String,
}

impl Key {
    /// Below every story.
    pub(crate) fn lowest() -> Key {
        Key { moment: String::new(), post_id: String::new() }
    }

    /// Above every story: no time begins with a letter.
    pub(crate) fn highest() -> Key {
        Key { moment: "z".to_owned(), post_id: String::new() }
    }
}

/// Where a part of a list begins: below `above`, after `passed` further stories.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) above: Key,
    pub(crate) passed: i64,
}

/// The highest level at which the story is marked; 0 for most.
fn level(post_id: &str) -> i64 {
    let hash = blake3::hash(post_id.as_bytes());
    let hash = hash.as_bytes().iter().take(8).fold(0_u64, |all, byte| (all << 8) | u64::from(*byte));
    i64::from(hash.trailing_zeros() / BITS).min(LEVELS)
}

/// The place of the story that has `offset` newer ones above it in the list.
pub(crate) fn place(tx: &mut Tx<'_>, list: &str, offset: i64) -> Result<Place, StoreError> {
    let mut place = Place { above: Key::highest(), passed: offset };
    if offset < NEAR {
        return Ok(place);
    }
    for level in (1..=LEVELS).rev() {
        let mut above = None;
        let mut passed = place.passed;
        store::each_mark_below(tx, list, level, &place.above, |moment, post_id, stories| {
            if passed < stories {
                return ControlFlow::Break(());
            }
            passed -= stories;
            above = Some(Key { moment: moment.to_owned(), post_id: post_id.to_owned() });
            ControlFlow::Continue(())
        })?;
        place = Place { above: above.unwrap_or(place.above), passed };
    }
    Ok(place)
}

/// Takes note of a story that has come into a list.
pub(super) fn add(tx: &mut Tx<'_>, list: &str, key: &Key) -> Result<(), StoreError> {
    let marked = level(&key.post_id);
    for level in 1..=LEVELS {
        if store::grow(tx, list, level, key, 1)? == 0 {
            store::insert(tx, list, level, &Key::lowest(), 0)?;
            store::grow(tx, list, level, key, 1)?;
        }
        if level <= marked {
            let until = store::next_mark(tx, list, level, key)?.unwrap_or_else(Key::highest);
            let stories = match level {
                1 => store::stories_between(tx, list, key, &until)?,
                _ => store::marked_between(tx, list, level - 1, key, &until)?,
            };
            store::grow(tx, list, level, key, -stories)?;
            store::insert(tx, list, level, key, stories)?;
        }
    }
    Ok(())
}

/// Takes note of a story that has left a list.
pub(super) fn remove(tx: &mut Tx<'_>, list: &str, key: &Key) -> Result<(), StoreError> {
    let marked = level(&key.post_id);
    for level in 1..=LEVELS {
        let freed = if level <= marked { store::take(tx, list, level, key)? } else { 0 };
        store::grow(tx, list, level, key, freed - 1)?;
    }
    Ok(())
}

/// Marks a whole list anew.
pub(super) fn renew(tx: &mut Tx<'_>, list: &str) -> Result<(), StoreError> {
    let mut run: Vec<(Key, i64)> = (1..=LEVELS).map(|_| (Key::lowest(), 0)).collect();
    let mut marks = Vec::new();
    store::each_story(tx, list, |moment, post_id| {
        let marked = level(post_id);
        for (level, (from, stories)) in (1..).zip(&mut run) {
            if level <= marked {
                let next = Key { moment: moment.to_owned(), post_id: post_id.to_owned() };
                marks.push((level, std::mem::replace(from, next), std::mem::take(stories)));
            }
            *stories += 1;
        }
    })?;
    marks.extend((1..).zip(run).map(|(level, (from, stories))| (level, from, stories)));
    for (level, from, stories) in marks {
        store::insert(tx, list, level, &from, stories)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use ::store::{Access, Db, Location, StoreError, Tx};
    use proptest::prelude::*;
    use proptest::test_runner::{Config, TestRunner};

    use super::super::lists_store::{self, Listing};
    use super::{Key, LEVELS, add, level, place, remove, renew};

    /// Ids of which far more are marked, and at higher levels, than of a newsroom's.
    fn ids() -> Vec<String> {
        let mut left = [300_u32, 60, 30, 4];
        let ids = (0..u64::MAX).map(|number| format!("{number:024x}")).filter(|id| {
            let left = usize::try_from(level(id)).ok().and_then(|level| left.get_mut(level));
            left.is_some_and(|left| std::mem::replace(left, left.saturating_sub(1)) > 0)
        });
        ids.take(300 + 60 + 30 + 4).collect()
    }

    fn has(tx: &mut Tx<'_>, list: &str, expected: &BTreeSet<(String, String)>) -> Result<(), StoreError> {
        let newest_first: Vec<_> = expected.iter().rev().collect();
        for offset in (0..=i64::try_from(newest_first.len()).unwrap()).step_by(3) {
            let found = place(tx, list, offset)?;
            let beyond = newest_first
                .iter()
                .filter(|(moment, id)| (moment, id) < (&found.above.moment, &found.above.post_id))
                .nth(usize::try_from(found.passed).unwrap());
            assert_eq!(beyond, newest_first.get(usize::try_from(offset).unwrap()), "{offset}");
        }
        Ok(())
    }

    fn marks_follow_every_change(db: &Db, ids: &[String], changes: &[(usize, u8)]) {
        let mut expected = BTreeSet::new();
        let all = db.write(|tx| -> Result<(), StoreError> {
            for (number, second) in changes {
                let key = (format!("2026-01-01 00:00:{:02}", second % 60), ids[*number].clone());
                let listing = Listing {
                    list: "a".to_owned(),
                    key: Key { moment: key.0.clone(), post_id: key.1.clone() },
                };
                if expected.remove(&key) {
                    lists_store::delete(tx, &listing)?;
                    remove(tx, "a", &listing.key)?;
                } else {
                    expected.insert(key);
                    lists_store::insert(tx, &listing)?;
                    add(tx, "a", &listing.key)?;
                }
            }
            has(tx, "a", &expected)?;
            tx.execute("delete from listing_marks", &[])?;
            renew(tx, "a")?;
            has(tx, "a", &expected)
        });
        all.unwrap();
    }

    fn at_random(cases: u32, changes: std::ops::Range<usize>, mut open: impl FnMut() -> Db) {
        let ids = ids();
        assert!(ids.iter().any(|id| level(id) == LEVELS));
        let changes = prop::collection::vec((0..ids.len(), any::<u8>()), changes);
        let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
        let open = std::cell::RefCell::new(&mut open);
        runner
            .run(&changes, |changes| {
                marks_follow_every_change(&(open.borrow_mut())(), &ids, &changes);
                Ok(())
            })
            .unwrap();
    }

    #[test]
    fn every_place_is_found_after_any_changes_on_sqlite() {
        let folder = tempfile::tempdir().unwrap();
        let mut number = 0;
        at_random(6, 400..900, || {
            number += 1;
            let file = folder.path().join(number.to_string());
            Db::open(&Location::File(file), Access::Create).unwrap()
        });
    }

    #[test]
    fn every_place_is_found_after_any_changes_on_postgresql() {
        let Some(cluster) = testing::Cluster::start() else { return };
        let mut number = 0;
        at_random(1, 200..300, || {
            number += 1;
            Db::open(&Location::Url(cluster.database(&format!("marks_{number}"))), Access::Create).unwrap()
        });
    }
}
