//! The rows of the lists that show stories, and how many each holds.

use ::store::{StoreError, Tx};
use published::Kind;

use super::marks::Key;

/// A story's place in one list.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Listing {
    pub(super) list: String,
    pub(super) key: Key,
}

/// Gives the stories with an internal tag the kind that it names, unless an editor chose another.
pub(super) fn take_kind_from_tag(tx: &mut Tx<'_>, kind: Kind, slug: &str) -> Result<(), StoreError> {
    tx.execute(
        "update posts set kind = $1 where not kind_chosen and kind <> $1 and id in
            (select l.post_id from posts_tags l join tags t on t.id = l.tag_id where t.slug = $2)",
        &[kind.as_str().into(), slug.into()],
    )
    .map(drop)
}

/// One statement for each sort of list, which selects its name, the moment and the story.
macro_rules! of_each_list {
    ($begin:literal, $which:literal, $end:literal) => {
        [
            concat!($begin, "select case p.type when 'page' then 'pages' else 'posts' end, p.published_at, p.id
                from posts p where p.status = 'published' and p.published_at is not null ", $which, $end),
            concat!($begin, "select case p.type when 'page' then 'changed/pages' else 'changed/posts' end,
                coalesce(p.updated_at, p.published_at), p.id
                from posts p where p.status = 'published' and p.published_at is not null ", $which, $end),
            concat!($begin, "select 'kind/' || p.kind, p.published_at, p.id from posts p
                where p.status = 'published' and p.published_at is not null and p.type = 'post' ", $which, $end),
            concat!($begin, "select 'featured', p.published_at, p.id from posts p
                where p.status = 'published' and p.published_at is not null and p.type = 'post' and p.featured ",
                $which, $end),
            concat!($begin, "select distinct 'tag/' || t.tag_id, p.published_at, p.id
                from posts_tags t join posts p on p.id = t.post_id
                where p.status = 'published' and p.published_at is not null and p.type = 'post' ", $which, $end),
            concat!($begin, "select distinct 'primary-tag/' || t.tag_id, p.published_at, p.id
                from posts_tags t join posts p on p.id = t.post_id where t.sort_order = 0
                and p.status = 'published' and p.published_at is not null and p.type = 'post' ", $which, $end),
            concat!($begin, "select distinct 'author/' || a.author_id, p.published_at, p.id
                from posts_authors a join posts p on p.id = a.post_id
                where p.status = 'published' and p.published_at is not null and p.type = 'post' ", $which, $end),
            concat!($begin, "select distinct 'primary-author/' || a.author_id, p.published_at, p.id
                from posts_authors a join posts p on p.id = a.post_id where a.sort_order = 0
                and p.status = 'published' and p.published_at is not null and p.type = 'post' ", $which, $end),
        ]
    };
}

/// Puts every published story into every list that shows it, and counts them; says which lists there are.
pub(super) fn list_all(tx: &mut Tx<'_>) -> Result<Vec<String>, StoreError> {
    // Rows that come in the order of an index, and an index that is made at once, cost a tenth of what others do.
    tx.execute("drop index listings_by_post", &[])?;
    for table in ["delete from listings", "delete from listing_counts", "delete from listing_marks"] {
        tx.execute(table, &[])?;
    }
    for statement in of_each_list!("insert into listings (list, moment, post_id) ", "", " order by 1, 2, 3") {
        tx.execute(statement, &[])?;
    }
    tx.execute("create index listings_by_post on listings (post_id)", &[])?;
    tx.execute(
        "insert into listing_counts (list, published) select list, count(*) from listings group by list",
        &[],
    )?;
    tx.all("select list from listing_counts", &[], |row| row.text())
}

/// Waits until nobody else changes lists: on PostgreSQL marks would be counted wrongly, on SQLite there is one writer.
pub(super) fn be_alone(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    tx.execute(
        "insert into generations (name, number) values ('lists', 0)
         on conflict (name) do update set number = generations.number",
        &[],
    )
    .map(drop)
}

/// The slug of a story, if it is still there.
pub(super) fn slug_of(tx: &mut Tx<'_>, post_id: &str) -> Result<Option<String>, StoreError> {
    tx.first("select slug from posts where id = $1", &[post_id.into()], |row| row.text())
}

/// The lists that show a story now.
pub(super) fn listed(tx: &mut Tx<'_>, post_id: &str) -> Result<Vec<Listing>, StoreError> {
    tx.all("select list, moment, post_id from listings where post_id = $1", &[post_id.into()], |row| {
        Ok(Listing { list: row.text()?, key: Key { moment: row.text()?, post_id: row.text()? } })
    })
}

/// The lists that are to show a story: none where it is not published.
pub(super) fn wanted(tx: &mut Tx<'_>, post_id: &str) -> Result<Vec<Listing>, StoreError> {
    let mut wanted = Vec::new();
    for statement in of_each_list!("", "and p.id = $1", "") {
        wanted.extend(tx.all(statement, &[post_id.into()], |row| {
            Ok(Listing { list: row.text()?, key: Key { moment: row.text()?, post_id: row.text()? } })
        })?);
    }
    Ok(wanted)
}

/// Puts a story into a list.
pub(super) fn insert(tx: &mut Tx<'_>, listing: &Listing) -> Result<(), StoreError> {
    let Listing { list, key } = listing;
    tx.execute(
        "insert into listings (list, moment, post_id) values ($1, $2, $3)",
        &[list.into(), (&key.moment).into(), (&key.post_id).into()],
    )
    .map(drop)
}

/// Takes a story out of a list.
pub(super) fn delete(tx: &mut Tx<'_>, listing: &Listing) -> Result<(), StoreError> {
    let Listing { list, key } = listing;
    tx.execute(
        "delete from listings where list = $1 and moment = $2 and post_id = $3",
        &[list.into(), (&key.moment).into(), (&key.post_id).into()],
    )
    .map(drop)
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

/// Whether there are stories in lists that no mark leads into, as an older edition left them.
pub(super) fn lack_marks(tx: &mut Tx<'_>) -> Result<bool, StoreError> {
    let lacking = tx.first(
        "select 1 from listings where not exists (select 1 from listing_marks) limit 1",
        &[],
        |_| Ok(()),
    )?;
    Ok(lacking.is_some())
}
