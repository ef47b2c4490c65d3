//! Which lists show which stories, and how many each list holds.

use ::store::{StoreError, Tx};
use published::Kind;

use super::lists_store as store;
use crate::settings;

/// Puts every story into its lists anew, as after an import.
pub(crate) fn settle_all(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    for kind in Kind::ALL {
        store::take_kind_from_tag(tx, kind, &format!("hash-{kind}"))?;
    }
    store::list_all(tx)?;
    settings::grow(tx)
}

/// Puts one story into the lists that show it now, and takes it out of all others.
pub(crate) fn settle(tx: &mut Tx<'_>, post_id: &str) -> Result<(), StoreError> {
    for list in store::lists_of(tx, post_id)? {
        store::count(tx, &list, -1)?;
    }
    store::unlist(tx, post_id)?;
    store::list(tx, post_id)?;
    for list in store::lists_of(tx, post_id)? {
        store::count(tx, &list, 1)?;
    }
    settings::grow(tx)
}
