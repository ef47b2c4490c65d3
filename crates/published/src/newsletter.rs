//! A newsletter that readers may subscribe to.

use serde::Serialize;

use crate::Moment;

/// A newsletter that readers may subscribe to.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the fields are those of Ghost 6.65's Content API, under its names")]
pub struct Newsletter {
    pub id: String,
    pub uuid: String,
    pub name: String,
    pub description: Option<String>,
    pub slug: String,
    pub sender_email: Option<String>,
    pub subscribe_on_signup: bool,
    /// `members` or `paid`.
    pub visibility: String,
    pub sort_order: i64,
    pub created_at: Moment,
    pub updated_at: Option<Moment>,
}
