//! The rows of tiers and of what they bring.

use ::store::{StoreError, Tx};

/// A tier as it is stored.
pub(super) struct TierRow {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) slug: String,
    pub(super) active: bool,
    pub(super) welcome_page_url: Option<String>,
    pub(super) visibility: String,
    pub(super) trial_days: i64,
    pub(super) description: Option<String>,
    pub(super) tier_type: String,
    pub(super) currency: Option<String>,
    pub(super) monthly_price: Option<i64>,
    pub(super) yearly_price: Option<i64>,
    pub(super) created_at: String,
    pub(super) updated_at: Option<String>,
}

/// The tiers that are not archived.
pub(super) fn active(tx: &mut Tx<'_>) -> Result<Vec<TierRow>, StoreError> {
    tx.all(
        "select id, name, slug, active, welcome_page_url, visibility, trial_days, description, type, currency,
                monthly_price, yearly_price, created_at, updated_at
         from products where active order by coalesce(monthly_price, 0), id",
        &[],
        |row| {
            Ok(TierRow {
                id: row.text()?,
                name: row.text()?,
                slug: row.text()?,
                active: row.flag()?,
                welcome_page_url: row.maybe_text()?,
                visibility: row.text()?,
                trial_days: row.number()?,
                description: row.maybe_text()?,
                tier_type: row.text()?,
                currency: row.maybe_text()?,
                monthly_price: row.maybe_number()?,
                yearly_price: row.maybe_number()?,
                created_at: row.text()?,
                updated_at: row.maybe_text()?,
            })
        },
    )
}

/// The names of what a tier brings, in their order.
pub(super) fn benefits(tx: &mut Tx<'_>, tier_id: &str) -> Result<Vec<String>, StoreError> {
    tx.all(
        "select b.name from products_benefits p join benefits b on b.id = p.benefit_id
         where p.product_id = $1 order by p.sort_order",
        &[tier_id.into()],
        |row| row.text(),
    )
}
