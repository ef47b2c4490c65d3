//! What webhooks are told, and what is kept of their answers.

use ::store::desk_tables::WEBHOOKS;
use serde_json::{Map, Value, json};

use crate::happened::Happened;
use crate::jobs::Work;
use crate::{NewsroomError, Record, Writer, moment};

/// Formats of a story that are an editor's, which Ghost's webhooks leave out.
const EDITORS: [&str; 2] = ["mobiledoc", "lexical"];

impl Writer<'_, '_> {
    /// Writes down that every webhook which wants to hear of this event is to be told.
    pub(crate) fn tell_webhooks(&mut self, happened: &Happened) -> Result<(), NewsroomError> {
        let webhooks = WEBHOOKS.records(self.tx, "event", &[happened.event.name().to_owned()])?;
        if webhooks.is_empty() {
            return Ok(());
        }
        let body = body(happened).to_string();
        for webhook in webhooks {
            let webhook_id = super::text(&webhook, "id").to_owned();
            self.queue(&Work::Webhook { webhook_id, body: body.clone() })?;
        }
        Ok(())
    }

    /// Keeps what came of telling a webhook: the status of its answer, if it gave one, and what was wrong, if something
    /// was.
    pub fn webhook_told(
        &mut self,
        id: &str,
        status: Option<u16>,
        error: Option<&str>,
    ) -> Result<(), NewsroomError> {
        let mut row = Record::new();
        let error = error.map(|error| error.chars().take(50).collect::<String>());
        row.insert("last_triggered_at".to_owned(), json!(moment::shown_utc(self.now)));
        row.insert("last_triggered_status".to_owned(), json!(status.map(|status| status.to_string())));
        row.insert("last_triggered_error".to_owned(), json!(error));
        WEBHOOKS.change(self.tx, id, &row)?;
        Ok(())
    }

    /// Removes a webhook whose address says that it is gone for good.
    pub fn webhook_gone(&mut self, id: &str) -> Result<(), NewsroomError> {
        WEBHOOKS.remove(self.tx, id)?;
        Ok(())
    }
}

/// The JSON of an event, in Ghost 6.65's form.
fn body(happened: &Happened) -> Value {
    let event = happened.event.name();
    let mut body = Map::new();
    body.insert("event".to_owned(), json!(event));
    // `site.changed` happens to nothing in particular.
    if !happened.thing_id.is_empty() {
        let thing = event.split('.').next().unwrap_or_default();
        let told = json!({"current": told(&happened.current), "previous": told(&happened.previous)});
        body.insert(thing.to_owned(), told);
    }
    Value::Object(body)
}

fn told(thing: &Value) -> Value {
    let Value::Object(thing) = thing else { return json!({}) };
    let told = thing.iter().filter(|(name, _)| !EDITORS.contains(&name.as_str()));
    Value::Object(told.map(|(name, value)| (name.clone(), value.clone())).collect())
}
