//! Tags.

use newsroom::{Listed, Reader, Record};
use serde_json::{Value, json};

use super::list::{browse as list, chosen, id, includes};
use crate::Desk;
use crate::answer::Answer;
use crate::call::Call;
use crate::error::Refusal;

/// Those that pass the filter.
pub(crate) fn browse(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let document = list(desk, call, Listed::Tags, "tags", |reader, ids| {
        let tags = reader.tag_records(ids)?;
        tags.into_iter().map(|tag| shaped(call, reader, tag)).collect()
    })?;
    Ok(Answer::json(document))
}

/// One of them.
pub(crate) fn read(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    Ok(Answer::json(one(desk, call, id(call, "id")?)?))
}

/// One of them, by slug.
pub(crate) fn read_by_slug(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let id = desk.read(|reader| Ok(reader.tag_id_of_slug(call.name("slug"))?))?;
    Ok(Answer::json(one(desk, call, &id.unwrap_or_default())?))
}

/// Makes one.
pub(crate) fn add(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let (given, actor) = (call.object("tags")?, call.actor()?);
    let id = desk.act(call, |writer| writer.make_tag(actor, &given))?;
    Ok(Answer::created(one(desk, call, &id)?))
}

/// Changes one.
pub(crate) fn edit(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let (id, given, actor) = (id(call, "id")?, call.object("tags")?, call.actor()?);
    desk.act(call, |writer| writer.change_tag(actor, id, &given))?;
    Ok(Answer::json(one(desk, call, id)?))
}

/// Removes one.
pub(crate) fn remove(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let (id, actor) = (id(call, "id")?, call.actor()?);
    desk.act(call, |writer| writer.remove_tag(actor, id))?;
    Ok(Answer::no_content())
}

fn one(desk: &Desk, call: &Call, id: &str) -> Result<Value, Refusal> {
    desk.read(|reader| {
        let tag = reader.tag_records(&[id.to_owned()])?.pop();
        let tag = tag.ok_or_else(|| Refusal::not_found("Tag not found."))?;
        let tag = shaped(call, reader, tag)?;
        Ok(json!({"tags": [chosen(call, tag)]}))
    })
}

fn shaped(call: &Call, reader: &mut Reader<'_, '_>, mut tag: Record) -> Result<Record, Refusal> {
    if includes(call, "count.posts") {
        let url = tag.shift_remove("url");
        let id = tag.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        tag.insert("count".to_owned(), json!({"posts": reader.stories_with(&id)?}));
        tag.extend(url.map(|url| ("url".to_owned(), url)));
    }
    Ok(tag)
}
