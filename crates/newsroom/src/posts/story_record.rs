//! Stories and pages as the Admin API shows them: Ghost 6.65's fields, in its order.

use ::store::desk_tables::{POSTS, POSTS_META, PRODUCTS, TAGS};
use serde_json::{Value, json};

use super::{story_fields, story_store as store};
use crate::may::Actor;
use crate::{NewsroomError, Reader, Record};

/// Columns that the Admin API does not show, as Ghost 6.65.
const HIDDEN: [&str; 8] = [
    "type",
    "locale",
    "auto_excerpt",
    "newsletter_id",
    "published_by",
    "reading_time",
    "email_recipient_filter",
    "parent_id",
];

/// The texts of a story, each of which is shown if it is asked for.
const TEXTS: [&str; 4] = ["mobiledoc", "lexical", "html", "plaintext"];

/// One kept state of a story.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Revision {
    /// Its id.
    pub id: String,
    /// The story's.
    pub post_id: String,
    /// The document.
    pub lexical: Option<String>,
    /// When it was saved, UTC.
    pub created_at: String,
    /// Who saved it.
    pub author_id: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// `draft`, `published`…
    pub post_status: Option<String>,
    /// What it was saved for.
    pub reason: Option<String>,
}

impl Reader<'_, '_> {
    /// The stories with these ids in their order, with the texts that `formats` names.
    pub fn story_records(&mut self, ids: &[String], formats: &[&str]) -> Result<Vec<Record>, NewsroomError> {
        let mut rows = POSTS.records(self.tx, "id", ids)?;
        let metas = POSTS_META.records(self.tx, "post_id", ids)?;
        let mut paths = self.paths_of(ids)?;
        let mut stories = Vec::with_capacity(ids.len());
        for id in ids {
            let Some(place) = rows.iter().position(|row| is(row, "id", id)) else { continue };
            let row = rows.swap_remove(place);
            let meta = metas.iter().find(|meta| is(meta, "post_id", id));
            let path = paths.remove(id).unwrap_or_default();
            let story = self.story(id, row, meta, &path, formats)?;
            stories.push(self.filled(story));
        }
        Ok(stories)
    }

    /// The story, if this person may see it at all.
    pub fn story_for(
        &mut self,
        actor: &Actor,
        id: &str,
        pages: bool,
        formats: &[&str],
    ) -> Result<Option<Record>, NewsroomError> {
        let kind = if pages { "page" } else { "post" };
        let Some(row) = POSTS.record(self.tx, id)?.filter(|row| is(row, "type", kind)) else {
            return Ok(None);
        };
        let is_theirs = actor.standing.edits_everything()
            || is(&row, "status", "published")
            || store::author_ids(self.tx, id)?.iter().any(|author| actor.is(author));
        if !is_theirs {
            return Ok(None);
        }
        Ok(self.story_records(&[id.to_owned()], formats)?.pop())
    }

    /// The id of the story or page with this slug.
    pub fn story_id_of_slug(&mut self, slug: &str) -> Result<Option<String>, NewsroomError> {
        Ok(store::holder_of_slug(self.tx, slug)?)
    }

    /// Every kept state of a story, the newest first.
    pub fn revisions_of(&mut self, id: &str) -> Result<Vec<Revision>, NewsroomError> {
        Ok(store::revisions(self.tx, id)?)
    }

    /// The id of the tag with this slug.
    pub fn tag_id_of_slug(&mut self, slug: &str) -> Result<Option<String>, NewsroomError> {
        Ok(crate::tags::id_of(self.tx, slug)?)
    }

    /// The tags with these ids in their order.
    pub fn tag_records(&mut self, ids: &[String]) -> Result<Vec<Record>, NewsroomError> {
        let mut rows = TAGS.records(self.tx, "id", ids)?;
        let mut tags = Vec::with_capacity(ids.len());
        for id in ids {
            let Some(place) = rows.iter().position(|row| is(row, "id", id)) else { continue };
            let mut tag = self.filled(rows.swap_remove(place));
            tag.shift_remove("parent_id");
            // As Ghost 6.65: an internal tag has no page.
            let path = match (text(&tag, "visibility"), text(&tag, "slug")) {
                ("public", slug) => format!("/tag/{slug}/"),
                _ => "/404/".to_owned(),
            };
            tag.insert("url".to_owned(), json!(self.address.of(&path)));
            tags.push(tag);
        }
        Ok(tags)
    }

