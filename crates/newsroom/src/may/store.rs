//! Whether somebody still is who they were.

use ::store::{StoreError, Tx};

use super::{Actor, Standing};

/// Whether the person still has their role and may work, or the integration still has a key.
pub(super) fn still_stands(tx: &mut Tx<'_>, actor: &Actor) -> Result<bool, StoreError> {
    let found = match actor.standing {
        Standing::Staff(role) => tx.first(
            "select u.id from users u join roles_users l on l.user_id = u.id join roles r on r.id = l.role_id
             where u.id = $1 and r.name = $2 and u.status in ('active', 'warn-1', 'warn-2', 'warn-3', 'warn-4')",
            &[(&actor.id).into(), role.name().into()],
            |row| row.text(),
        )?,
        Standing::Integration => tx.first(
            "select id from api_keys where integration_id = $1 and type = 'admin'",
            &[(&actor.id).into()],
            |row| row.text(),
        )?,
    };
    Ok(found.is_some())
}
