//! The rows of invitations.

use ::store::{StoreError, Tx};

/// The name of the role with this id.
pub(super) fn role(tx: &mut Tx<'_>, id: &str) -> Result<Option<String>, StoreError> {
    tx.first("select name from roles where id = $1", &[id.into()], |row| row.text())
}

/// Removes what this address was sent before.
pub(super) fn forget(tx: &mut Tx<'_>, email: &str) -> Result<(), StoreError> {
    tx.execute("delete from invites where lower(email) = lower($1)", &[email.into()]).map(drop)
}

/// Keeps an invitation.
pub(super) fn add(
    tx: &mut Tx<'_>,
    id: &str,
    role_id: &str,
    email: &str,
    token_hash: &str,
    until: &str,
    time: &str,
) -> Result<(), StoreError> {
    tx.execute(
        "insert into invites (id, role_id, status, token_hash, email, expires_at, created_at, updated_at)
         values ($1, $2, 'sent', $3, $4, $5, $6, $6)",
        &[id.into(), role_id.into(), token_hash.into(), email.into(), until.into(), time.into()],
    )
    .map(drop)
}

/// Address and role of the invitation with this token, if it is good; it is not afterwards.
pub(super) fn take(
    tx: &mut Tx<'_>,
    token_hash: &str,
    now: &str,
) -> Result<Option<(String, String)>, StoreError> {
    let found = tx.first(
        "select i.email, r.name from invites i join roles r on r.id = i.role_id
         where i.token_hash = $1 and i.expires_at > $2",
        &[token_hash.into(), now.into()],
        |row| Ok((row.text()?, row.text()?)),
    )?;
    tx.execute("delete from invites where token_hash = $1", &[token_hash.into()])?;
    Ok(found)
}
