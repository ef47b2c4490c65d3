//! What may be asked about tags.

use std::collections::HashMap;

use published::{Count, Tag};

use super::store::{self, TagRow};
use crate::{List, NewsroomError, Reader, Thing};

impl Reader<'_, '_> {
    /// The public tag at `/tag/slug/`, with the number of its stories.
    pub fn tag_by_slug(&mut self, slug: &str) -> Result<Option<Tag>, NewsroomError> {
        let Some(row) = store::by_slug(self.tx, slug)? else {
            // Or a story or page with it may be published.
            self.note(Thing::Tags);
            self.note(Thing::Posts);
            return Ok(None);
        };
        Ok(Some(self.with_count(row)?))
    }

    /// Every public tag by name, with the number of its stories.
    pub fn public_tags(&mut self) -> Result<Vec<Tag>, NewsroomError> {
        self.note(Thing::Tags);
        store::public(self.tx)?.into_iter().map(|row| self.with_count(row)).collect()
    }

    fn with_count(&mut self, row: TagRow) -> Result<Tag, NewsroomError> {
        self.note(Thing::Tag(row.id.clone()));
        let posts = self.count(&List::Tag(row.id.clone()))?;
        Ok(Tag { count: Some(Count { posts }), ..shape(self, row) })
    }
}

/// The tags with these ids.
pub(crate) fn by_ids(
    reader: &mut Reader<'_, '_>,
    ids: &[String],
) -> Result<HashMap<String, Tag>, NewsroomError> {
    let mut tags = HashMap::with_capacity(ids.len());
    for id in ids {
        reader.note(Thing::Tag(id.clone()));
        if let Some(known) = reader.shared.tags.get(id) {
            tags.insert(id.clone(), known);
        } else if let Some(row) = store::by_id(reader.tx, id)? {
            let tag = shape(reader, row);
            reader.shared.tags.put(id.clone(), tag.clone());
            tags.insert(id.clone(), tag);
        }
    }
    Ok(tags)
}

/// The tags with these ids, in their order, with the number of their stories.
pub(crate) fn counted(reader: &mut Reader<'_, '_>, ids: &[String]) -> Result<Vec<Tag>, NewsroomError> {
    let mut tags = Vec::with_capacity(ids.len());
    for id in ids {
        reader.note(Thing::Tag(id.clone()));
        if let Some(row) = store::by_id(reader.tx, id)? {
            tags.push(reader.with_count(row)?);
        }
    }
    Ok(tags)
}

fn shape(reader: &Reader<'_, '_>, row: TagRow) -> Tag {
    let fill = |text: Option<String>| reader.fill(text);
    let filled = |text: Option<String>| text.filter(|text| !text.is_empty());
    Tag {
        url: if row.visibility == "public" {
            reader.address.of(&reader.routes().path_of_tag(&row.slug))
        } else {
            reader.address.of("/404/")
        },
        id: row.id,
        name: row.name,
        slug: row.slug,
        description: filled(row.description),
        feature_image: fill(row.feature_image),
        visibility: row.visibility,
        og_image: fill(row.og_image),
        og_title: row.og_title,
        og_description: row.og_description,
        twitter_image: fill(row.twitter_image),
        twitter_title: row.twitter_title,
        twitter_description: row.twitter_description,
        meta_title: filled(row.meta_title),
        meta_description: filled(row.meta_description),
        codeinjection_head: fill(row.codeinjection_head),
        codeinjection_foot: fill(row.codeinjection_foot),
        canonical_url: fill(row.canonical_url),
        accent_color: row.accent_color,
        count: None,
    }
}
