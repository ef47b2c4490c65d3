//! The rows behind the maps.

use ::store::{Row, StoreError, Tx};

use crate::List;
use crate::posts::Place;

/// One address, as it is stored.
pub(super) struct MapRow {
    pub(super) id: String,
    pub(super) slug: String,
    pub(super) changed: String,
    pub(super) picture: Option<String>,
    pub(super) canonical: Option<String>,
}

impl MapRow {
    fn read(row: &mut Row<'_>) -> Result<Self, StoreError> {
        Ok(MapRow {
            id: row.text()?,
            slug: row.text()?,
            changed: row.text()?,
            picture: row.maybe_text()?,
            canonical: row.maybe_text()?,
        })
    }
}

macro_rules! tags {
    () => {
        "from tags where visibility = 'public' and exists
            (select 1 from posts_tags l join posts p on p.id = l.post_id
             where l.tag_id = tags.id and p.status = 'published')"
    };
}

macro_rules! authors {
    () => {
        "from users where exists
            (select 1 from posts_authors l join posts p on p.id = l.post_id
             where l.author_id = users.id and p.status = 'published')"
    };
}

/// A part of the map of stories or pages: of the list that has what changed last first.
pub(super) fn of_list(
    tx: &mut Tx<'_>,
    list: &List,
    place: &Place,
    limit: i64,
) -> Result<Vec<MapRow>, StoreError> {
    let Place { above, passed } = place;
    tx.all(
        "select p.id, p.slug, l.moment, p.feature_image, p.canonical_url
         from (select post_id, moment from listings where list = $1 and (moment, post_id) < ($2, $3)
               order by moment desc, post_id desc limit $4 offset $5) l
         join posts p on p.id = l.post_id order by l.moment desc, l.post_id desc",
        &[
            (&list.name()).into(),
            (&above.moment).into(),
            (&above.post_id).into(),
            limit.into(),
            (*passed).into(),
        ],
        MapRow::read,
    )
}

/// When a story of the list changed last; none where it is empty.
pub(super) fn last_change(tx: &mut Tx<'_>, list: &List) -> Result<Option<String>, StoreError> {
    tx.first(
        "select moment from listings where list = $1 order by moment desc limit 1",
        &[(&list.name()).into()],
        |row| row.text(),
    )
}

/// A part of the map of tags.
pub(super) fn tags(tx: &mut Tx<'_>, limit: i64, offset: i64) -> Result<Vec<MapRow>, StoreError> {
    tx.all(
        concat!(
            "select id, slug, coalesce(updated_at, created_at) as changed, feature_image, canonical_url ",
            tags!(),
            " order by changed desc, id limit $1 offset $2"
        ),
        &[limit.into(), offset.into()],
        MapRow::read,
    )
}

/// A part of the map of authors.
pub(super) fn authors(tx: &mut Tx<'_>, limit: i64, offset: i64) -> Result<Vec<MapRow>, StoreError> {
    tx.all(
        concat!(
            "select id, slug, coalesce(updated_at, created_at) as changed, coalesce(cover_image, profile_image), null ",
            authors!(),
            " order by changed desc, id limit $1 offset $2"
        ),
        &[limit.into(), offset.into()],
        MapRow::read,
    )
}

/// How many tags are mapped and when one of them changed last.
pub(super) fn size_of_tags(tx: &mut Tx<'_>) -> Result<Option<(i64, String)>, StoreError> {
    size(tx, concat!("select count(*), max(coalesce(updated_at, created_at)) ", tags!()))
}

/// How many authors are mapped and when one of them changed last.
pub(super) fn size_of_authors(tx: &mut Tx<'_>) -> Result<Option<(i64, String)>, StoreError> {
    size(tx, concat!("select count(*), max(coalesce(updated_at, created_at)) ", authors!()))
}

fn size(tx: &mut Tx<'_>, sql: &'static str) -> Result<Option<(i64, String)>, StoreError> {
    let found = tx.first(sql, &[], |row| Ok((row.number()?, row.maybe_text()?)))?;
    Ok(found.and_then(|(count, changed)| Some((count, changed?))))
}
