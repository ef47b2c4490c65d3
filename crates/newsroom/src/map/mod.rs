//! What search engines are told of: every public address, what changed last first.

mod store;

use crate::{NewsroomError, Reader, Thing};

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

impl Map {
    fn path(self, slug: &str) -> String {
        match self {
            Self::Posts | Self::Pages => format!("/{slug}/"),
            Self::Tags => format!("/tag/{slug}/"),
            Self::Authors => format!("/author/{slug}/"),
        }
    }
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
        let offset = number.saturating_sub(1).saturating_mul(limit).max(0);
        self.note_map(map);
        let rows = store::rows(self.tx, map, limit, offset)?;
        Ok(rows.into_iter().filter_map(|row| self.mapped(map, row)).collect())
    }

    /// How many addresses a map has, and when one of them changed last; none where it has none.
    pub fn map_size(&mut self, map: Map) -> Result<Option<(i64, i64)>, NewsroomError> {
        self.note_map(map);
        let size = store::size(self.tx, map)?;
        Ok(size.map(|(count, changed)| (count, crate::moment::millisecond(&changed))))
    }

    fn note_map(&mut self, map: Map) {
        match map {
            Map::Posts | Map::Pages => self.note(Thing::Posts),
            Map::Tags => self.note(Thing::Tags),
            Map::Authors => self.note(Thing::Authors),
        }
        self.note(Thing::Lists);
    }

    fn mapped(&self, map: Map, row: store::MapRow) -> Option<Mapped> {
        let url = self.address.of(&map.path(&row.slug));
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
