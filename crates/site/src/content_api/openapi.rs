//! What the Content API has, told to machines: its OpenAPI document.

use newsroom::Address;
use serde_json::{Map, Value, json};

use super::{ROOT, VERSION};

/// Every list: its path, its name in the answer, its parameters beside the key, and what it is.
const LISTS: [(&str, &str, &[&str], &str); 11] = [
    ("/posts/", "posts", LIST_OF_POSTS, "Published stories, newest first."),
    ("/pages/", "pages", LIST_OF_POSTS, "Published pages."),
    ("/authors/", "authors", LIST, "People under whose names stories are published."),
    ("/tags/", "tags", LIST, "Tags that published stories have."),
    ("/newsletters/", "newsletters", LIST, "Newsletters that readers may subscribe to."),
    ("/tiers/", "tiers", &[], "Memberships that may be had."),
    ("/recommendations/", "recommendations", &["limit", "page"], "Other sites that this one recommends."),
    ("/search-index/posts/", "posts", &[], "What a search in the browser needs of stories."),
    ("/search-index/authors/", "authors", &[], "What it needs of authors."),
    ("/search-index/tags/", "tags", &[], "What it needs of tags."),
    ("/settings/", "settings", &[], "What readers may see of the settings."),
];

/// Every single thing: its path, its name in the answer, its parameters beside the key, and what it is.
const THINGS: [(&str, &str, &[&str], &str); 9] = [
    ("/posts/{id}/", "posts", ONE_POST, "One story."),
    ("/posts/slug/{slug}/", "posts", ONE_POST, "One story."),
    ("/pages/{id}/", "pages", ONE_POST, "One page."),
    ("/pages/slug/{slug}/", "pages", ONE_POST, "One page."),
    ("/authors/{id}/", "authors", ONE, "One author."),
    ("/authors/slug/{slug}/", "authors", ONE, "One author."),
    ("/tags/{id}/", "tags", ONE, "One tag."),
    ("/tags/slug/{slug}/", "tags", ONE, "One tag."),
    ("/offers/{id}/", "offers", &[], "One offer."),
];

const LIST_OF_POSTS: &[&str] = &["include", "fields", "formats", "filter", "limit", "order", "page", "after"];
const LIST: &[&str] = &["include", "fields", "filter", "limit", "order", "page", "after"];
const ONE_POST: &[&str] = &["include", "fields", "formats"];
const ONE: &[&str] = &["include", "fields"];

/// The document for the site at `address`.
pub(super) fn document(address: &Address) -> Value {
    let lists = LISTS.iter().map(|(path, name, parameters, what)| {
        (
            (*path).to_owned(),
            json!({"get": operation(path, name, parameters, what, &[400, 401, 403, 404, 422])}),
        )
    });
    let things = THINGS.iter().map(|(path, name, parameters, what)| {
        (
            (*path).to_owned(),
            json!({"get": operation(path, name, parameters, what, &[400, 401, 403, 404, 422])}),
        )
    });
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Content API",
            "description": "Everything published, as Ghost's Content API gives it.",
            "version": VERSION.trim_start_matches('v'),
        },
        "servers": [{"url": address.of(ROOT)}],
        "security": [{"key": []}],
        "paths": lists.chain(things).collect::<Map<String, Value>>(),
        "components": {
            "securitySchemes": {"key": {"type": "apiKey", "in": "query", "name": "key"}},
            "schemas": {"Errors": errors()},
        },
    })
}

fn operation(path: &str, name: &str, parameters: &[&str], what: &str, refusals: &[u16]) -> Value {
    let in_path = ["id", "slug"].into_iter().filter(|place| path.contains(&format!("{{{place}}}")));
    let in_path = in_path.map(|place| {
        json!({"name": place, "in": "path", "required": true, "schema": {"type": "string", "minLength": 1}})
    });
    let in_query =
        parameters.iter().map(|name| json!({"name": name, "in": "query", "schema": {"type": "string"}}));
    let shape = if name == "settings" {
        json!({"type": "object"})
    } else {
        json!({"type": "array", "items": {"type": "object"}})
    };
    let document = json!({"type": "object", "required": [name], "properties": {name: shape}});
    let mut responses = Map::new();
    responses.insert(
        "200".to_owned(),
        json!({"description": what, "content": {"application/json": {"schema": document}}}),
    );
    for status in refusals {
        let refusal = json!({"$ref": "#/components/schemas/Errors"});
        responses.insert(
            status.to_string(),
            json!({"description": "Why there is no answer.", "content": {"application/json": {"schema": refusal}}}),
        );
    }
    json!({
        "summary": what,
        "parameters": in_path.chain(in_query).collect::<Vec<_>>(),
        "responses": responses,
    })
}

fn errors() -> Value {
    let text = json!({"type": "string"});
    let maybe = json!({"type": ["string", "null"]});
    json!({
        "type": "object",
        "required": ["errors"],
        "properties": {"errors": {"type": "array", "items": {
            "type": "object",
            "required": ["message", "context", "type", "id"],
            "properties": {"message": text, "context": maybe, "type": text, "code": maybe, "id": text},
        }}},
    })
}
