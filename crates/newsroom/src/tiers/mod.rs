//! Tiers: what a membership costs and brings. Ghost's table calls them products.

mod desk;
mod store;

use published::Tier;

use crate::{NewsroomError, Reader, Thing};

/// Every tier that can be had, the free one first, then by price.
pub(crate) fn all<'r>(reader: &mut Reader<'r, '_>) -> Result<&'r [Tier], NewsroomError> {
    reader.note(Thing::Memberships);
    let shared = reader.shared;
    if let Some(known) = shared.tiers.get() {
        return Ok(known);
    }
    let tiers = read(reader)?;
    Ok(shared.tiers.get_or_init(|| tiers))
}

fn read(reader: &mut Reader<'_, '_>) -> Result<Vec<Tier>, NewsroomError> {
    let rows = store::active(reader.tx)?;
    let mut tiers = Vec::with_capacity(rows.len());
    for row in rows {
        let benefits = store::benefits(reader.tx, &row.id)?;
        tiers.push(Tier {
            created_at: reader.shown(&row.created_at),
            updated_at: row.updated_at.map(|time| reader.shown(&time)),
            id: row.id,
            name: row.name,
            description: row.description,
            slug: row.slug,
            active: row.active,
            tier_type: row.tier_type,
            welcome_page_url: reader.address_of(row.welcome_page_url),
            visibility: row.visibility,
            benefits,
            currency: row.currency,
            monthly_price: row.monthly_price,
            yearly_price: row.yearly_price,
            trial_days: row.trial_days,
        });
    }
    Ok(tiers)
}

impl Reader<'_, '_> {
    /// Every tier that can be had, the free one first, then by price.
    pub fn tiers(&mut self) -> Result<Vec<Tier>, NewsroomError> {
        Ok(all(self)?.to_vec())
    }

    fn address_of(&self, stored: Option<String>) -> Option<String> {
        self.fill(stored)
    }
}
