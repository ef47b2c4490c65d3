//! The rows of newsletters.

use ::store::{StoreError, Tx};

/// What readers may see of a newsletter, as it is stored.
pub(super) struct NewsletterRow {
    pub(super) id: String,
    pub(super) uuid: String,
    pub(super) name: String,
    pub(super) description: Option<String>,
    pub(super) slug: String,
    pub(super) sender_email: Option<String>,
    pub(super) subscribe_on_signup: bool,
    pub(super) visibility: String,
    pub(super) sort_order: i64,
    pub(super) created_at: String,
    pub(super) updated_at: Option<String>,
}

/// The newsletter with this id.
pub(super) fn by_id(tx: &mut Tx<'_>, id: &str) -> Result<Option<NewsletterRow>, StoreError> {
    tx.first(
        "select id, uuid, name, description, slug, sender_email, subscribe_on_signup, visibility, sort_order,
                created_at, updated_at
         from newsletters where id = $1",
        &[id.into()],
        |row| {
            Ok(NewsletterRow {
                id: row.text()?,
                uuid: row.text()?,
                name: row.text()?,
                description: row.maybe_text()?,
                slug: row.text()?,
                sender_email: row.maybe_text()?,
                subscribe_on_signup: row.flag()?,
                visibility: row.text()?,
                sort_order: row.number()?,
                created_at: row.text()?,
                updated_at: row.maybe_text()?,
            })
        },
    )
}
