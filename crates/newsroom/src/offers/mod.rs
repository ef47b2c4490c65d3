//! Offers of a cheaper membership.

mod store;

use crate::{NewsroomError, Reader, Thing};

/// What readers may see of an offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Ghost's id.
    pub id: String,
    /// What the editors call it.
    pub name: String,
    /// What the reader sees above it.
    pub title: Option<String>,
    /// What the reader sees below it.
    pub description: Option<String>,
    /// `percent`, `fixed` or `trial`.
    pub discount: String,
    /// `month` or `year`.
    pub cadence: String,
    /// Percent, days, or the currency's smallest unit.
    pub amount: i64,
    /// `once`, `repeating`, `forever` or `trial`.
    pub duration: String,
    /// For `repeating`.
    pub months: Option<i64>,
    /// For `fixed`.
    pub currency: Option<String>,
    /// Whether it is still to be had.
    pub active: bool,
    /// `signup` or `retention`.
    pub redemption: String,
    /// The id and name of the tier that it is for.
    pub tier: Option<(String, String)>,
}

impl Reader<'_, '_> {
    /// The offer with this id.
    pub fn offer_by_id(&mut self, id: &str) -> Result<Option<Offer>, NewsroomError> {
        self.note(Thing::Memberships);
        Ok(store::by_id(self.tx, id)?)
    }
}
