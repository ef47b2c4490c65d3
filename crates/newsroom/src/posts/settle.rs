//! Which lists show which stories, and how many each list holds.

use ::store::{StoreError, Tx};
use published::Kind;

use super::lists_store::{self as store, Listing};
use super::marks;
use crate::{NewsroomError, Thing, Writer};

/// Puts every story into its lists anew, as after an import.
pub(crate) fn settle_all(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    for kind in Kind::ALL {
        store::take_kind_from_tag(tx, kind, &format!("hash-{kind}"))?;
    }
    for list in store::list_all(tx)? {
        marks::renew(tx, &list)?;
    }
    Ok(())
}

/// Settles everything where an older edition has kept the lists, which knew no marks.
pub(crate) fn settle_unmarked(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    if store::lack_marks(tx)? { settle_all(tx) } else { Ok(()) }
}

/// Whether [`settle_unmarked`] has something to do.
pub(crate) fn is_unmarked(tx: &mut Tx<'_>) -> Result<bool, StoreError> {
    store::lack_marks(tx)
}

impl Writer<'_, '_> {
    /// Puts one story into the lists that show it now, takes it out of all others, and notes what readers see of that.
    /// Every act on a story ends with it.
    pub(crate) fn settle(&mut self, post_id: &str) -> Result<(), NewsroomError> {
        store::be_alone(self.tx)?;
        let before = store::listed(self.tx, post_id)?;
        let after = store::wanted(self.tx, post_id)?;
        for listing in before.iter().filter(|listing| !after.contains(listing)) {
            store::delete(self.tx, listing)?;
            store::count(self.tx, &listing.list, -1)?;
            marks::remove(self.tx, &listing.list, &listing.key)?;
        }
        for listing in after.iter().filter(|listing| !before.contains(listing)) {
            store::insert(self.tx, listing)?;
            store::count(self.tx, &listing.list, 1)?;
            marks::add(self.tx, &listing.list, &listing.key)?;
        }
        self.noted.account_for_stories();
        if before.is_empty() && after.is_empty() {
            return Ok(());
        }
        let is_new = before.is_empty();
        self.noted.note(Thing::Posts, is_new);
        self.noted.note(Thing::Post(post_id.to_owned()), is_new);
        if let Some(slug) = store::slug_of(self.tx, post_id)? {
            self.noted.note(Thing::Slug(slug), is_new);
        }
        self.note_lists(&before, &after);
        self.site_changed()
    }

    fn note_lists(&mut self, before: &[Listing], after: &[Listing]) {
        let gone = before.iter().filter(|listing| !after.contains(listing));
        let come = after.iter().filter(|listing| !before.contains(listing));
        for Listing { list, .. } in gone.chain(come) {
            let is_new = !before.iter().any(|known| known.list == *list);
            // Every change of a story changes its place among what changed last, and no other list.
            if !list.starts_with("changed/") {
                self.noted.note(Thing::Lists, is_new);
            }
            self.noted.note(Thing::List(list.clone()), is_new);
        }
    }
}
