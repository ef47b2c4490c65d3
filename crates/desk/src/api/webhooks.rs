//! Webhooks.

use serde_json::{Value, json};

use super::list::id;
use crate::Desk;
use crate::answer::Answer;
use crate::call::Call;
use crate::error::Refusal;

/// Adds one.
pub(crate) fn add(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let (given, actor) = (call.object("webhooks")?, call.actor()?);
    let id = desk.act(call, |writer| writer.add_webhook(actor, &given))?;
    Ok(Answer::created(one(desk, &id)?))
}

/// Changes one.
pub(crate) fn edit(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let (id, given, actor) = (id(call, "id")?, call.object("webhooks")?, call.actor()?);
    desk.act(call, |writer| writer.change_webhook(actor, id, &given))?;
    Ok(Answer::json(one(desk, id)?))
}

/// Removes one.
pub(crate) fn remove(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let (id, actor) = (id(call, "id")?, call.actor()?);
    desk.act(call, |writer| writer.remove_webhook(actor, id))?;
    Ok(Answer::no_content())
}

fn one(desk: &Desk, id: &str) -> Result<Value, Refusal> {
    let webhook = desk.read(|reader| Ok(reader.webhook_record(id)?))?;
    let webhook = webhook.ok_or_else(|| Refusal::not_found("Webhook not found."))?;
    Ok(json!({"webhooks": [webhook]}))
}
