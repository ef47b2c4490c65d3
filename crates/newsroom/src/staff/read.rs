//! What those who run the newsroom may ask about its people.

use super::store;
use crate::{NewsroomError, Reader};

/// Somebody of the newsroom.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Person {
    /// Their id.
    pub id: String,
    /// Full name.
    pub name: String,
    /// The last part of their page's address.
    pub slug: String,
    /// E-mail address.
    pub email: String,
    /// Their role, if they have one.
    pub role: Option<String>,
    /// `active`, `inactive`, `locked`.
    pub status: String,
}

impl Reader<'_, '_> {
    /// Everybody, by name.
    pub fn people(&mut self) -> Result<Vec<Person>, NewsroomError> {
        Ok(store::people(self.tx)?)
    }
}