    fn story(
        &mut self,
        id: &str,
        mut row: Record,
        meta: Option<&Record>,
        path: &str,
        formats: &[&str],
    ) -> Result<Record, NewsroomError> {
        let is_page = is(&row, "type", "page");
        let segment = row.get("email_recipient_filter").cloned().unwrap_or(json!("all"));
        let excerpt = excerpt(&row);
        let minutes = minutes(&row);
        let url = url(&row, path);
        row.retain(|name, _| !HIDDEN.contains(&name.as_str()));
        row.retain(|name, value| {
            let name = name.as_str();
            let is_wanted = !TEXTS.contains(&name) || formats.contains(&name);
            is_wanted && !(name == "plaintext" && value.as_str().is_none_or(str::is_empty))
        });
        if !is_page {
            row.shift_remove("show_title_and_feature_image");
        }
        let mut add = |name: &str, value: Value| row.insert(name.to_owned(), value);
        self.beside(id, is_page, &mut add)?;
        if !is_page {
            add("email_segment", segment);
        }
        add("url", json!(self.address.of(&url)));
        add("excerpt", excerpt);
        if let Some(minutes) = minutes {
            add("reading_time", json!(minutes));
        }
        for name in story_fields::meta_names() {
            let is_of_mail = name.starts_with("email_");
            if is_page && is_of_mail {
                continue;
            }
            let none = if name == "email_only" { json!(false) } else { Value::Null };
            add(name, meta.and_then(|meta| meta.get(name)).cloned().unwrap_or(none));
        }
        if !is_page {
            add("email", Value::Null);
            add("newsletter", Value::Null);
        }
        Ok(row)
    }

    /// Tags, authors and tiers, and what is counted.
    fn beside(
        &mut self,
        id: &str,
        is_page: bool,
        add: &mut impl FnMut(&str, Value) -> Option<Value>,
    ) -> Result<(), NewsroomError> {
        let tag_ids = store::tag_ids(self.tx, id)?;
        let tags = self.tag_records(&tag_ids)?;
        let author_ids = store::author_ids(self.tx, id)?;
        let authors = self.staff_records(&author_ids)?;
        // As Ghost 6.65: the first tag alone, if it is public.
        let first_tag = tags.first().filter(|tag| text(tag, "visibility") == "public").cloned();
        let first_author = authors.first().cloned();
        let tiers = self.tier_records_of(id)?;
        add("tags", json!(tags));
        add("authors", json!(authors));
        add("tiers", json!(tiers));
        let nothing = json!(0);
        let counted: &[&str] = if is_page {
            &["signups", "paid_conversions", "positive_feedback", "negative_feedback"]
        } else {
            &["clicks", "positive_feedback", "negative_feedback"]
        };
        add(
            "count",
            counted.iter().map(|name| ((*name).to_owned(), nothing.clone())).collect::<Record>().into(),
        );
        add("primary_author", json!(first_author));
        add("primary_tag", json!(first_tag));
        Ok(())
    }

    fn tier_records_of(&mut self, id: &str) -> Result<Vec<Record>, NewsroomError> {
        let visibility = POSTS.record(self.tx, id)?;
        let visibility = visibility.as_ref().map_or("public", |row| text(row, "visibility")).to_owned();
        let ids = match visibility.as_str() {
            "public" | "members" => store::tiers(self.tx, false)?,
            "paid" => store::tiers(self.tx, true)?,
            _ => store::tier_ids(self.tx, id)?,
        };
        Ok(PRODUCTS.records(self.tx, "id", &ids)?)
    }
}

pub(super) fn is(record: &Record, name: &str, wanted: &str) -> bool {
    text(record, name) == wanted
}

pub(super) fn text<'r>(record: &'r Record, name: &str) -> &'r str {
    record.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// A story that is out has its place on the site; another has its preview.
fn url(row: &Record, path: &str) -> String {
    match text(row, "status") {
        "published" => path.to_owned(),
        _ => format!("/p/{}/", text(row, "uuid")),
    }
}

fn excerpt(row: &Record) -> Value {
    match (row.get("custom_excerpt"), text(row, "plaintext")) {
        (Some(Value::String(own)), _) => json!(own),
        (_, "") => Value::Null,
        (_, plaintext) => json!(lexical::excerpt(plaintext)),
    }
}

fn minutes(row: &Record) -> Option<i64> {
    let html = text(row, "html");
    let pictures = usize::from(!text(row, "feature_image").is_empty());
    (!html.is_empty()).then(|| lexical::reading_minutes(html, pictures))
}
