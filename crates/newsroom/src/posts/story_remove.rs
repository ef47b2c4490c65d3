//! Removes stories, and makes copies of them.

use ::store::desk_tables::POSTS;
use serde_json::{Value, json};

use super::story_record::{is, text};
use super::story_rights::{self as rights, Before};
use super::story_save::{kind_of, name_of};
use super::{Saving, story_fields as fields, story_store as store};
use crate::may::Actor;
use crate::{NewsroomError, Record, Writer};

impl Writer<'_, '_> {
    /// Removes a story with everything that belongs to it alone.
    pub fn remove_story(&mut self, actor: &Actor, id: &str, is_page: bool) -> Result<(), NewsroomError> {
        let row = POSTS.record(self.tx, id)?.filter(|row| is(row, "type", kind_of(is_page)));
        let row = row.ok_or(NewsroomError::NotFound(name_of(is_page)))?;
        let authors = store::author_ids(self.tx, id)?;
        rights::remove(actor, &Before { row: &row, authors: &authors })?;
        let before = self.story_shown(id)?;
        // Out of every list first, while it is still known which.
        let unlisted = std::iter::once(("status".to_owned(), json!("draft"))).collect::<Record>();
        POSTS.change(self.tx, id, &unlisted)?;
        self.settle(id)?;
        store::remove(self.tx, id)?;
        self.log(actor, "deleted", (kind_of(is_page), id), &json!({"primary_name": text(&row, "title")}))?;
        self.tell_deleted(id, is_page, &before)
    }

    /// A draft with the same text, tags and byline, as Ghost 6.65: "Title (Copy)". Whoever may not see a story may not copy
    /// it; the id of the copy.
    pub fn copy_story(&mut self, actor: &Actor, id: &str, is_page: bool) -> Result<String, NewsroomError> {
        let row = POSTS.record(self.tx, id)?.filter(|row| is(row, "type", kind_of(is_page)));
        let authors = store::author_ids(self.tx, id)?;
        let is_theirs = actor.standing.edits_everything() || authors.iter().any(|author| actor.is(author));
        if row.is_none() || !is_theirs {
            return Err(NewsroomError::NotFound(name_of(is_page)));
        }
        let shown = self.story_shown(id)?;
        let mut copy: Record = fields::meta_names()
            .filter_map(|name| Some((name.to_owned(), shown.get(name)?.clone())))
            .collect();
        for name in [
            "feature_image",
            "featured",
            "custom_excerpt",
            "codeinjection_head",
            "codeinjection_foot",
            "custom_template",
            "show_title_and_feature_image",
            "visibility",
            "lexical",
            "mobiledoc",
            "tags",
            "tiers",
        ] {
            copy.extend(shown.get(name).map(|value| (name.to_owned(), value.clone())));
        }
        if actor.standing.edits_everything() {
            copy.extend(shown.get("authors").map(|value| ("authors".to_owned(), value.clone())));
        }
        copy.insert("title".to_owned(), json!(format!("{} (Copy)", text(&shown, "title"))));
        copy.insert("status".to_owned(), json!("draft"));
        copy.insert("published_at".to_owned(), Value::Null);
        self.add_story(actor, &copy, Saving { is_page, ..Saving::default() })
    }
}
