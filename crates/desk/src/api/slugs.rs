//! Slugs for what has no slug yet.

use serde_json::json;

use crate::Desk;
use crate::answer::Answer;
use crate::call::Call;
use crate::error::Refusal;

/// A free slug made of a name.
pub(crate) fn generate(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let (kind, name) = (call.name("kind"), call.name("name"));
    let id = Some(call.name("id")).filter(|id| !id.is_empty());
    if !matches!(kind, "post" | "page" | "tag" | "user") {
        return Err(Refusal::bad_request(&format!("Unknown slug type '{kind}'.")));
    }
    let slug = desk.read(|reader| Ok(reader.free_slug(kind, name, id)?))?;
    Ok(Answer::json(json!({"slugs": [{"slug": slug}]})))
}
