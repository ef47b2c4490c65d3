//! Stories and pages.

use newsroom::{Found, Texts};
use published::Post;
use serde_json::{Value, json};

use super::asked::Asked;
use super::{ApiError, Question, checked_id, checked_slug, shape};

/// Published stories.
pub(super) fn browse(question: &mut Question<'_, '_, '_>) -> Result<Value, ApiError> {
    let found = question.reader.find_posts(&question.asked.ask(question.now)?, texts(question.asked))?;
    Ok(list("posts", question, &found))
}

/// Published pages.
pub(super) fn browse_pages(question: &mut Question<'_, '_, '_>) -> Result<Value, ApiError> {
    let found = question.reader.find_pages(&question.asked.ask(question.now)?, texts(question.asked))?;
    Ok(list("pages", question, &found))
}

/// The story with this id.
pub(super) fn by_id(question: &mut Question<'_, '_, '_>, id: &str) -> Result<Value, ApiError> {
    let post = question.reader.post_by_id(checked_id(id)?)?;
    let post = post.ok_or_else(|| ApiError::not_found("Post not found."))?;
    Ok(one("posts", question, &post, "id"))
}

/// The story at this slug.
pub(super) fn by_slug(question: &mut Question<'_, '_, '_>, slug: &str) -> Result<Value, ApiError> {
    let post = question.reader.post_by_slug(checked_slug(slug)?)?;
    let post = post.ok_or_else(|| ApiError::not_found("Post not found."))?;
    Ok(one("posts", question, &post, "slug"))
}

/// The page with this id.
pub(super) fn page_by_id(question: &mut Question<'_, '_, '_>, id: &str) -> Result<Value, ApiError> {
    let page = question.reader.page_by_id(checked_id(id)?)?;
    let page = page.ok_or_else(|| ApiError::not_found("Page not found."))?;
    Ok(one("pages", question, &page, "id"))
}

/// The page at this slug.
pub(super) fn page_by_slug(question: &mut Question<'_, '_, '_>, slug: &str) -> Result<Value, ApiError> {
    let page = question.reader.page_by_slug(checked_slug(slug)?)?;
    let page = page.ok_or_else(|| ApiError::not_found("Page not found."))?;
    Ok(one("pages", question, &page, "slug"))
}

fn list(name: &str, question: &Question<'_, '_, '_>, found: &Found<Post>) -> Value {
    let items = found.items.iter().map(|post| shape::post(post, question.asked));
    json!({name: items.collect::<Vec<_>>(), "meta": question.meta(found.total)})
}

/// As in Ghost, what it was found by comes first.
fn one(name: &str, question: &Question<'_, '_, '_>, post: &Post, by: &str) -> Value {
    let shown = shape::post(post, question.asked);
    let carried = if by == "id" { &post.id } else { &post.slug };
    json!({name: [shape::led_by(by, carried, shown)]})
}

/// A list that shows nothing of the texts is read without them.
fn texts(asked: &Asked) -> Texts {
    let of_text = |name: &&str| asked.shows(name);
    let shows_text = ["excerpt", "reading_time", "html", "plaintext"].iter().any(of_text);
    if shows_text || asked.has_format("html") || asked.has_format("plaintext") {
        Texts::Whole
    } else {
        Texts::None
    }
}
