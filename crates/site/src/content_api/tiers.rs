//! What memberships there are.

use serde_json::{Value, json};

use super::{ApiError, Question, shape};

/// Every tier that is offered; as in Ghost all on one page, whatever is asked.
pub(super) fn browse(question: &mut Question<'_, '_, '_>) -> Result<Value, ApiError> {
    let tiers = question.reader.tiers()?;
    let total = tiers.len();
    let items: Vec<Value> = tiers.iter().map(shape::tier).collect();
    let pagination =
        json!({"page": 1, "pages": 1, "limit": total, "total": total, "prev": null, "next": null});
    Ok(json!({"tiers": items, "meta": {"pagination": pagination}}))
}
