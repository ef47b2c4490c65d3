//! The history of a story: which of its states are kept.

use super::{Saving, story_store as store};
use crate::may::Actor;
use crate::{NewsroomError, Writer};

/// What a state is kept for that nobody asked to be kept.
pub(super) const BACKGROUND: &str = "background_save";

/// Milliseconds.
const A_MINUTE: i64 = 60_000;

impl Writer<'_, '_> {
    /// Whoever writes is saved every few seconds. Of these states the last is kept, and one a minute; what somebody else
    /// has saved, or what was saved on purpose, stays. Whether there was one that need not be kept.
    pub(super) fn forget_passing_revision(&mut self, actor: &Actor, id: &str) -> Result<bool, NewsroomError> {
        let revisions = store::last_revisions(self.tx, id)?;
        let [last, before] = revisions.as_slice() else { return Ok(false) };
        let is_own = last.author_id.as_deref().is_some_and(|author| actor.is(author));
        let is_passing =
            is_own && last.reason.as_deref() == Some(BACKGROUND) && last.at - before.at < A_MINUTE;
        if is_passing {
            store::remove_revision(self.tx, &last.id)?;
        }
        Ok(is_passing)
    }

    /// Keeps the story as it is now among its revisions.
    pub(super) fn keep_revision(
        &mut self,
        actor: &Actor,
        id: &str,
        reason: &str,
    ) -> Result<(), NewsroomError> {
        let (revision, time) = (self.new_id(), self.time());
        let author = actor.role().map(|_| actor.id.as_str());
        Ok(store::keep_revision(self.tx, &revision, id, author, reason, (self.now, &time))?)
    }
}

/// What a state is kept for, by the story's status before and after.
pub(super) fn reason(moved: (&str, &str), saving: Saving) -> &'static str {
    match moved {
        ("published", "published") | ("draft", "draft") if saving.keeps_revision => "explicit_save",
        (before, "published") if before != "published" => "published",
        ("published", "draft") => "unpublished",
        _ => BACKGROUND,
    }
}
