//! Makes tags.

use super::store;
use crate::{NewsroomError, Thing, Writer, slug};

/// A tag to be made or changed.
#[derive(Debug, Clone, Default)]
pub struct NewTag {
    /// Its id, where it must be this one.
    pub id: Option<String>,
    /// What readers see; a name that begins with `#` is internal.
    pub name: String,
    /// The last part of its address; else made of the name.
    pub slug: Option<String>,
    /// One sentence for the head of its page.
    pub description: Option<String>,
    /// The address of its picture.
    pub picture: Option<String>,
}

impl Writer<'_, '_> {
    /// Makes a tag, or changes the one that has its slug; returns its id.
    pub fn add_tag(&mut self, tag: &NewTag) -> Result<String, NewsroomError> {
        let slug = tag.slug.clone().unwrap_or_else(|| slug::of_tag(&tag.name));
        let existing = store::id_of(self.tx, &slug)?;
        let is_new = existing.is_none();
        let id = existing.or_else(|| tag.id.clone()).unwrap_or_else(|| self.new_id());
        let picture = tag.picture.as_deref().map(|picture| self.address.store(picture));
        let time = self.time();
        store::upsert(self.tx, &id, tag, &slug, picture.as_deref(), &time)?;
        self.noted.note(Thing::Tags, is_new);
        self.noted.note(Thing::Tag(id.clone()), is_new);
        Ok(id)
    }

    /// The id of the tag with this name or slug, made if there is none.
    pub(crate) fn tag_named(&mut self, name: &str) -> Result<String, NewsroomError> {
        let slug = slug::of_tag(name);
        match store::id_of(self.tx, &slug)?.or(store::id_of(self.tx, name)?) {
            Some(id) => Ok(id),
            None => self.add_tag(&NewTag { name: name.to_owned(), slug: Some(slug), ..NewTag::default() }),
        }
    }
}
