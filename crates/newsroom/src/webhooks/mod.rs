//! Webhooks: which addresses want to hear of which events. Their integration holds them and goes with them.

mod store;
mod tell;

use ::store::desk_tables::{INTEGRATIONS, WEBHOOKS};
use serde_json::{Value, json};

use crate::happened::Event;
use crate::may::{Actor, Standing};
use crate::{NewsroomError, Reader, Record, Writer, moment};

impl Reader<'_, '_> {
    /// The webhook with this id.
    pub fn webhook_record(&mut self, id: &str) -> Result<Option<Record>, NewsroomError> {
        Ok(WEBHOOKS.record(self.tx, id)?)
    }
}

impl Writer<'_, '_> {
    /// Adds a webhook; its id. A program adds its own, whatever it says.
    pub fn add_webhook(&mut self, actor: &Actor, given: &Record) -> Result<String, NewsroomError> {
        let mut row = checked(given)?;
        let integration = match actor.standing {
            Standing::Integration => actor.id.clone(),
            Standing::Staff(_) => text(given, "integration_id").to_owned(),
        };
        if INTEGRATIONS.record(self.tx, &integration)?.is_none() {
            return Err(invalid("integration_id", "Validation failed for integration_id"));
        }
        if !row.contains_key("event") || !row.contains_key("target_url") {
            return Err(invalid("event", "A webhook needs an event and a target_url."));
        }
        let (id, time) = (self.new_id(), json!(moment::shown_utc(self.now)));
        for (name, value) in [
            ("id", json!(id)),
            ("integration_id", json!(integration)),
            ("created_at", time.clone()),
            ("updated_at", time),
        ] {
            row.insert(name.to_owned(), value);
        }
        if store::exists(self.tx, &integration, text(&row, "event"), text(&row, "target_url"))? {
            return Err(invalid("target_url", "Target URL has already been used for this event."));
        }
        WEBHOOKS.insert(self.tx, &row)?;
        self.log(actor, "added", ("webhook", &id), &json!({"event": row.get("event")}))?;
        Ok(id)
    }

    /// Changes a webhook.
    pub fn change_webhook(&mut self, actor: &Actor, id: &str, given: &Record) -> Result<(), NewsroomError> {
        self.own_webhook(actor, id)?;
        let mut row = checked(given)?;
        row.insert("updated_at".to_owned(), json!(moment::shown_utc(self.now)));
        WEBHOOKS.change(self.tx, id, &row)?;
        self.log(actor, "edited", ("webhook", id), &json!({"event": row.get("event")}))
    }

    /// Removes a webhook.
    pub fn remove_webhook(&mut self, actor: &Actor, id: &str) -> Result<(), NewsroomError> {
        self.own_webhook(actor, id)?;
        WEBHOOKS.remove(self.tx, id)?;
        self.log(actor, "deleted", ("webhook", id), &json!({}))
    }

    /// A program touches its own alone.
    fn own_webhook(&mut self, actor: &Actor, id: &str) -> Result<(), NewsroomError> {
        let webhook = WEBHOOKS.record(self.tx, id)?.ok_or(NewsroomError::NotFound("Webhook"))?;
        let is_own = actor.standing != Standing::Integration || text(&webhook, "integration_id") == actor.id;
        if is_own { Ok(()) } else { Err(NewsroomError::Forbidden) }
    }
}

fn checked(given: &Record) -> Result<Record, NewsroomError> {
    let mut row = Record::new();
    for (name, longest) in [("event", 50), ("target_url", 2000), ("name", 191), ("secret", 191)] {
        let Some(value) = given.get(name) else { continue };
        let is_good = match value {
            Value::Null => matches!(name, "name" | "secret"),
            Value::String(text) => {
                let is_plain = text.chars().count() <= longest && !text.chars().any(char::is_control);
                is_plain
                    && match name {
                        "event" => Event::named(text).is_some_and(Event::is_for_webhooks),
                        "target_url" => url::Url::parse(text)
                            .is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host()),
                        _ => true,
                    }
            }
            _ => false,
        };
        if !is_good {
            return Err(invalid(name, &format!("Validation failed for {name}")));
        }
        row.insert(name.to_owned(), value.clone());
    }
    Ok(row)
}

fn text<'r>(record: &'r Record, name: &str) -> &'r str {
    record.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn invalid(property: &'static str, message: &str) -> NewsroomError {
    NewsroomError::Invalid { property, message: message.to_owned() }
}
