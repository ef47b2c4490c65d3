//! Integrations as those who run the site see and change them, and the tokens of people.

use ::store::desk_tables::{API_KEYS, INTEGRATIONS, WEBHOOKS};
use serde_json::{Value, json};

use super::create::secret;
use super::store;
use crate::changes::Thing;
use crate::may::Actor;
use crate::{NewsroomError, Reader, Record, Writer, moment};

impl Reader<'_, '_> {
    /// The integrations with these ids in their order, with their keys and webhooks; an admin key is `id:secret`.
    pub fn integration_records(&mut self, ids: &[String]) -> Result<Vec<Record>, NewsroomError> {
        let rows = INTEGRATIONS.records(self.tx, "id", ids)?;
        let mut keys = API_KEYS.records(self.tx, "integration_id", ids)?;
        let webhooks = WEBHOOKS.records(self.tx, "integration_id", ids)?;
        for key in &mut keys {
            show_whole(key);
        }
        let of = |records: &[Record], id: &str| -> Vec<Record> {
            records.iter().filter(|record| text(record, "integration_id") == id).cloned().collect()
        };
        let named = |id: &String| {
            let mut row = rows.iter().find(|row| text(row, "id") == id)?.clone();
            row.insert("api_keys".to_owned(), json!(of(&keys, id)));
            row.insert("webhooks".to_owned(), json!(of(&webhooks, id)));
            Some(row)
        };
        Ok(ids.iter().filter_map(named).collect())
    }

    /// Somebody's own token, if they have one.
    pub fn staff_token(&mut self, user_id: &str) -> Result<Option<Record>, NewsroomError> {
        let mut keys = API_KEYS.records(self.tx, "user_id", &[user_id.to_owned()])?;
        Ok(keys.pop().map(|mut key| {
            show_whole(&mut key);
            key
        }))
    }
}

impl Writer<'_, '_> {
    /// Makes an integration with its two keys; its id.
    pub fn add_integration(&mut self, actor: &Actor, given: &Record) -> Result<String, NewsroomError> {
        let row = checked(given)?;
        let name = text(&row, "name").to_owned();
        self.create_keys(&name)?;
        let id = store::newest(self.tx, &name)?.ok_or(NewsroomError::NotFound("Integration"))?;
        INTEGRATIONS.change(self.tx, &id, &row)?;
        self.noted.changed(Thing::Keys);
        self.log(actor, "added", ("integration", &id), &json!({"primary_name": name}))?;
        Ok(id)
    }

    /// Changes an integration that people made.
    pub fn change_integration(
        &mut self,
        actor: &Actor,
        id: &str,
        given: &Record,
    ) -> Result<(), NewsroomError> {
        self.custom(id)?;
        let mut row = checked(given)?;
        row.insert("updated_at".to_owned(), json!(moment::shown_utc(self.now)));
        INTEGRATIONS.change(self.tx, id, &row)?;
        self.noted.changed(Thing::Keys);
        self.log(actor, "edited", ("integration", id), &json!({"primary_name": row.get("name")}))
    }

    /// Gives a key of an integration a new secret; the old one opens nothing from now on.
    pub fn renew_key(&mut self, actor: &Actor, id: &str, key_id: &str) -> Result<(), NewsroomError> {
        let key = API_KEYS.record(self.tx, key_id)?.filter(|key| text(key, "integration_id") == id);
        let key = key.ok_or(NewsroomError::NotFound("API key"))?;
        let digits = if text(&key, "type") == "content" { 26 } else { 64 };
        let renewed = renewed(digits, self.now)?;
        API_KEYS.change(self.tx, key_id, &renewed)?;
        self.noted.changed(Thing::Keys);
        self.log(actor, "refreshed", ("api_key", key_id), &json!({}))
    }

    /// Removes an integration that people made, with its keys and webhooks.
    pub fn remove_integration(&mut self, actor: &Actor, id: &str) -> Result<(), NewsroomError> {
        let row = self.custom(id)?;
        store::remove_by_id(self.tx, id)?;
        self.noted.changed(Thing::Keys);
        self.log(actor, "deleted", ("integration", id), &json!({"primary_name": row.get("name")}))
    }

    /// A new token for oneself; one that there was opens nothing from now on.
    pub fn renew_staff_token(&mut self, actor: &Actor) -> Result<(), NewsroomError> {
        let mine = API_KEYS.records(self.tx, "user_id", std::slice::from_ref(&actor.id))?.pop();
        let mut key = renewed(64, self.now)?;
        let id = if let Some(mine) = mine {
            API_KEYS.change(self.tx, text(&mine, "id"), &key)?;
            text(&mine, "id").to_owned()
        } else {
            let id = self.new_id();
            for (name, value) in [
                ("id", json!(id)),
                ("type", json!("admin")),
                ("user_id", json!(actor.id)),
                ("created_at", json!(moment::shown_utc(self.now))),
            ] {
                key.insert(name.to_owned(), value);
            }
            API_KEYS.insert(self.tx, &key)?;
            id
        };
        self.noted.changed(Thing::Keys);
        self.log(actor, "refreshed", ("api_key", &id), &json!({}))
    }

    /// What the program itself uses is nobody's to change.
    fn custom(&mut self, id: &str) -> Result<Record, NewsroomError> {
        let row = INTEGRATIONS.record(self.tx, id)?.filter(|row| text(row, "type") == "custom");
        row.ok_or(NewsroomError::NotFound("Integration"))
    }
}

fn renewed(digits: usize, now: i64) -> Result<Record, NewsroomError> {
    let values = [("secret", json!(secret(digits)?)), ("updated_at", json!(moment::shown_utc(now)))];
    Ok(values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn show_whole(key: &mut Record) {
    if text(key, "type") == "admin" {
        let whole = format!("{}:{}", text(key, "id"), text(key, "secret"));
        key.insert("secret".to_owned(), json!(whole));
    }
}

fn checked(given: &Record) -> Result<Record, NewsroomError> {
    let mut row = Record::new();
    for (name, longest) in [("name", 191), ("description", 2000), ("icon_image", 2000)] {
        let Some(value) = given.get(name) else { continue };
        let is_good = match value {
            Value::Null => name != "name",
            Value::String(text) => {
                let leads = ["http://", "https://", "/"].iter().any(|start| text.starts_with(start));
                text.chars().count() <= longest
                    && !text.chars().any(char::is_control)
                    && (name != "name" || !text.trim().is_empty())
                    && (name != "icon_image" || text.is_empty() || leads)
            }
            _ => false,
        };
        if !is_good {
            let message = format!("Validation failed for {name}");
            return Err(NewsroomError::Invalid { property: name, message });
        }
        row.insert(name.to_owned(), value.clone());
    }
    Ok(row)
}

fn text<'r>(record: &'r Record, name: &str) -> &'r str {
    record.get(name).and_then(Value::as_str).unwrap_or_default()
}
