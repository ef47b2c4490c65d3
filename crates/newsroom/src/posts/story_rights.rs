//! Who may do what to which story, as Ghost 6.65 decides it: editors to every one, authors to those that carry their name,
//! contributors to their own drafts.

use serde_json::Value;

use super::story_record::{is, text};
use crate::may::{Actor, Role};
use crate::{NewsroomError, Record};

/// A story and its byline, as they are before the act.
pub(super) struct Before<'s> {
    pub(super) row: &'s Record,
    pub(super) authors: &'s [String],
}

/// Who may add a story under this byline in this state.
pub(super) fn add(actor: &Actor, authors: &[String], status: &str) -> Result<(), NewsroomError> {
    let is_first = authors.first().is_some_and(|author| actor.is(author));
    allow(match actor.role() {
        Some(Role::Author) => is_first,
        Some(Role::Contributor) => is_first && status == "draft",
        _ => true,
    })
}

/// Who may change this story to what is given.
pub(super) fn edit(actor: &Actor, before: &Before<'_>, given: &Record) -> Result<(), NewsroomError> {
    let in_byline = before.authors.iter().any(|author| actor.is(author));
    let changes =
        |name: &str| given.get(name).and_then(Value::as_str).is_some_and(|new| !is(before.row, name, new));
    let first = given.get("authors").map(|authors| authors.get(0).and_then(|author| author.get("id")));
    let changes_first = first
        .is_some_and(|first| first.and_then(Value::as_str) != before.authors.first().map(String::as_str));
    allow(match actor.role() {
        Some(Role::Author) => in_byline && !changes_first && !changes("visibility"),
        Some(Role::Contributor) => {
            in_byline && !changes_first && !changes("status") && text(before.row, "status") == "draft"
        }
        _ => true,
    })
}

/// Who may remove this story.
pub(super) fn remove(actor: &Actor, before: &Before<'_>) -> Result<(), NewsroomError> {
    let is_first = before.authors.first().is_some_and(|author| actor.is(author));
    allow(match actor.role() {
        Some(Role::Author) => is_first,
        Some(Role::Contributor) => is_first && is(before.row, "status", "draft"),
        _ => true,
    })
}

/// Whether this person may choose a story's byline: authors and contributors may not, beyond their own name at its birth.
pub(super) fn chooses_byline(actor: &Actor) -> bool {
    actor.standing.edits_everything()
}

/// Whether this person may choose a story's tags.
pub(super) fn chooses_tags(actor: &Actor) -> bool {
    actor.role() != Some(Role::Contributor)
}

fn allow(may: bool) -> Result<(), NewsroomError> {
    if may { Ok(()) } else { Err(NewsroomError::Forbidden) }
}
