//! The log of acts: who did what to which thing, when, and from which address. Rows are only ever added, in the
//! transaction of the act itself.

mod store;

use ::store::desk_tables::ACTIONS;
use serde_json::Value;

use crate::may::Actor;
use crate::{NewsroomError, Reader, Record, Writer};

impl Writer<'_, '_> {
    /// Writes an act down. `event` is Ghost's word (`added`, `edited`, `deleted`…), `context` what a person needs in order to
    /// know the thing again; never a secret.
    pub fn log(
        &mut self,
        actor: &Actor,
        event: &str,
        (resource_type, resource_id): (&str, &str),
        context: &Value,
    ) -> Result<(), NewsroomError> {
        let act = store::Row {
            id: self.new_id(),
            actor,
            event,
            resource_type,
            resource_id,
            context: context.to_string(),
            time: self.time(),
        };
        Ok(store::add(self.tx, &act)?)
    }
}

impl Reader<'_, '_> {
    /// The acts with these ids in their order.
    pub fn acts(&mut self, ids: &[String]) -> Result<Vec<Record>, NewsroomError> {
        let acts = ACTIONS.records(self.tx, "id", ids)?;
        let named =
            |id: &String| acts.iter().find(|act| act.get("id").and_then(Value::as_str) == Some(id)).cloned();
        Ok(ids.iter().filter_map(named).collect())
    }
}
