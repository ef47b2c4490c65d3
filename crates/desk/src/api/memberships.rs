//! Newsletters and tiers, to be read.

use newsroom::Listed;
use serde_json::json;

use super::list::{browse as list, id};
use crate::Desk;
use crate::answer::Answer;
use crate::call::Call;
use crate::error::Refusal;

/// Newsletters that pass the filter.
pub(crate) fn newsletters(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let document = list(desk, call, Listed::Newsletters, "newsletters", |reader, ids| {
        Ok(reader.newsletter_records(ids)?)
    })?;
    Ok(Answer::json(document))
}

/// One newsletter.
pub(crate) fn newsletter(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let ids = [id(call, "id")?.to_owned()];
    let found = desk.read(|reader| Ok(reader.newsletter_records(&ids)?.pop()))?;
    let found = found.ok_or_else(|| Refusal::not_found("Newsletter not found."))?;
    Ok(Answer::json(json!({"newsletters": [found]})))
}

/// Tiers that pass the filter.
pub(crate) fn tiers(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let document = list(desk, call, Listed::Tiers, "tiers", |reader, ids| Ok(reader.tier_records(ids)?))?;
    Ok(Answer::json(document))
}

/// One tier.
pub(crate) fn tier(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let ids = [id(call, "id")?.to_owned()];
    let found = desk.read(|reader| Ok(reader.tier_records(&ids)?.pop()))?;
    let found = found.ok_or_else(|| Refusal::not_found("Tier not found."))?;
    Ok(Answer::json(json!({"tiers": [found]})))
}

/// Notices to the editors; there are none.
#[expect(clippy::unnecessary_wraps, reason = "every route may fail")]
pub(crate) fn notifications(_desk: &Desk, _call: &Call) -> Result<Answer, Refusal> {
    Ok(Answer::json(json!({"notifications": []})))
}
