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

/// A key by which a program, or a person's own program, signs its requests.
#[derive(Clone)]
pub struct AdminKey {
    /// 64 hexadecimal digits.
    pub secret: String,
    /// `admin` or `content`.
    pub kind: String,
    /// The person whose token it is, if it is one.
    pub user_id: Option<String>,
    /// The integration that holds it, if one does.
    pub integration_id: Option<String>,
}

impl Reader<'_, '_> {
    /// Everybody who holds keys, by name.
    pub fn integrations(&mut self) -> Result<Vec<Integration>, NewsroomError> {
        Ok(store::all(self.tx)?)
    }

    /// The admin key with this id.
    pub fn admin_key(&mut self, id: &str) -> Result<Option<AdminKey>, NewsroomError> {
        Ok(store::admin_key(self.tx, id)?)
    }

    /// Whether this is a content key.
    pub fn is_content_key(&mut self, secret: &str) -> Result<bool, NewsroomError> {
        self.note(Thing::Keys);
        Ok(store::holder(self.tx, "content", secret)?.is_some())
    }
}
