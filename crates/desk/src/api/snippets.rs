//! Snippets.

use newsroom::Listed;
use serde_json::{Value, json};

use super::list::{browse as list, id};
use crate::Desk;
use crate::answer::Answer;
use crate::call::Call;
use crate::error::Refusal;

/// Those that pass the filter.
pub(crate) fn browse(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let document =
        list(desk, call, Listed::Snippets, "snippets", |reader, ids| Ok(reader.snippet_records(ids)?))?;
    Ok(Answer::json(document))
}

/// One of them.
pub(crate) fn read(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    Ok(Answer::json(one(desk, id(call, "id")?)?))
}

/// Adds one.
pub(crate) fn add(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let (given, actor) = (call.object("snippets")?, call.actor()?);
    let id = desk.act(call, |writer| writer.add_snippet(actor, &given))?;
    Ok(Answer::created(one(desk, &id)?))
}

/// Changes one.
pub(crate) fn edit(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let (id, given, actor) = (id(call, "id")?, call.object("snippets")?, call.actor()?);
    desk.act(call, |writer| writer.change_snippet(actor, id, &given))?;
    Ok(Answer::json(one(desk, id)?))
}

/// Removes one.
pub(crate) fn remove(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let (id, actor) = (id(call, "id")?, call.actor()?);
    desk.act(call, |writer| writer.remove_snippet(actor, id))?;
    Ok(Answer::no_content())
}

fn one(desk: &Desk, id: &str) -> Result<Value, Refusal> {
    let snippet = desk.read(|reader| Ok(reader.snippet_records(&[id.to_owned()])?.pop()))?;
    let snippet = snippet.ok_or_else(|| Refusal::not_found("Snippet not found."))?;
    Ok(json!({"snippets": [snippet]}))
}
