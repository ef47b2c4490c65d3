//! The texts of the site's routes and redirects.

use ::store::{StoreError, Tx};

/// What is stored, by name, and the digest of each text.
pub(super) fn digests(tx: &mut Tx<'_>) -> Result<Vec<(String, String)>, StoreError> {
    tx.all("select name, digest from routing order by name", &[], |row| Ok((row.text()?, row.text()?)))
}

/// The text stored under a name.
pub(super) fn text(tx: &mut Tx<'_>, name: &str) -> Result<Option<String>, StoreError> {
    tx.first("select text from routing where name = $1", &[name.into()], |row| row.text())
}

/// Stores a text under a name.
pub(super) fn set(tx: &mut Tx<'_>, name: &str, digest: &str, text: &str) -> Result<(), StoreError> {
    tx.execute(
        "insert into routing (name, digest, text) values ($1, $2, $3)
         on conflict (name) do update set digest = excluded.digest, text = excluded.text",
        &[name.into(), digest.into(), text.into()],
    )
    .map(drop)
}

/// Forgets the text under a name.
pub(super) fn remove(tx: &mut Tx<'_>, name: &str) -> Result<(), StoreError> {
    tx.execute("delete from routing where name = $1", &[name.into()]).map(drop)
}
