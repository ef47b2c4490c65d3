//! Working copies: what somebody has typed of a story that is out, before they publish it. Everybody has their own.

use serde_json::{Value, json};

use super::list::id;
use super::posts;
use crate::Desk;
use crate::answer::Answer;
use crate::call::Call;
use crate::error::Refusal;

/// One's own copy, if there is one.
pub(crate) fn read(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let (id, actor) = (seen(desk, call)?, call.actor()?);
    let copy = desk.read(|reader| Ok(reader.working_copy(actor, id)?))?;
    Ok(Answer::json(json!({"working_copies": Vec::from_iter(copy)})))
}

/// Keeps one's own copy.
pub(crate) fn keep(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let (id, given, actor) = (seen(desk, call)?, call.object("working_copies")?, call.actor()?);
    let based_on = Call::text(&given, "based_on")?;
    let fields = given.get("fields").filter(|fields| fields.is_object());
    let fields: &Value =
        fields.ok_or_else(|| Refusal::invalid("Validation (isObject) failed for fields", "fields"))?;
    desk.note(call, |writer| writer.keep_working_copy(actor, id, fields, based_on))?;
    Ok(Answer::no_content())
}

/// Forgets one's own copy.
pub(crate) fn remove(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let (id, actor) = (seen(desk, call)?, call.actor()?);
    desk.note(call, |writer| writer.drop_working_copy(actor, id))?;
    Ok(Answer::no_content())
}

/// The id of the story, which the caller may see.
fn seen<'c>(desk: &Desk, call: &'c Call) -> Result<&'c str, Refusal> {
    let id = id(call, "id")?;
    posts::seen_by(desk, call, id)?;
    Ok(id)
}
