//! Tiers and newsletters as the desk shows them: Ghost 6.65's fields, in its order.

use ::store::desk_tables::{NEWSLETTERS, PRODUCTS};
use serde_json::{Value, json};

use super::store;
use crate::{NewsroomError, Reader, Record};

/// Fields of a tier that is not paid for.
const OF_ALL: [&str; 10] = [
    "id",
    "name",
    "description",
    "slug",
    "active",
    "type",
    "welcome_page_url",
    "created_at",
    "updated_at",
    "visibility",
];

/// What a tier has that is paid for.
const OF_PAID: [&str; 3] = ["currency", "monthly_price", "yearly_price"];

impl Reader<'_, '_> {
    /// The tiers with these ids in their order, with what they bring.
    pub fn tier_records(&mut self, ids: &[String]) -> Result<Vec<Record>, NewsroomError> {
        let rows = PRODUCTS.records(self.tx, "id", ids)?;
        let mut tiers = Vec::with_capacity(ids.len());
        for row in in_order(&rows, ids) {
            let field = |name: &str| (name.to_owned(), row.get(name).cloned().unwrap_or(Value::Null));
            let mut tier: Record = OF_ALL.iter().map(|name| field(name)).collect();
            let id = row.get("id").and_then(Value::as_str).unwrap_or_default();
            tier.insert("benefits".to_owned(), json!(store::benefits(self.tx, id)?));
            if row.get("type") == Some(&json!("paid")) {
                tier.extend(OF_PAID.iter().map(|name| field(name)));
            }
            tier.extend([field("trial_days")]);
            tiers.push(self.filled(tier));
        }
        Ok(tiers)
    }

    /// The newsletters with these ids in their order.
    pub fn newsletter_records(&mut self, ids: &[String]) -> Result<Vec<Record>, NewsroomError> {
        let rows = NEWSLETTERS.records(self.tx, "id", ids)?;
        Ok(in_order(&rows, ids).into_iter().map(|row| self.filled(row)).collect())
    }
}

fn in_order(rows: &[Record], ids: &[String]) -> Vec<Record> {
    let named =
        |id: &String| rows.iter().find(|row| row.get("id").and_then(Value::as_str) == Some(id)).cloned();
    ids.iter().filter_map(named).collect()
}
