//! Where stories are, without reading the stories: what the site's routes look at, and no more.

use std::collections::HashMap;

use published::Post;

use super::place_store::{self as store, PlaceRow};
use super::store::{MANY, Relation};
use crate::{NewsroomError, Reader, Thing, authors, tags};

impl Reader<'_, '_> {
    /// The path of the story or page with this id, published or not.
    pub(crate) fn path_of(&mut self, id: &str) -> Result<Option<String>, NewsroomError> {
        self.note(Thing::Post(id.to_owned()));
        Ok(self.paths_of(&[id.to_owned()])?.remove(id))
    }

    /// The paths of the stories and pages with these ids, published or not; whoever asks notes which stories they are.
    pub(crate) fn paths_of(&mut self, ids: &[String]) -> Result<HashMap<String, String>, NewsroomError> {
        let mut paths = HashMap::with_capacity(ids.len());
        for ids in ids.chunks(MANY) {
            let wanted: Vec<&str> = ids.iter().map(String::as_str).collect();
            let rows = store::by_ids(self.tx, &wanted)?;
            let mut posts: Vec<Post> = rows.into_iter().map(|row| self.placed(row)).collect();
            if self.routes().looks_beside() {
                let mut tags = self.related(ids, Relation::Tags, tags::by_ids)?;
                let mut authors = self.related(ids, Relation::Authors, authors::by_ids)?;
                for post in &mut posts {
                    post.tags = tags.remove(&post.id).unwrap_or_default();
                    post.authors = authors.remove(&post.id).unwrap_or_default();
                }
            }
            paths.extend(posts.into_iter().map(|post| {
                let path = self.routes().path_of(&post);
                (post.id, path)
            }));
        }
        Ok(paths)
    }

    /// As much of a story as routes look at, but for its tags and authors.
    fn placed(&self, row: PlaceRow) -> Post {
        Post {
            id: row.id,
            is_page: row.is_page,
            uuid: row.uuid,
            slug: row.slug,
            featured: row.featured,
            visibility: row.visibility,
            feature_image: self.fill(row.feature_image),
            canonical_url: self.fill(row.canonical_url),
            created_at: self.shown(&row.created_at),
            updated_at: row.updated_at.map(|time| self.shown(&time)),
            published_at: row.published_at.map(|time| self.shown(&time)),
            kind: row.kind.parse().unwrap_or_default(),
            kicker: row.kicker,
            ..Post::default()
        }
    }
}
