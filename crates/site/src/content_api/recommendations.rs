//! Other sites that this one recommends.

use published::Pagination;
use serde_json::{Value, json};

use super::{ApiError, Question, shape};

/// As Ghost 6.65: so many where the request does not say how many.
const DEFAULT_LIMIT: i64 = 5;

/// Recommended sites, the newest first.
pub(super) fn browse(question: &mut Question<'_, '_, '_>) -> Result<Value, ApiError> {
    let asked = question.asked;
    let limit = if asked.says_limit { asked.limit } else { DEFAULT_LIMIT };
    let offset = asked.page.saturating_sub(1).saturating_mul(limit);
    let found = question.reader.recommendations(limit, offset)?;
    let items: Vec<Value> = found.items.iter().map(shape::recommendation).collect();
    let pagination = Pagination::new(asked.page, limit, found.total);
    Ok(json!({"recommendations": items, "meta": {"pagination": pagination}}))
}
