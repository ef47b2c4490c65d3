//! The rows of the lists that show stories, and how many each holds.

use ::store::{StoreError, Tx};
use published::Kind;

/// Gives the stories with an internal tag the kind that it names, unless an editor chose another.
pub(super) fn take_kind_from_tag(tx: &mut Tx<'_>, kind: Kind, slug: &str) -> Result<(), StoreError> {
    tx.execute(
        "update posts set kind = $1 where not kind_chosen and kind <> $1 and id in
            (select l.post_id from posts_tags l join tags t on t.id = l.tag_id where t.slug = $2)",
        &[kind.as_str().into(), slug.into()],
    )
    .map(drop)
}

/// Puts every published story into every list that shows it, and counts them.
pub(super) fn list_all(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    for statement in [
        "delete from listings",
        "delete from listing_counts",
        "insert into listings (list, published_at, post_id)
         select case type when 'page' then 'pages' else 'posts' end, published_at, id from posts
         where status = 'published' and published_at is not null",
        "insert into listings (list, published_at, post_id)
         select 'kind/' || kind, published_at, id from posts
         where status = 'published' and published_at is not null and type = 'post'",
        "insert into listings (list, published_at, post_id)
         select distinct 'tag/' || t.tag_id, p.published_at, p.id from posts_tags t join posts p on p.id = t.post_id
         where p.status = 'published' and p.published_at is not null and p.type = 'post'",
        "insert into listings (list, published_at, post_id)
         select distinct 'author/' || a.author_id, p.published_at, p.id
         from posts_authors a join posts p on p.id = a.post_id
         where p.status = 'published' and p.published_at is not null and p.type = 'post'",
        "insert into listing_counts (list, published) select list, count(*) from listings group by list",
    ] {
        tx.execute(statement, &[])?;
    }
    Ok(())
}

/// The lists that show a story now, and its place in each.
pub(super) fn places_of(tx: &mut Tx<'_>, post_id: &str) -> Result<Vec<(String, String)>, StoreError> {
    tx.all("select list, published_at from listings where post_id = $1", &[post_id.into()], |row| {
        Ok((row.text()?, row.text()?))
    })
}

/// The slug of a story, if it is still there.
pub(super) fn slug_of(tx: &mut Tx<'_>, post_id: &str) -> Result<Option<String>, StoreError> {
    tx.first("select slug from posts where id = $1", &[post_id.into()], |row| row.text())
}

/// Takes a story out of every list.
pub(super) fn unlist(tx: &mut Tx<'_>, post_id: &str) -> Result<(), StoreError> {
    tx.execute("delete from listings where post_id = $1", &[post_id.into()]).map(drop)
}

/// Puts a story, if it is published, into every list that shows it.
pub(super) fn list(tx: &mut Tx<'_>, post_id: &str) -> Result<(), StoreError> {
    for statement in [
        "insert into listings (list, published_at, post_id)
         select case type when 'page' then 'pages' else 'posts' end, published_at, id from posts
         where id = $1 and status = 'published' and published_at is not null",
        "insert into listings (list, published_at, post_id)
         select 'kind/' || kind, published_at, id from posts
         where id = $1 and status = 'published' and published_at is not null and type = 'post'",
        "insert into listings (list, published_at, post_id)
         select distinct 'tag/' || t.tag_id, p.published_at, p.id from posts_tags t join posts p on p.id = t.post_id
         where p.id = $1 and p.status = 'published' and p.published_at is not null and p.type = 'post'",
        "insert into listings (list, published_at, post_id)
         select distinct 'author/' || a.author_id, p.published_at, p.id
         from posts_authors a join posts p on p.id = a.post_id
         where p.id = $1 and p.status = 'published' and p.published_at is not null and p.type = 'post'",
    ] {
        tx.execute(statement, &[post_id.into()])?;
    }
    Ok(())
}

/// Changes the number of stories that a list holds.
pub(super) fn count(tx: &mut Tx<'_>, list: &str, change: i64) -> Result<(), StoreError> {
    tx.execute(
        "insert into listing_counts (list, published) values ($1, $2)
         on conflict (list) do update set published = listing_counts.published + excluded.published",
        &[list.into(), change.into()],
    )
    .map(drop)
}
