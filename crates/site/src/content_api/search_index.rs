//! What a search in the reader's browser is made of: the newest ten thousand of each.

use serde_json::{Value, json};

use super::{ApiError, Question, first, shape};

/// Ghost's own bound.
const MOST: u64 = 10_000;

/// Stories, last changed first.
pub(super) fn posts(question: &mut Question<'_, '_, '_>) -> Result<Value, ApiError> {
    let posts = question.reader.last_changed_posts(&first(MOST, question.now))?;
    Ok(json!({"posts": posts.iter().map(shape::found_post).collect::<Vec<_>>()}))
}

/// Authors.
pub(super) fn authors(question: &mut Question<'_, '_, '_>) -> Result<Value, ApiError> {
    let authors = question.reader.last_changed_authors(&first(MOST, question.now))?;
    Ok(json!({"authors": authors.iter().map(shape::found_author).collect::<Vec<_>>()}))
}

/// Public tags.
pub(super) fn tags(question: &mut Question<'_, '_, '_>) -> Result<Value, ApiError> {
    let tags = question.reader.last_changed_tags(&first(MOST, question.now))?;
    Ok(json!({"tags": tags.iter().map(shape::found_tag).collect::<Vec<_>>()}))
}
