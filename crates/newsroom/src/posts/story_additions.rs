//! What Courant keeps of a story beside Ghost's fields, as one object named `courant`: its kind, where an editor has
//! chosen one, its kicker, and how far its review has come.

use ::store::desk_tables::POSTS_ADDITIONS;
use published::Kind;
use serde_json::{Value, json};

use crate::may::Actor;
use crate::{NewsroomError, Reader, Record};

/// Characters of a kicker.
const KICKER: usize = 100;

/// What was given of them; what was not stays.
pub(super) fn given(actor: &Actor, story: &Record) -> Result<Record, NewsroomError> {
    let Some(given) = story.get("courant").and_then(Value::as_object) else { return Ok(Record::new()) };
    let mut additions = Record::new();
    if let Some(kind) = given.get("kind") {
        take_kind(kind, &mut additions)?;
    }
    if let Some(kicker) = given.get("kicker") {
        additions.insert("kicker".to_owned(), taken_kicker(kicker)?);
    }
    if let Some(review) = given.get("review") {
        additions.insert("review".to_owned(), taken_review(actor, review)?);
    }
    Ok(additions)
}

impl Reader<'_, '_> {
    /// What Courant keeps of a story: `kind`, `kind_chosen`, `kicker`, `review`.
    pub fn additions_of(&mut self, id: &str) -> Result<Record, NewsroomError> {
        let mut additions = POSTS_ADDITIONS.record(self.tx, id)?.unwrap_or_default();
        additions.shift_remove("id");
        Ok(additions)
    }
}

/// No kind is the one that the story's text tells.
fn take_kind(kind: &Value, additions: &mut Record) -> Result<(), NewsroomError> {
    let chosen = match kind {
        Value::Null => None,
        Value::String(name) => Some(name.parse::<Kind>().map_err(|_| refused("kind", "isIn"))?),
        _ => return Err(refused("kind", "isString")),
    };
    additions.insert("kind_chosen".to_owned(), json!(chosen.is_some()));
    if let Some(kind) = chosen {
        additions.insert("kind".to_owned(), json!(kind.as_str()));
    }
    Ok(())
}

fn taken_kicker(kicker: &Value) -> Result<Value, NewsroomError> {
    match kicker {
        Value::Null => Ok(Value::Null),
        Value::String(text) if text.contains('\0') => Err(refused("kicker", "isString")),
        Value::String(text) if text.chars().count() > KICKER => Err(refused("kicker", "isLength")),
        Value::String(text) if text.trim().is_empty() => Ok(Value::Null),
        Value::String(text) => Ok(json!(text.trim())),
        _ => Err(refused("kicker", "isString")),
    }
}

/// Whoever looks after every story approves; everybody may hand theirs in, or take it back.
fn taken_review(actor: &Actor, review: &Value) -> Result<Value, NewsroomError> {
    match review.as_str() {
        Some("draft" | "ready") => Ok(review.clone()),
        Some("approved") if actor.standing.edits_everything() => Ok(review.clone()),
        Some("approved") => Err(NewsroomError::Forbidden),
        _ => Err(refused("review", "isIn")),
    }
}

fn refused(property: &'static str, what: &str) -> NewsroomError {
    NewsroomError::Invalid { property, message: format!("Validation ({what}) failed for {property}") }
}
