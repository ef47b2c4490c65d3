//! The ids behind slugs that a filter names.

use ::store::{StoreError, Tx};

use crate::List;

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

/// The id of a tag that readers may see.
pub(super) fn public_tag_id(tx: &mut Tx<'_>, slug: &str) -> Result<Option<String>, StoreError> {
    tx.first("select id from tags where slug = $1 and visibility = 'public'", &[slug.into()], |row| {
        row.text()
    })
}

/// When a published story was published.
pub(super) fn published_at(tx: &mut Tx<'_>, id: &str) -> Result<Option<String>, StoreError> {
    tx.first(
        "select published_at from posts
         where id = $1 and status = 'published' and type = 'post' and published_at is not null",
        &[id.into()],
        |row| row.text(),
    )
}

/// When a published story changed last.
pub(super) fn changed_at(tx: &mut Tx<'_>, id: &str) -> Result<Option<String>, StoreError> {
    tx.first(
        "select coalesce(updated_at, published_at) from posts
         where id = $1 and status = 'published' and type = 'post' and published_at is not null",
        &[id.into()],
        |row| row.text(),
    )
}

/// Whether a list shows a story.
pub(super) fn is_in(tx: &mut Tx<'_>, list: &List, post_id: &str) -> Result<bool, StoreError> {
    let found = tx.first(
        "select 1 from listings where post_id = $1 and list = $2",
        &[post_id.into(), (&list.name()).into()],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}
