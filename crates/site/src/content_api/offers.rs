//! Offers of a cheaper membership.

use serde_json::{Value, json};

use super::{ApiError, Question, checked_id};

/// The offer with this id.
pub(super) fn by_id(question: &mut Question<'_, '_, '_>, id: &str) -> Result<Value, ApiError> {
    let offer = question.reader.offer_by_id(checked_id(id)?)?;
    let offer = offer.ok_or_else(|| ApiError::not_found("Offer not found."))?;
    let currency = offer.currency.filter(|_| offer.discount == "fixed");
    Ok(json!({"offers": [{
        "id": offer.id,
        "name": offer.name,
        "display_title": offer.title,
        "display_description": offer.description,
        "type": offer.discount,
        "cadence": offer.cadence,
        "amount": offer.amount,
        "duration": offer.duration,
        "duration_in_months": offer.months.filter(|_| offer.duration == "repeating"),
        "currency_restriction": offer.discount == "fixed",
        "currency": currency,
        "status": if offer.active { "active" } else { "archived" },
        "redemption_type": offer.redemption,
        "tier": offer.tier.map(|(id, name)| json!({"id": id, "name": name})),
    }]}))
}
