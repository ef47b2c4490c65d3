//! What somebody has typed of a story and not yet saved in it: of one that is out, readers see nothing before they publish
//! it; and two people have a copy each.

use serde_json::Value;

use super::working_copy_store as store;
use crate::may::Actor;
use crate::{NewsroomError, Reader, Writer};

/// A working copy.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct WorkingCopy {
    /// What was typed, as the desk keeps it.
    pub fields: Value,
    /// The `updated_at` of the story that it began from.
    pub based_on: String,
    /// When it was saved, UTC.
    pub saved_at: String,
}

impl Reader<'_, '_> {
    /// This person's working copy of a story.
    pub fn working_copy(
        &mut self,
        actor: &Actor,
        post_id: &str,
    ) -> Result<Option<WorkingCopy>, NewsroomError> {
        let row = store::find(self.tx, post_id, &actor.id)?;
        Ok(row.map(|(fields, based_on, saved_at)| WorkingCopy {
            fields: serde_json::from_str(&fields).unwrap_or(Value::Null),
            based_on,
            saved_at,
        }))
    }
}

impl Writer<'_, '_> {
    /// Keeps this person's working copy of a story in place of the last.
    pub fn keep_working_copy(
        &mut self,
        actor: &Actor,
        post_id: &str,
        fields: &Value,
        based_on: &str,
    ) -> Result<(), NewsroomError> {
        let time = self.time();
        Ok(store::keep(self.tx, (post_id, &actor.id), &fields.to_string(), based_on, &time)?)
    }

    /// Forgets this person's working copy of a story.
    pub fn drop_working_copy(&mut self, actor: &Actor, post_id: &str) -> Result<(), NewsroomError> {
        Ok(store::remove(self.tx, post_id, &actor.id)?)
    }
}
