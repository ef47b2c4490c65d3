//! Which lists show which stories, and how many each list holds.

use ::store::{StoreError, Tx};
use published::Kind;

use super::lists_store as store;
use crate::{NewsroomError, Writer, settings};

/// Puts every story into its lists anew, as after an import.
pub(crate) fn settle_all(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    for kind in Kind::ALL {
        store::take_kind_from_tag(tx, kind, &format!("hash-{kind}"))?;
    }
    store::list_all(tx)?;
    settings::grow(tx)
}

impl Writer<'_, '_> {
    /// Puts one story into the lists that show it now, and takes it out of all others.
    pub(crate) fn settle(&mut self, post_id: &str) -> Result<(), NewsroomError> {
        let before = store::lists_of(self.tx, post_id)?;
        for list in &before {
            store::count(self.tx, list, -1)?;
        }
        store::unlist(self.tx, post_id)?;
        store::list(self.tx, post_id)?;
        let after = store::lists_of(self.tx, post_id)?;
        for list in &after {
            store::count(self.tx, list, 1)?;
        }
        settings::grow(self.tx)?;
        if before.is_empty() && after.is_empty() { Ok(()) } else { self.site_changed() }
    }
}
