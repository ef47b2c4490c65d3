//! The rows of offers.

use ::store::{StoreError, Tx};

use super::Offer;

/// The offer with this id.
pub(super) fn by_id(tx: &mut Tx<'_>, id: &str) -> Result<Option<Offer>, StoreError> {
    tx.first(
        r#"select o.id, o.name, o.portal_title, o.portal_description, o.discount_type, o."interval", o.discount_amount,
                  o.duration, o.duration_in_months, o.currency, o.active, o.redemption_type, p.id, p.name
           from offers o left join products p on p.id = o.product_id where o.id = $1"#,
        &[id.into()],
        |row| {
            Ok(Offer {
                id: row.text()?,
                name: row.text()?,
                title: row.maybe_text()?,
                description: row.maybe_text()?,
                discount: match row.text()? {
                    stored if stored == "amount" => "fixed".to_owned(),
                    stored => stored,
                },
                cadence: row.text()?,
                amount: row.number()?,
                duration: row.text()?,
                months: row.maybe_number()?,
                currency: row.maybe_text()?,
                active: row.flag()?,
                redemption: row.text()?,
                tier: row.maybe_text()?.zip(row.maybe_text()?),
            })
        },
    )
}
