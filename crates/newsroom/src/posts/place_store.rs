//! The rows of stories, as far as their addresses depend on them.

use ::store::{StoreError, Tx, Value};

use super::store::MANY;

/// What a story's address may depend on.
pub(super) struct PlaceRow {
    pub(super) id: String,
    pub(super) is_page: bool,
    pub(super) uuid: String,
    pub(super) slug: String,
    pub(super) featured: bool,
    pub(super) visibility: String,
    pub(super) feature_image: Option<String>,
    pub(super) canonical_url: Option<String>,
    pub(super) created_at: String,
    pub(super) updated_at: Option<String>,
    pub(super) published_at: Option<String>,
    pub(super) kind: String,
    pub(super) kicker: Option<String>,
}

/// The stories and pages with up to [`MANY`] ids, published or not.
pub(super) fn by_ids(tx: &mut Tx<'_>, ids: &[&str]) -> Result<Vec<PlaceRow>, StoreError> {
    let mut args = [Value::Null; MANY];
    for (arg, id) in args.iter_mut().zip(ids) {
        *arg = Value::Text(id);
    }
    tx.all(
        "select id, type, uuid, slug, featured, visibility, feature_image, canonical_url, created_at, updated_at,
                published_at, kind, kicker
         from posts where id in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32)",
        &args,
        |row| {
            Ok(PlaceRow {
                id: row.text()?,
                is_page: row.maybe_str()? == Some("page"),
                uuid: row.text()?,
                slug: row.text()?,
                featured: row.flag()?,
                visibility: row.text()?,
                feature_image: row.maybe_text()?,
                canonical_url: row.maybe_text()?,
                created_at: row.text()?,
                updated_at: row.maybe_text()?,
                published_at: row.maybe_text()?,
                kind: row.text()?,
                kicker: row.maybe_text()?,
            })
        },
    )
}
