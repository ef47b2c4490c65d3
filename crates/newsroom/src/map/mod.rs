//! What search engines are told of: every public address, what changed last first.

mod store;

use ::routing::{self, Routes};

use crate::{List, NewsroomError, Reader, Thing, posts};

/// One kind of address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Map {
    /// Published stories.
    Posts,
    /// Published pages.
    Pages,
    /// Public tags of published stories.
    Tags,
    /// Those who have written published stories.
    Authors,
}

/// One address for search engines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapped {
    /// Absolute.
    pub url: String,
    /// When what is there changed last, in milliseconds since 1970.
    pub changed: i64,
    /// The absolute address of its picture.
    pub picture: Option<String>,
}

impl Reader<'_, '_> {
    /// A part of a map, what changed last first; without what has its canonical address elsewhere.
    pub fn map(&mut self, map: Map, number: i64, limit: i64) -> Result<Vec<Mapped>, NewsroomError> {
        self.note_map(map);
        let offset = number.saturating_sub(1).saturating_mul(limit).max(0);
        let rows = match map {
            Map::Posts => self.rows_of(&List::ChangedPosts, limit, offset)?,
            Map::Pages => self.rows_of(&List::ChangedPages, limit, offset)?,
            Map::Tags => store::tags(self.tx, limit, offset)?,
            Map::Authors => store::authors(self.tx, limit, offset)?,
        };
        let paths = self.paths(map, &rows)?;
        Ok(rows.into_iter().zip(paths).filter_map(|(row, path)| self.mapped(map, row, &path)).collect())
    }

    fn rows_of(&mut self, list: &List, limit: i64, offset: i64) -> Result<Vec<store::MapRow>, NewsroomError> {
        let place = posts::place(self.tx, &list.name(), offset)?;
        Ok(store::of_list(self.tx, list, &place, limit)?)
    }

    /// How many addresses a map has, and when one of them changed last; none where it has none.
    pub fn map_size(&mut self, map: Map) -> Result<Option<(i64, i64)>, NewsroomError> {
        self.note_map(map);
        let size = match map {
            Map::Posts => self.size_of(&List::ChangedPosts)?,
            Map::Pages => self.size_of(&List::ChangedPages)?,
            Map::Tags => store::size_of_tags(self.tx)?,
            Map::Authors => store::size_of_authors(self.tx)?,
        };
        Ok(size.map(|(count, changed)| (count, crate::moment::millisecond(&changed))))
    }

    fn size_of(&mut self, list: &List) -> Result<Option<(i64, String)>, NewsroomError> {
        let count = self.count(list)?;
        Ok(store::last_change(self.tx, list)?.map(|changed| (count, changed)))
    }

    fn note_map(&mut self, map: Map) {
        match map {
            Map::Posts | Map::Pages => self.note(Thing::Posts),
            Map::Tags => self.note(Thing::Tags),
            Map::Authors => self.note(Thing::Authors),
        }
        self.note(Thing::Lists);
    }

    /// Where the rows' things are; what is nowhere has the path of a missing page.
    fn paths(&mut self, map: Map, rows: &[store::MapRow]) -> Result<Vec<String>, NewsroomError> {
        let routes = self.routes();
        let path = |row: &store::MapRow| match map {
            Map::Tags => routes.path_of_tag(&row.slug),
            Map::Authors => routes.path_of_author(&row.slug),
            Map::Posts | Map::Pages => format!("/{}/", row.slug),
        };
        if map != Map::Posts || *routes == Routes::default() {
            return Ok(rows.iter().map(path).collect());
        }
        let ids: Vec<String> = rows.iter().map(|row| row.id.clone()).collect();
        let mut paths = self.paths_of(&ids)?;
        Ok(ids.iter().map(|id| paths.remove(id).unwrap_or_default()).collect())
    }

    fn mapped(&self, map: Map, row: store::MapRow, path: &str) -> Option<Mapped> {
        if path == routing::NOWHERE {
            return None;
        }
        let url = self.address.of(path);
        let canonical = self.fill(row.canonical);
        if canonical.is_some_and(|canonical| !is_same(&canonical, &url)) {
            return None;
        }
        // As Ghost 6.65: a portrait that is kept here is not mapped.
        let is_shown =
            |picture: &String| !picture.is_empty() && (map != Map::Authors || picture.starts_with("http"));
        let picture = self.fill(row.picture.filter(is_shown));
        Some(Mapped { url, changed: crate::moment::millisecond(&row.changed), picture })
    }
}

/// A slash at the end makes no other address.
fn is_same(canonical: &str, url: &str) -> bool {
    canonical.is_empty() || canonical.trim_end_matches('/') == url.trim_end_matches('/')
}
