//! The ids behind slugs that a filter names.

use ::store::{StoreError, Tx};

/// The id of a tag, whoever may see it.
pub(super) fn tag_id(tx: &mut Tx<'_>, slug: &str) -> Result<Option<String>, StoreError> {
    tx.first("select id from tags where slug = $1", &[slug.into()], |row| row.text())
}

/// The id of an author.
pub(super) fn author_id(tx: &mut Tx<'_>, slug: &str) -> Result<Option<String>, StoreError> {
    tx.first("select id from users where slug = $1", &[slug.into()], |row| row.text())
}

/// Who has this slug among stories and pages, tags, or people.
pub(super) fn holder(tx: &mut Tx<'_>, kind: &str, slug: &str) -> Result<Option<String>, StoreError> {
    let statement = match kind {
        "tag" => "select id from tags where slug = $1",
        "user" => "select id from users where slug = $1",
        // Stories and pages stand at the same addresses.
        _ => "select id from posts where slug = $1",
    };
    tx.first(statement, &[slug.into()], |row| row.text())
}
