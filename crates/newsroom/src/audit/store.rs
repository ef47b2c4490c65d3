//! The rows of the log. There is no statement that changes or removes one.

use ::store::{StoreError, Tx};

use crate::may::Actor;

/// One act.
pub(super) struct Row<'a> {
    pub(super) id: String,
    pub(super) actor: &'a Actor,
    pub(super) event: &'a str,
    pub(super) resource_type: &'a str,
    pub(super) resource_id: &'a str,
    pub(super) context: String,
    pub(super) time: String,
}

/// Adds an act.
pub(super) fn add(tx: &mut Tx<'_>, row: &Row<'_>) -> Result<(), StoreError> {
    tx.execute(
        "insert into actions (id, resource_id, resource_type, actor_id, actor_type, event, context, created_at, address)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            (&row.id).into(),
            row.resource_id.into(),
            row.resource_type.into(),
            (&row.actor.id).into(),
            row.actor.kind().into(),
            row.event.into(),
            (&row.context).into(),
            (&row.time).into(),
            row.actor.address.as_deref().into(),
        ],
    )
    .map(drop)
}
