//! A tier: what a membership costs and brings.

use serde::Serialize;

use crate::Moment;

/// What a membership costs and brings.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the fields are those of Ghost 6.65's Content API, under its names")]
pub struct Tier {
    pub id: String,
    pub name: String,
    pub description: Option<String>,
    pub slug: String,
    pub active: bool,
    /// `free` or `paid`.
    #[serde(rename = "type")]
    pub tier_type: String,
    pub welcome_page_url: Option<String>,
    pub created_at: Moment,
    pub updated_at: Option<Moment>,
    /// `public` or `none`.
    pub visibility: String,
    pub benefits: Vec<String>,
    /// Three letters in capitals; none on a free tier.
    pub currency: Option<String>,
    /// In the currency's smallest unit.
    pub monthly_price: Option<i64>,
    /// In the currency's smallest unit.
    pub yearly_price: Option<i64>,
    pub trial_days: i64,
}
