//! Who holds keys, and whether a key is one.

use super::store;
use crate::{NewsroomError, Reader, Thing};

/// Somebody who holds keys; the keys themselves are shown when they are made, and never again.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Integration {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its slug.
    pub slug: String,
    /// When it was made, UTC.
    pub created_at: String,
}

impl Reader<'_, '_> {
    /// Everybody who holds keys, by name.
    pub fn integrations(&mut self) -> Result<Vec<Integration>, NewsroomError> {
        Ok(store::all(self.tx)?)
    }

    /// Whether this is a content key.
    pub fn is_content_key(&mut self, secret: &str) -> Result<bool, NewsroomError> {
        self.note(Thing::Keys);
        Ok(store::holder(self.tx, "content", secret)?.is_some())
    }
}
