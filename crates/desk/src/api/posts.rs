//! Stories and pages.

use newsroom::{Listed, Record, Saving};
use serde_json::{Value, json};

use super::list::{browse as list, chosen, id, includes};
use crate::Desk;
use crate::answer::Answer;
use crate::call::Call;
use crate::error::Refusal;

/// What stands beside a story, as Ghost's `include` names it.
const BESIDE: [&str; 5] = ["tags", "authors", "tiers", "email", "newsletter"];

/// What Courant keeps of a story beside Ghost's fields, shown to those alone who ask for it.
const ADDITIONS: &str = "courant";

/// Stories or pages: which of the two an address is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Sort {
    is_page: bool,
    listed: Listed,
    /// What the documents call them.
    name: &'static str,
    /// What they are called where there is none.
    missing: &'static str,
}

const POSTS: Sort = Sort { is_page: false, listed: Listed::Posts, name: "posts", missing: "Post not found." };
const PAGES: Sort = Sort { is_page: true, listed: Listed::Pages, name: "pages", missing: "Page not found." };

macro_rules! of_both {
    ($($(#[$doc:meta])* $post:ident, $page:ident => $act:ident;)*) => {
        $(
            $(#[$doc])*
            pub(crate) fn $post(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
                $act(desk, call, POSTS)
            }

            $(#[$doc])*
            pub(crate) fn $page(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
                $act(desk, call, PAGES)
            }
        )*
    };
}

of_both! {
    /// Those that pass the filter and that the caller may see.
    browse, browse_pages => browsed;
    /// One of them.
    read, read_page => found;
    /// One of them, by slug.
    read_by_slug, read_page_by_slug => found_by_slug;
    /// Adds one.
    add, add_page => added;
    /// Changes one.
    edit, edit_page => edited;
    /// Removes one.
    remove, remove_page => removed;
    /// Makes a draft that is like one of them.
    copy, copy_page => copied;
    /// Every kept state of one of them.
    revisions, page_revisions => kept;
}

fn browsed(desk: &Desk, call: &Call, sort: Sort) -> Result<Answer, Refusal> {
    let document = list(desk, call, sort.listed, sort.name, |reader, ids| {
        let stories = reader.story_records(ids, &formats(call))?;
        Ok(stories.into_iter().map(|story| shaped(call, story)).collect())
    })?;
    Ok(Answer::json(document))
}

fn found(desk: &Desk, call: &Call, sort: Sort) -> Result<Answer, Refusal> {
    Ok(Answer::json(one(desk, call, sort, id(call, "id")?)?))
}

fn found_by_slug(desk: &Desk, call: &Call, sort: Sort) -> Result<Answer, Refusal> {
    let id = desk.read(|reader| Ok(reader.story_id_of_slug(call.name("slug"))?))?;
    Ok(Answer::json(one(desk, call, sort, &id.unwrap_or_default())?))
}

fn added(desk: &Desk, call: &Call, sort: Sort) -> Result<Answer, Refusal> {
    sends_nothing(call)?;
    let (given, actor, saving) = (call.object(sort.name)?, call.actor()?, saving(call, sort));
    let id = desk.act(call, |writer| writer.add_story(actor, &given, saving))?;
    Ok(Answer::created(one(desk, call, sort, &id)?))
}

fn edited(desk: &Desk, call: &Call, sort: Sort) -> Result<Answer, Refusal> {
    sends_nothing(call)?;
    let (id, given, actor) = (id(call, "id")?, call.object(sort.name)?, call.actor()?);
    seen(desk, call, sort, id)?;
    let saving = saving(call, sort);
    desk.act(call, |writer| writer.edit_story(actor, id, &given, saving))?;
    Ok(Answer::json(one(desk, call, sort, id)?))
}

fn removed(desk: &Desk, call: &Call, sort: Sort) -> Result<Answer, Refusal> {
    let (id, actor) = (id(call, "id")?, call.actor()?);
    seen(desk, call, sort, id)?;
    desk.act(call, |writer| writer.remove_story(actor, id, sort.is_page))?;
    Ok(Answer::no_content())
}

fn copied(desk: &Desk, call: &Call, sort: Sort) -> Result<Answer, Refusal> {
    let (id, actor) = (id(call, "id")?, call.actor()?);
    seen(desk, call, sort, id)?;
    let copy = desk.act(call, |writer| writer.copy_story(actor, id, sort.is_page))?;
    Ok(Answer::created(one(desk, call, sort, &copy)?))
}

fn kept(desk: &Desk, call: &Call, sort: Sort) -> Result<Answer, Refusal> {
    let id = id(call, "id")?;
    seen(desk, call, sort, id)?;
    let actor = call.actor()?;
    let is_theirs = actor.standing.edits_everything()
        || desk.read(|reader| {
            let story = reader.story_for(actor, id, sort.is_page, &[])?.unwrap_or_default();
            let authors = story.get("authors").and_then(Value::as_array).cloned().unwrap_or_default();
            Ok(authors.iter().any(|author| author.get("id") == Some(&json!(actor.id))))
        })?;
    if !is_theirs {
        return Err(Refusal::forbidden());
    }
    let revisions = desk.read(|reader| Ok(reader.revisions_of(id)?))?;
    Ok(Answer::json(json!({"post_revisions": revisions})))
}

/// Refuses whoever may not see the story; with `sort=pages`, the page.
pub(crate) fn seen_by(desk: &Desk, call: &Call, id: &str) -> Result<(), Refusal> {
    let sort = if call.parameter("sort") == Some("pages") { PAGES } else { POSTS };
    seen(desk, call, sort, id)
}

/// Whoever may not see a story is not told that there is one.
fn seen(desk: &Desk, call: &Call, sort: Sort, id: &str) -> Result<(), Refusal> {
    let actor = call.actor()?;
    let story = desk.read(|reader| Ok(reader.story_for(actor, id, sort.is_page, &[])?))?;
    story.map(drop).ok_or_else(|| Refusal::not_found(sort.missing))
}

fn one(desk: &Desk, call: &Call, sort: Sort, id: &str) -> Result<Value, Refusal> {
    let actor = call.actor()?;
    desk.read(|reader| {
        let story = reader.story_for(actor, id, sort.is_page, &formats(call))?;
        let mut story = shaped(call, story.ok_or_else(|| Refusal::not_found(sort.missing))?);
        if includes(call, ADDITIONS) {
            story.insert(ADDITIONS.to_owned(), json!(reader.additions_of(id)?));
        }
        Ok(json!({sort.name: [story]}))
    })
}

/// The texts that are asked for; as Ghost 6.65, the documents where none is named.
fn formats(call: &Call) -> Vec<&str> {
    let asked = call.parameter("formats").or(call.parameter("fields"));
    asked.map_or_else(|| vec!["mobiledoc", "lexical"], |asked| asked.split(',').map(str::trim).collect())
}

/// Without what was not asked for beside it.
fn shaped(call: &Call, mut story: Record) -> Record {
    if let Some(include) = call.parameter("include") {
        let is_included =
            |name: &str| include.split(',').any(|part| part.trim().split('.').next() == Some(name));
        for name in BESIDE.iter().filter(|name| !is_included(name)) {
            story.shift_remove(*name);
        }
        if !include.contains("count.") {
            story.shift_remove("count");
        }
        if !is_included("tags") {
            story.shift_remove("primary_tag");
        }
        if !is_included("authors") {
            story.shift_remove("primary_author");
        }
    }
    chosen(call, story)
}

fn saving(call: &Call, sort: Sort) -> Saving {
    Saving {
        is_page: sort.is_page,
        from_html: call.parameter("source") == Some("html"),
        keeps_revision: matches!(call.parameter("save_revision"), Some("1" | "true")),
    }
}

/// A story that was to be mailed must not be published without its mail.
fn sends_nothing(call: &Call) -> Result<(), Refusal> {
    match call.parameter("newsletter") {
        Some(_) => Err(Refusal::told("Newsletters are not sent by this server yet: publish without one.")),
        None => Ok(()),
    }
}
