//! The rows of recommendations.

use ::store::{StoreError, Tx};

/// A recommendation as it is stored.
pub(super) struct RecommendationRow {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) description: Option<String>,
    pub(super) excerpt: Option<String>,
    pub(super) featured_image: Option<String>,
    pub(super) favicon: Option<String>,
    pub(super) url: String,
    pub(super) one_click_subscribe: bool,
    pub(super) created_at: String,
    pub(super) updated_at: Option<String>,
}

/// Every recommendation, the newest first.
pub(super) fn all(tx: &mut Tx<'_>) -> Result<Vec<RecommendationRow>, StoreError> {
    tx.all(
        "select id, title, description, excerpt, featured_image, favicon, url, one_click_subscribe, created_at,
                updated_at
         from recommendations order by created_at desc, id desc",
        &[],
        |row| {
            Ok(RecommendationRow {
                id: row.text()?,
                title: row.text()?,
                description: row.maybe_text()?,
                excerpt: row.maybe_text()?,
                featured_image: row.maybe_text()?,
                favicon: row.maybe_text()?,
                url: row.text()?,
                one_click_subscribe: row.flag()?,
                created_at: row.text()?,
                updated_at: row.maybe_text()?,
            })
        },
    )
}
