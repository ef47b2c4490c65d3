//! The rows of working copies.

use ::store::{StoreError, Tx};

/// Fields, what it is based on, and when it was saved.
pub(super) fn find(
    tx: &mut Tx<'_>,
    post_id: &str,
    user_id: &str,
) -> Result<Option<(String, String, String)>, StoreError> {
    tx.first(
        "select fields, based_on, saved_at from working_copies where post_id = $1 and user_id = $2",
        &[post_id.into(), user_id.into()],
        |row| Ok((row.text()?, row.text()?, row.text()?)),
    )
}

/// Puts one in the place of the last.
pub(super) fn keep(
    tx: &mut Tx<'_>,
    (post_id, user_id): (&str, &str),
    fields: &str,
    based_on: &str,
    time: &str,
) -> Result<(), StoreError> {
    tx.execute(
        "insert into working_copies (post_id, user_id, fields, based_on, saved_at) values ($1, $2, $3, $4, $5)
         on conflict (post_id, user_id) do update
         set fields = excluded.fields, based_on = excluded.based_on, saved_at = excluded.saved_at",
        &[post_id.into(), user_id.into(), fields.into(), based_on.into(), time.into()],
    )
    .map(drop)
}

/// Forgets one.
pub(super) fn remove(tx: &mut Tx<'_>, post_id: &str, user_id: &str) -> Result<(), StoreError> {
    tx.execute(
        "delete from working_copies where post_id = $1 and user_id = $2",
        &[post_id.into(), user_id.into()],
    )
    .map(drop)
}
