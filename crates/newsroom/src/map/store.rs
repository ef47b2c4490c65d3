//! The rows behind the maps.

use ::store::{Row, StoreError, Tx};

use super::Map;

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

macro_rules! posts {
    () => {
        "from posts where type = 'post' and status = 'published'"
    };
}

macro_rules! pages {
    () => {
        "from posts where type = 'page' and status = 'published'"
    };
}

macro_rules! tags {
    () => {
        "from tags where visibility = 'public'
         and 'tag/' || id in (select list from listing_counts where published > 0)"
    };
}

macro_rules! authors {
    () => {
        "from users where 'author/' || id in (select list from listing_counts where published > 0)"
    };
}

macro_rules! rows {
    ($columns:literal, $from:expr) => {
        concat!("select id, slug, ", $columns, " ", $from, " order by changed desc, id limit $1 offset $2")
    };
}

/// A part of a map.
pub(super) fn rows(tx: &mut Tx<'_>, map: Map, limit: i64, offset: i64) -> Result<Vec<MapRow>, StoreError> {
    let sql = match map {
        Map::Posts => rows!(
            "coalesce(updated_at, published_at, created_at) as changed, feature_image, canonical_url",
            posts!()
        ),
        Map::Pages => rows!(
            "coalesce(updated_at, published_at, created_at) as changed, feature_image, canonical_url",
            pages!()
        ),
        Map::Tags => {
            rows!("coalesce(updated_at, created_at) as changed, feature_image, canonical_url", tags!())
        }
        Map::Authors => rows!(
            "coalesce(updated_at, created_at) as changed, coalesce(cover_image, profile_image), null",
            authors!()
        ),
    };
    tx.all(sql, &[limit.into(), offset.into()], MapRow::read)
}

macro_rules! size {
    ($changed:literal, $from:expr) => {
        concat!("select count(*), max(", $changed, ") ", $from)
    };
}

/// How many rows a map has and the last change of one; none where it has none.
pub(super) fn size(tx: &mut Tx<'_>, map: Map) -> Result<Option<(i64, String)>, StoreError> {
    let sql = match map {
        Map::Posts => size!("coalesce(updated_at, published_at, created_at)", posts!()),
        Map::Pages => size!("coalesce(updated_at, published_at, created_at)", pages!()),
        Map::Tags => size!("coalesce(updated_at, created_at)", tags!()),
        Map::Authors => size!("coalesce(updated_at, created_at)", authors!()),
    };
    let found = tx.first(sql, &[], |row| Ok((row.number()?, row.maybe_text()?)))?;
    Ok(found.and_then(|(count, changed)| Some((count, changed?))))
}
