//! Tags that published stories have.

use serde_json::{Value, json};

use newsroom::Ask;

use super::{ApiError, Question, checked_id, checked_slug, first, is, shape};

/// Every tag.
pub(super) fn browse(question: &mut Question<'_, '_, '_>) -> Result<Value, ApiError> {
    let asked = question.asked;
    let ask = asked.ask(question.now)?;
    let found = question.reader.find_tags(&ask)?;
    let items = found.items.iter().map(|tag| shape::tag(tag, question.asked));
    Ok(json!({"tags": items.collect::<Vec<_>>(), "meta": question.meta(found.total)}))
}

/// The tag with this id.
pub(super) fn by_id(question: &mut Question<'_, '_, '_>, id: &str) -> Result<Value, ApiError> {
    one(question, "id", checked_id(id)?)
}

/// The tag with this slug.
pub(super) fn by_slug(question: &mut Question<'_, '_, '_>, slug: &str) -> Result<Value, ApiError> {
    one(question, "slug", checked_slug(slug)?)
}

fn one(question: &mut Question<'_, '_, '_>, by: &'static str, value: &str) -> Result<Value, ApiError> {
    let found = question.reader.find_tags(&Ask { filter: Some(&is(by, value)), ..first(1, question.now) })?;
    // As Ghost 6.65: a tag is read by its id or slug, and by its visibility where that is given.
    let visibility = question.asked.visibility.as_deref();
    let tag = found.items.first().filter(|tag| visibility.is_none_or(|wanted| tag.visibility == wanted));
    let tag = tag.ok_or_else(|| ApiError::not_found("Tag not found."))?;
    Ok(json!({"tags": [shape::led_by(by, value, shape::tag(tag, question.asked))]}))
}
