//! Which lists show which stories, and how many each list holds.

use std::collections::BTreeSet;

use ::store::{StoreError, Tx};
use published::Kind;

use super::lists_store as store;
use crate::{NewsroomError, Thing, Writer};

/// Puts every story into its lists anew, as after an import.
pub(crate) fn settle_all(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    for kind in Kind::ALL {
        store::take_kind_from_tag(tx, kind, &format!("hash-{kind}"))?;
    }
    store::list_all(tx)
}

impl Writer<'_, '_> {
    /// Puts one story into the lists that show it now, takes it out of all others, and notes what readers see of that.
    /// Every act on a story ends with it.
    pub(crate) fn settle(&mut self, post_id: &str) -> Result<(), NewsroomError> {
        let before: BTreeSet<_> = store::places_of(self.tx, post_id)?.into_iter().collect();
        store::unlist(self.tx, post_id)?;
        store::list(self.tx, post_id)?;
        let after: BTreeSet<_> = store::places_of(self.tx, post_id)?.into_iter().collect();
        for (list, _) in &before {
            store::count(self.tx, list, -1)?;
        }
        for (list, _) in &after {
            store::count(self.tx, list, 1)?;
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
        for (list, _) in before.symmetric_difference(&after) {
            let is_new = !before.iter().any(|(known, _)| known == list);
            self.noted.note(Thing::Lists, is_new);
            self.noted.note(Thing::List(list.clone()), is_new);
        }
        self.site_changed()
    }
}
