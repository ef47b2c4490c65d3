//! Adds a story, or changes the one that has its slug.

use super::manuscript::Manuscript;
use super::write_store::{self as store, NewRow};
use super::{derive::derive, kind, rendering};
use crate::settings::Settings;
use crate::shared::Shared;
use crate::{NewsroomError, Reader, Writer, id, moment, slug};

/// What became of a manuscript.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Filed {
    /// The story's id.
    pub id: String,
    /// The story's slug.
    pub slug: String,
    /// Its address.
    pub url: String,
    /// `published`, `scheduled` or `draft`.
    pub status: &'static str,
    /// Whether it is new.
    pub is_new: bool,
}

impl Writer<'_, '_> {
    /// Adds a story, or changes the one that has its slug; what readers see of it is computed here, once.
    pub fn file(&mut self, manuscript: Manuscript) -> Result<Filed, NewsroomError> {
        if manuscript.title.trim().is_empty() {
            return Err(NewsroomError::Manuscript("a story needs a title".to_owned()));
        }
        let wanted = manuscript.slug.clone().unwrap_or_else(|| slug::slug(&manuscript.title));
        let existing = store::id_of_slug(self.tx, &wanted, manuscript.is_page)?;
        let is_new = existing.is_none();
        let id = existing.or_else(|| manuscript.id.clone()).unwrap_or_else(|| self.new_id());
        let status = self.status(&manuscript);
        let tags = self.tag_ids(&manuscript.tags)?;
        let authors = self.author_ids(&manuscript.authors)?;
        self.write_row(&id, &wanted, status, manuscript)?;
        self.relate(&id, &tags, &authors)?;
        self.settle(&id)?;
        Ok(Filed { url: self.url_of(&id)?, id, slug: wanted, status, is_new })
    }

    /// Where the site's routes have the story.
    fn url_of(&mut self, id: &str) -> Result<String, NewsroomError> {
        let shared = Shared::new(Settings::load(self.tx, self.address, None)?);
        let path = Reader::new(self.tx, self.address, &shared).path_of(id)?;
        Ok(self.address.of(&path.unwrap_or_default()))
    }

    fn status(&self, manuscript: &Manuscript) -> &'static str {
        match manuscript.published_at {
            _ if manuscript.is_draft => "draft",
            Some(time) if time > self.now => "scheduled",
            _ => "published",
        }
    }

    fn write_row(
        &mut self,
        id: &str,
        slug: &str,
        status: &str,
        manuscript: Manuscript,
    ) -> Result<(), NewsroomError> {
        let time = self.time();
        let document = self.address.store(&manuscript.body.into_lexical().to_string());
        let site_uuid = crate::settings::value_of(self.tx, "site_uuid")?;
        let of = rendering::Of { address: self.address, site_uuid: site_uuid.as_deref() };
        let html = rendering::html_of(&document, &of)?;
        let plaintext = lexical::plaintext(&html);
        let picture = manuscript.picture.unwrap_or_default();
        let mut derived = derive(&html, &plaintext, !picture.url.is_empty());
        let kind_of_tags = manuscript.tags.iter().find_map(|tag| kind::of_internal_tag(&slug::of_tag(tag)));
        derived.kind = kind_of_tags.unwrap_or(derived.kind);
        let published_at = match (status, manuscript.published_at) {
            (_, Some(given)) => Some(moment::text(given)),
            ("published", None) => Some(store::published_at(self.tx, id)?.unwrap_or_else(|| time.clone())),
            _ => None,
        };
        let address = self.address;
        let row = NewRow {
            id,
            uuid: &id::new_uuid(),
            title: manuscript.title.trim(),
            slug,
            is_page: manuscript.is_page,
            status,
            lexical: &document,
            html: &html,
            plaintext: &address.store(&plaintext),
            visibility: manuscript.visibility.as_deref().unwrap_or("public"),
            featured: manuscript.featured,
            feature_image: Some(address.store(&picture.url)).filter(|url| !url.is_empty()),
            custom_excerpt: manuscript.excerpt,
            kicker: manuscript.kicker,
            kind: manuscript.kind.unwrap_or(derived.kind),
            kind_chosen: manuscript.kind.is_some(),
            published_at,
            time: &time,
        };
        store::upsert(self.tx, &row)?;
        store::set_derived(self.tx, id, &derived)?;
        let (meta_id, alt, caption) = (self.new_id(), picture.alt, picture.caption);
        Ok(store::set_picture_texts(self.tx, &meta_id, id, alt.as_deref(), caption.as_deref())?)
    }

    /// Gives a story these tags and this byline, and no other.
    pub(super) fn relate(
        &mut self,
        post_id: &str,
        tags: &[String],
        authors: &[String],
    ) -> Result<(), NewsroomError> {
        store::clear_relations(self.tx, post_id)?;
        for (order, tag_id) in (0..).zip(tags) {
            store::add_tag(self.tx, &id::new(self.now), post_id, tag_id, order)?;
        }
        for (order, author_id) in (0..).zip(authors) {
            store::add_author(self.tx, &id::new(self.now), post_id, author_id, order)?;
        }
        Ok(())
    }

    fn author_ids(&mut self, names: &[String]) -> Result<Vec<String>, NewsroomError> {
        if names.is_empty() {
            return Ok(crate::staff::first_id(self.tx)?.into_iter().collect());
        }
        names
            .iter()
            .map(|name| {
                crate::staff::id_of(self.tx, name)?.ok_or_else(|| {
                    NewsroomError::Manuscript(format!(
                        "there is no author {name:?}: name one by slug, name or e-mail address, or add one with `courant user add`"
                    ))
                })
            })
            .collect()
    }

    fn tag_ids(&mut self, names: &[String]) -> Result<Vec<String>, NewsroomError> {
        let mut ids: Vec<String> = Vec::with_capacity(names.len());
        for name in names {
            let id = self.tag_named(name)?;
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        Ok(ids)
    }
}
