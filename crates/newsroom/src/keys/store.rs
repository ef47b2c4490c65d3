//! The rows of integrations and their keys.

use ::store::{StoreError, Tx};

use super::{AdminKey, Integration};
use crate::NewsroomError;

/// Whether an integration has this slug.
pub(super) fn is_taken(tx: &mut Tx<'_>, slug: &str) -> Result<bool, NewsroomError> {
    Ok(tx.first("select id from integrations where slug = $1", &[slug.into()], |row| row.text())?.is_some())
}

/// Adds an integration.
pub(super) fn add_integration(
    tx: &mut Tx<'_>,
    id: &str,
    kind: &str,
    name: &str,
    slug: &str,
    time: &str,
) -> Result<(), StoreError> {
    tx.execute(
        "insert into integrations (id, type, name, slug, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $5)",
        &[id.into(), kind.into(), name.into(), slug.into(), time.into()],
    )
    .map(drop)
}

/// Adds a key of an integration.
pub(super) fn add_key(
    tx: &mut Tx<'_>,
    id: &str,
    kind: &str,
    secret: &str,
    integration_id: &str,
    time: &str,
) -> Result<(), StoreError> {
    tx.execute(
        "insert into api_keys (id, type, secret, integration_id, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $5)",
        &[id.into(), kind.into(), secret.into(), integration_id.into(), time.into()],
    )
    .map(drop)
}

/// The id of the integration that holds this key.
pub(super) fn holder(tx: &mut Tx<'_>, kind: &str, secret: &str) -> Result<Option<String>, StoreError> {
    tx.first(
        "select integration_id from api_keys where secret = $1 and type = $2",
        &[secret.into(), kind.into()],
        |row| row.text(),
    )
}

/// The content key of the integration with this slug.
pub(super) fn content_key_of(tx: &mut Tx<'_>, slug: &str) -> Result<Option<String>, StoreError> {
    tx.first(
        "select k.secret from api_keys k join integrations i on i.id = k.integration_id
         where i.slug = $1 and k.type = 'content'",
        &[slug.into()],
        |row| row.text(),
    )
}

/// Every integration that people made, by name.
pub(super) fn all(tx: &mut Tx<'_>) -> Result<Vec<Integration>, StoreError> {
    tx.all(
        "select id, name, slug, created_at from integrations where type = 'custom' order by name, id",
        &[],
        |row| {
            Ok(Integration { id: row.text()?, name: row.text()?, slug: row.text()?, created_at: row.text()? })
        },
    )
}

/// Removes an integration and its keys; how many there were.
pub(super) fn remove(tx: &mut Tx<'_>, name: &str) -> Result<u64, StoreError> {
    tx.execute(
        "delete from api_keys where integration_id in (select id from integrations where name = $1 or slug = $1)",
        &[name.into()],
    )?;
    tx.execute("delete from integrations where name = $1 or slug = $1", &[name.into()])
}

/// The key with this id, whatever it is for.
pub(super) fn admin_key(tx: &mut Tx<'_>, id: &str) -> Result<Option<AdminKey>, StoreError> {
    tx.first(
        "select secret, type, user_id, integration_id from api_keys where id = $1",
        &[id.into()],
        |row| {
            Ok(AdminKey {
                secret: row.text()?,
                kind: row.text()?,
                user_id: row.maybe_text()?,
                integration_id: row.maybe_text()?,
            })
        },
    )
}

/// The id of the newest integration of this name.
pub(super) fn newest(tx: &mut Tx<'_>, name: &str) -> Result<Option<String>, StoreError> {
    tx.first(
        "select id from integrations where name = $1 order by created_at desc, id desc",
        &[name.trim().into()],
        |row| row.text(),
    )
}

/// Removes an integration with everything that is its own.
pub(super) fn remove_by_id(tx: &mut Tx<'_>, id: &str) -> Result<(), StoreError> {
    tx.execute("delete from webhooks where integration_id = $1", &[id.into()])?;
    tx.execute("delete from api_keys where integration_id = $1", &[id.into()])?;
    tx.execute("delete from integrations where id = $1", &[id.into()]).map(drop)
}
