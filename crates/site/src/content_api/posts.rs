//! Stories and pages.

use newsroom::{Found, Texts};
use published::Post;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

use super::asked::Asked;
use super::kept::Document;
use super::story::Story;
use super::{ApiError, Question, checked_id, checked_slug};

/// Published stories.
pub(super) fn browse(question: &mut Question<'_, '_, '_>) -> Result<Document, ApiError> {
    let found = question.reader.find_posts(&question.asked.ask(question.now)?, texts(question.asked))?;
    Ok(list("posts", question, &found))
}

/// Published pages.
pub(super) fn browse_pages(question: &mut Question<'_, '_, '_>) -> Result<Document, ApiError> {
    let found = question.reader.find_pages(&question.asked.ask(question.now)?, texts(question.asked))?;
    Ok(list("pages", question, &found))
}

/// The story with this id.
pub(super) fn by_id(question: &mut Question<'_, '_, '_>, id: &str) -> Result<Document, ApiError> {
    let post = question.reader.post_by_id(checked_id(id)?)?;
    let post = post.ok_or_else(|| ApiError::not_found("Post not found."))?;
    Ok(one("posts", question, &post, "id"))
}

/// The story at this slug.
pub(super) fn by_slug(question: &mut Question<'_, '_, '_>, slug: &str) -> Result<Document, ApiError> {
    let post = question.reader.post_by_slug(checked_slug(slug)?)?;
    let post = post.ok_or_else(|| ApiError::not_found("Post not found."))?;
    Ok(one("posts", question, &post, "slug"))
}

/// The page with this id.
pub(super) fn page_by_id(question: &mut Question<'_, '_, '_>, id: &str) -> Result<Document, ApiError> {
    let page = question.reader.page_by_id(checked_id(id)?)?;
    let page = page.ok_or_else(|| ApiError::not_found("Page not found."))?;
    Ok(one("pages", question, &page, "id"))
}

/// The page at this slug.
pub(super) fn page_by_slug(question: &mut Question<'_, '_, '_>, slug: &str) -> Result<Document, ApiError> {
    let page = question.reader.page_by_slug(checked_slug(slug)?)?;
    let page = page.ok_or_else(|| ApiError::not_found("Page not found."))?;
    Ok(one("pages", question, &page, "slug"))
}

fn list(name: &'static str, question: &Question<'_, '_, '_>, found: &Found<Post>) -> Document {
    let asked = question.asked;
    let stories = found.items.iter().map(|post| Story { post, asked, found_by: None });
    Document::of(&Shown { name, stories: stories.collect(), meta: Some(question.meta(found.total)) })
}

fn one(name: &'static str, question: &Question<'_, '_, '_>, post: &Post, by: &'static str) -> Document {
    let story = Story { post, asked: question.asked, found_by: Some(by) };
    Document::of(&Shown { name, stories: vec![story], meta: None })
}

/// An answer: stories or pages, and where in their list they stand.
struct Shown<'s> {
    name: &'static str,
    stories: Vec<Story<'s>>,
    meta: Option<Value>,
}

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry(self.name, &self.stories)?;
        if let Some(meta) = &self.meta {
            object.serialize_entry("meta", meta)?;
        }
        object.end()
    }
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
