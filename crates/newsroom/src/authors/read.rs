//! What may be asked about authors.

use std::collections::HashMap;

use published::{Author, Count};

use super::store::{self, AuthorRow};
use crate::{List, NewsroomError, Reader, Thing};

impl Reader<'_, '_> {
    /// The author at `/author/slug/`, with the number of stories; as Ghost 6.65, only one of a published story or page.
    pub fn author_by_slug(&mut self, slug: &str) -> Result<Option<Author>, NewsroomError> {
        let Some(row) = store::by_slug(self.tx, slug)? else {
            // Or a story or page of theirs may be published.
            self.note(Thing::Authors);
            self.note(Thing::Posts);
            return Ok(None);
        };
        Ok(Some(self.with_count_of_author(row)?))
    }

    /// Everyone under whose name a published story stands, by name.
    pub fn published_authors(&mut self) -> Result<Vec<Author>, NewsroomError> {
        self.note(Thing::Authors);
        self.note(Thing::Lists);
        store::published(self.tx)?.into_iter().map(|row| self.with_count_of_author(row)).collect()
    }

    fn with_count_of_author(&mut self, row: AuthorRow) -> Result<Author, NewsroomError> {
        self.note(Thing::Author(row.id.clone()));
        let posts = self.count(&List::Author(row.id.clone()))?;
        Ok(Author { count: Some(Count { posts }), ..shape(self, row) })
    }
}

/// The authors with these ids.
pub(crate) fn by_ids(
    reader: &mut Reader<'_, '_>,
    ids: &[String],
) -> Result<HashMap<String, Author>, NewsroomError> {
    let mut authors = HashMap::with_capacity(ids.len());
    for id in ids {
        reader.note(Thing::Author(id.clone()));
        if let Some(known) = reader.shared.authors.get(id) {
            authors.insert(id.clone(), known);
        } else if let Some(row) = store::by_id(reader.tx, id)? {
            let author = shape(reader, row);
            reader.shared.authors.put(id.clone(), author.clone());
            authors.insert(id.clone(), author);
        }
    }
    Ok(authors)
}

/// The authors with these ids, in their order, with the number of their stories.
pub(crate) fn counted(reader: &mut Reader<'_, '_>, ids: &[String]) -> Result<Vec<Author>, NewsroomError> {
    let mut authors = Vec::with_capacity(ids.len());
    for id in ids {
        reader.note(Thing::Author(id.clone()));
        if let Some(row) = store::by_id(reader.tx, id)? {
            authors.push(reader.with_count_of_author(row)?);
        }
    }
    Ok(authors)
}

fn shape(reader: &Reader<'_, '_>, row: AuthorRow) -> Author {
    let filled = |text: Option<String>| text.filter(|text| !text.is_empty());
    Author {
        url: reader.address.of(&reader.routes().path_of_author(&row.slug)),
        id: row.id,
        name: row.name,
        slug: row.slug,
        profile_image: reader.fill(row.profile_image),
        cover_image: reader.fill(row.cover_image),
        bio: filled(row.bio),
        website: filled(row.website),
        location: filled(row.location),
        facebook: filled(row.facebook),
        twitter: filled(row.twitter),
        threads: row.threads,
        bluesky: row.bluesky,
        mastodon: row.mastodon,
        tiktok: row.tiktok,
        youtube: row.youtube,
        instagram: row.instagram,
        linkedin: row.linkedin,
        meta_title: filled(row.meta_title),
        meta_description: filled(row.meta_description),
        role: filled(row.role),
        count: None,
    }
}
