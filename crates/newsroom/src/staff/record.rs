//! People and roles as the desk shows them: Ghost's fields, without what is kept of a password.

use ::store::desk_tables::{ROLES, USERS};
use serde_json::{Value, json};

use super::store;
use crate::{NewsroomError, Reader, Record};

/// Columns of a person that nobody is shown.
const HIDDEN: [&str; 3] = ["password", "visibility", "locale"];

impl Reader<'_, '_> {
    /// The people with these ids in their order, with their roles.
    pub fn staff_records(&mut self, ids: &[String]) -> Result<Vec<Record>, NewsroomError> {
        let mut records = USERS.records(self.tx, "id", ids)?;
        let mut people = Vec::with_capacity(ids.len());
        for id in ids {
            let place =
                records.iter().position(|record| record.get("id").and_then(Value::as_str) == Some(id));
            let Some(place) = place else { continue };
            let mut person = self.filled(records.swap_remove(place));
            for hidden in HIDDEN {
                person.shift_remove(hidden);
            }
            let roles = store::role_ids(self.tx, id)?;
            person.insert("roles".to_owned(), json!(ROLES.records(self.tx, "id", &roles)?));
            let slug = person.get("slug").and_then(Value::as_str).unwrap_or_default();
            let url = self.address.of(&format!("/author/{slug}/"));
            person.insert("url".to_owned(), json!(url));
            people.push(person);
        }
        Ok(people)
    }

    /// The person with this id, with their role.
    pub fn staff_record(&mut self, id: &str) -> Result<Option<Record>, NewsroomError> {
        Ok(self.staff_records(&[id.to_owned()])?.pop())
    }

    /// The id of the person with this slug.
    pub fn staff_id_of_slug(&mut self, slug: &str) -> Result<Option<String>, NewsroomError> {
        Ok(store::id_of_slug(self.tx, slug)?)
    }

    /// Every role that a person can have.
    pub fn role_records(&mut self) -> Result<Vec<Record>, NewsroomError> {
        let records = ROLES.all_records(self.tx)?;
        let is_of_people = |record: &Record| {
            record.get("name").and_then(Value::as_str).is_some_and(|name| super::ROLES.contains(&name))
        };
        Ok(records.into_iter().filter(is_of_people).collect())
    }

    /// A record with the site's own address where stored text leaves it open.
    pub(crate) fn filled(&self, mut record: Record) -> Record {
        for value in record.values_mut() {
            if let Value::String(text) = value {
                *text = self.address.fill(std::mem::take(text));
            }
        }
        record
    }
}
