//! Other sites that this one recommends.

mod store;

use published::Recommendation;

use crate::{Found, NewsroomError, Reader};

impl Reader<'_, '_> {
    /// Recommended sites, the newest first: `limit` of them after the first `offset`.
    pub fn recommendations(
        &mut self,
        limit: i64,
        offset: i64,
    ) -> Result<Found<Recommendation>, NewsroomError> {
        let mut all = store::all(self.tx)?;
        let total = i64::try_from(all.len()).unwrap_or(i64::MAX);
        let (offset, limit) = (usize::try_from(offset).unwrap_or(0), usize::try_from(limit).unwrap_or(0));
        let items = all.drain(..).skip(offset).take(limit).map(|row| self.recommendation(row)).collect();
        Ok(Found { items, total })
    }

    fn recommendation(&self, row: store::RecommendationRow) -> Recommendation {
        Recommendation {
            created_at: self.shown(&row.created_at),
            updated_at: row.updated_at.map(|time| self.shown(&time)),
            featured_image: self.fill(row.featured_image),
            favicon: self.fill(row.favicon),
            id: row.id,
            title: row.title,
            description: row.description,
            excerpt: row.excerpt,
            url: row.url,
            one_click_subscribe: row.one_click_subscribe,
        }
    }
}
