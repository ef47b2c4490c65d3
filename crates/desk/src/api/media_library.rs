//! The library of what was uploaded.

use newsroom::Listed;
use serde_json::{Value, json};

use super::list::{browse as list, id};
use crate::Desk;
use crate::answer::Answer;
use crate::call::Call;
use crate::error::Refusal;

/// Those that pass the filter.
pub(crate) fn browse(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let document = list(desk, call, Listed::Media, "media", |reader, ids| Ok(reader.media_records(ids)?))?;
    Ok(Answer::json(document))
}

/// One of them.
pub(crate) fn read(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    Ok(Answer::json(one(desk, id(call, "id")?)?))
}

/// Changes what is said of one.
pub(crate) fn edit(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let (id, given, actor) = (id(call, "id")?, call.object("media")?, call.actor()?);
    desk.act(call, |writer| writer.change_medium(actor, id, &given))?;
    Ok(Answer::json(one(desk, id)?))
}

/// Removes one, its original, and every copy of it.
pub(crate) fn remove(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let (id, actor) = (id(call, "id")?, call.actor()?);
    let path = desk.act(call, |writer| writer.remove_medium(actor, id))?;
    desk.shelf().remove(&path)?;
    Ok(Answer::no_content())
}

fn one(desk: &Desk, id: &str) -> Result<Value, Refusal> {
    let medium = desk.read(|reader| Ok(reader.media_records(&[id.to_owned()])?.pop()))?;
    let medium = medium.ok_or_else(|| Refusal::not_found("Media not found."))?;
    Ok(json!({"media": [medium]}))
}
