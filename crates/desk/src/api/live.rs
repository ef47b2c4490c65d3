//! The stream of what happens at the desk.

use serde_json::Value;

use super::list::is_id;
use crate::Desk;
use crate::answer::Answer;
use crate::call::Call;
use crate::error::Refusal;
use crate::live::Present;

/// What happens from now on, as server-sent events; `story` is the one that the listener has open.
pub(crate) fn listen(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let user_id = call.actor()?.id.clone();
    let person = desk.read(|reader| Ok(reader.staff_record(&user_id)?))?.unwrap_or_default();
    let name = person.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
    let story = call.parameter("story").filter(|id| is_id(id)).map(str::to_owned);
    Ok(Answer::events(desk.listen(Present { user_id, name, story })))
}
