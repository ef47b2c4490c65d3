//! A tier: what a membership costs and brings.

use serde::Serialize;

use crate::shown::fields;

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

fields! {
    Tier as tier {
        ID "id" => &tier.id;
        NAME "name" => &tier.name;
        DESCRIPTION "description" => &tier.description;
        SLUG "slug" => &tier.slug;
        ACTIVE "active" => tier.active;
        TYPE "type" => &tier.tier_type;
        WELCOME_PAGE_URL "welcome_page_url" => &tier.welcome_page_url;
        CREATED_AT "created_at" => &tier.created_at;
        UPDATED_AT "updated_at" => &tier.updated_at;
        VISIBILITY "visibility" => &tier.visibility;
        BENEFITS "benefits" => &tier.benefits;
        CURRENCY "currency" => &tier.currency;
        MONTHLY_PRICE "monthly_price" => tier.monthly_price;
        YEARLY_PRICE "yearly_price" => tier.yearly_price;
        TRIAL_DAYS "trial_days" => tier.trial_days;
    }
}
