//! The rows around a story as editors see it: who and what belongs to it, its revisions, its end.

use ::store::{StoreError, Tx};

/// The ids of a story's tags, in their order.
pub(super) fn tag_ids(tx: &mut Tx<'_>, post_id: &str) -> Result<Vec<String>, StoreError> {
    tx.all(
        "select tag_id from posts_tags where post_id = $1 order by sort_order, id",
        &[post_id.into()],
        |row| row.text(),
    )
}

/// The ids of its authors, in their order.
pub(super) fn author_ids(tx: &mut Tx<'_>, post_id: &str) -> Result<Vec<String>, StoreError> {
    tx.all(
        "select author_id from posts_authors where post_id = $1 order by sort_order, id",
        &[post_id.into()],
        |row| row.text(),
    )
}

/// The ids of the tiers that it is for.
pub(super) fn tier_ids(tx: &mut Tx<'_>, post_id: &str) -> Result<Vec<String>, StoreError> {
    tx.all(
        "select product_id from posts_products where post_id = $1 order by sort_order, id",
        &[post_id.into()],
        |row| row.text(),
    )
}

/// The tier with this id or slug.
pub(super) fn tier_id(tx: &mut Tx<'_>, name: &str) -> Result<Option<String>, StoreError> {
    tx.first("select id from products where id = $1 or slug = $1 order by id", &[name.into()], |row| {
        row.text()
    })
}

/// The tiers that everybody has, or those that are paid for.
pub(super) fn tiers(tx: &mut Tx<'_>, paid_only: bool) -> Result<Vec<String>, StoreError> {
    tx.all(
        "select id from products where active and (type = 'paid' or $1 = false) order by id",
        &[paid_only.into()],
        |row| row.text(),
    )
}

/// Takes all tiers from a story.
pub(super) fn clear_tiers(tx: &mut Tx<'_>, post_id: &str) -> Result<(), StoreError> {
    tx.execute("delete from posts_products where post_id = $1", &[post_id.into()]).map(drop)
}

/// Gives a story to a tier.
pub(super) fn add_tier(
    tx: &mut Tx<'_>,
    id: &str,
    post_id: &str,
    tier_id: &str,
    order: i64,
) -> Result<(), StoreError> {
    tx.execute(
        "insert into posts_products (id, post_id, product_id, sort_order) values ($1, $2, $3, $4)",
        &[id.into(), post_id.into(), tier_id.into(), order.into()],
    )
    .map(drop)
}

/// Whether a person has this id.
pub(super) fn is_person(tx: &mut Tx<'_>, id: &str) -> Result<bool, StoreError> {
    Ok(tx.first("select id from users where id = $1", &[id.into()], |row| row.text())?.is_some())
}

/// Whether a tag has this id.
pub(super) fn is_tag(tx: &mut Tx<'_>, id: &str) -> Result<bool, StoreError> {
    Ok(tx.first("select id from tags where id = $1", &[id.into()], |row| row.text())?.is_some())
}

/// The id of the row beside a story.
pub(super) fn meta_id(tx: &mut Tx<'_>, post_id: &str) -> Result<Option<String>, StoreError> {
    tx.first("select id from posts_meta where post_id = $1", &[post_id.into()], |row| row.text())
}

/// Who has this slug among stories and pages.
pub(super) fn holder_of_slug(tx: &mut Tx<'_>, slug: &str) -> Result<Option<String>, StoreError> {
    tx.first("select id from posts where slug = $1", &[slug.into()], |row| row.text())
}

/// Keeps a story as it is now among its revisions.
pub(super) fn keep_revision(
    tx: &mut Tx<'_>,
    id: &str,
    post_id: &str,
    author_id: Option<&str>,
    reason: &str,
    (now, time): (i64, &str),
) -> Result<(), StoreError> {
    tx.execute(
        "insert into post_revisions (id, post_id, lexical, created_at_ts, created_at, author_id, title, post_status,
                reason, feature_image, feature_image_alt, feature_image_caption, custom_excerpt)
         select $1, p.id, p.lexical, $3, $4, $5, p.title, p.status, $6, p.feature_image, m.feature_image_alt,
                m.feature_image_caption, p.custom_excerpt
         from posts p left join posts_meta m on m.post_id = p.id where p.id = $2",
        &[id.into(), post_id.into(), now.into(), time.into(), author_id.into(), reason.into()],
    )
    .map(drop)
}

/// A kept state, without what was kept.
pub(super) struct Kept {
    pub(super) id: String,
    pub(super) author_id: Option<String>,
    pub(super) reason: Option<String>,
    /// Milliseconds since 1970.
    pub(super) at: i64,
}

/// The last two revisions of a story, the newest first.
pub(super) fn last_revisions(tx: &mut Tx<'_>, post_id: &str) -> Result<Vec<Kept>, StoreError> {
    tx.all(
        "select id, author_id, reason, created_at_ts from post_revisions where post_id = $1
         order by created_at_ts desc, id desc limit 2",
        &[post_id.into()],
        |row| {
            Ok(Kept {
                id: row.text()?,
                author_id: row.maybe_text()?,
                reason: row.maybe_text()?,
                at: row.number()?,
            })
        },
    )
}

/// Forgets a revision.
pub(super) fn remove_revision(tx: &mut Tx<'_>, id: &str) -> Result<(), StoreError> {
    tx.execute("delete from post_revisions where id = $1", &[id.into()]).map(drop)
}

/// The revisions of a story, the newest first: id, reason, time, author, title, status, document.
pub(super) fn revisions(tx: &mut Tx<'_>, post_id: &str) -> Result<Vec<super::Revision>, StoreError> {
    tx.all(
        "select id, post_id, lexical, created_at, author_id, title, post_status, reason from post_revisions
         where post_id = $1 order by created_at_ts desc, id desc",
        &[post_id.into()],
        |row| {
            Ok(super::Revision {
                id: row.text()?,
                post_id: row.text()?,
                lexical: row.maybe_text()?,
                created_at: row.text()?,
                author_id: row.maybe_text()?,
                title: row.maybe_text()?,
                post_status: row.maybe_text()?,
                reason: row.maybe_text()?,
            })
        },
    )
}

/// Removes a story and everything that belongs to it alone.
pub(super) fn remove(tx: &mut Tx<'_>, post_id: &str) -> Result<(), StoreError> {
    for statement in [
        "delete from posts_meta where post_id = $1",
        "delete from posts_tags where post_id = $1",
        "delete from posts_authors where post_id = $1",
        "delete from posts_products where post_id = $1",
        "delete from post_revisions where post_id = $1",
        "delete from working_copies where post_id = $1",
        "delete from posts where id = $1",
    ] {
        tx.execute(statement, &[post_id.into()])?;
    }
    Ok(())
}
