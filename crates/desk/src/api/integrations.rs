//! Integrations: programs, and the keys that they hold.

use newsroom::{Listed, Record};
use serde_json::{Value, json};

use super::list::{browse as list, id, includes};
use crate::Desk;
use crate::answer::Answer;
use crate::call::Call;
use crate::error::Refusal;

/// Those that pass the filter.
pub(crate) fn browse(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let document = list(desk, call, Listed::Integrations, "integrations", |reader, ids| {
        let integrations = reader.integration_records(ids)?;
        Ok(integrations.into_iter().map(|integration| shaped(call, integration)).collect())
    })?;
    Ok(Answer::json(document))
}

/// One of them.
pub(crate) fn read(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    Ok(Answer::json(one(desk, call, id(call, "id")?)?))
}

/// Adds one.
pub(crate) fn add(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let (given, actor) = (call.object("integrations")?, call.actor()?);
    Call::text(&given, "name")?;
    let id = desk.act(call, |writer| writer.add_integration(actor, &given))?;
    Ok(Answer::created(one(desk, call, &id)?))
}

/// Changes one.
pub(crate) fn edit(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let (id, given, actor) = (id(call, "id")?, call.object("integrations")?, call.actor()?);
    desk.act(call, |writer| writer.change_integration(actor, id, &given))?;
    Ok(Answer::json(one(desk, call, id)?))
}

/// Gives one of its keys a new secret.
pub(crate) fn renew_key(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let (id, key_id, actor) = (id(call, "id")?, id(call, "key")?, call.actor()?);
    desk.act(call, |writer| writer.renew_key(actor, id, key_id))?;
    Ok(Answer::json(one(desk, call, id)?))
}

/// Removes one, with its keys.
pub(crate) fn remove(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let (id, actor) = (id(call, "id")?, call.actor()?);
    desk.act(call, |writer| writer.remove_integration(actor, id))?;
    Ok(Answer::no_content())
}

fn one(desk: &Desk, call: &Call, id: &str) -> Result<Value, Refusal> {
    let integration = desk.read(|reader| Ok(reader.integration_records(&[id.to_owned()])?.pop()))?;
    let integration = integration.ok_or_else(|| Refusal::not_found("Integration not found."))?;
    Ok(json!({"integrations": [shaped(call, integration)]}))
}

fn shaped(call: &Call, mut integration: Record) -> Record {
    for beside in ["api_keys", "webhooks"] {
        if !includes(call, beside) {
            integration.shift_remove(beside);
        }
    }
    integration
}
