//! What is told of an act on a story: Ghost's events, with the story as the Admin API shows it.

use serde_json::{Value, json};

use super::story_record::text;
use crate::happened::Event;
use crate::settings::Settings;
use crate::shared::Shared;
use crate::{NewsroomError, Reader, Record, Writer};

/// Everything of a story; whoever is told may ask for no more.
const FORMATS: [&str; 4] = ["mobiledoc", "lexical", "html", "plaintext"];

impl Writer<'_, '_> {
    /// The story as the Admin API shows it now.
    pub(super) fn story_shown(&mut self, id: &str) -> Result<Record, NewsroomError> {
        let shared = Shared::new(Settings::load(self.tx, self.address, None)?);
        let mut reader = Reader::new(self.tx, self.address, &shared);
        let story = reader.story_records(&[id.to_owned()], &FORMATS)?.pop();
        story.ok_or(NewsroomError::NotFound("Post"))
    }

    /// That a story is new, and where it is already.
    pub(super) fn tell_added(&mut self, id: &str, is_page: bool) -> Result<(), NewsroomError> {
        let story = self.story_shown(id)?;
        self.tell(id, is_page, Told::Added, &story, &Value::Null)?;
        match text(&story, "status") {
            "published" => self.tell(id, is_page, Told::Published, &story, &Value::Null)?,
            "scheduled" => self.tell(id, is_page, Told::Scheduled, &story, &Value::Null)?,
            _ => {}
        }
        self.tell_tags(id, is_page, &Record::new(), &story)
    }

    /// That a story has changed, and what that means.
    pub(super) fn tell_edited(
        &mut self,
        id: &str,
        is_page: bool,
        before: &Record,
    ) -> Result<(), NewsroomError> {
        let story = self.story_shown(id)?;
        let previous: Record = before
            .iter()
            .filter(|(name, value)| story.get(*name) != Some(*value))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        let previous = Value::Object(previous);
        self.tell(id, is_page, Told::Edited, &story, &previous)?;
        let moved = match (text(before, "status"), text(&story, "status")) {
            ("published", "published") => Some(Told::PublishedEdited),
            (_, "published") => Some(Told::Published),
            ("published", _) => Some(Told::Unpublished),
            ("scheduled", "scheduled") if before.get("published_at") != story.get("published_at") => {
                Some(Told::Rescheduled)
            }
            ("scheduled", "scheduled") => None,
            (_, "scheduled") => Some(Told::Scheduled),
            ("scheduled", _) => Some(Told::Unscheduled),
            _ => None,
        };
        if let Some(told) = moved {
            self.tell(id, is_page, told, &story, &previous)?;
        }
        self.tell_tags(id, is_page, before, &story)
    }

    /// That a story is gone.
    pub(super) fn tell_deleted(
        &mut self,
        id: &str,
        is_page: bool,
        before: &Record,
    ) -> Result<(), NewsroomError> {
        self.happened(Told::Deleted.event(is_page), id, &Value::Null, &json!(before))
    }

    fn tell(
        &mut self,
        id: &str,
        is_page: bool,
        told: Told,
        story: &Record,
        previous: &Value,
    ) -> Result<(), NewsroomError> {
        self.happened(told.event(is_page), id, &json!(story), previous)
    }

    fn tell_tags(
        &mut self,
        id: &str,
        is_page: bool,
        before: &Record,
        story: &Record,
    ) -> Result<(), NewsroomError> {
        let tags = |story: &Record| -> Vec<Value> {
            let tags = story.get("tags").and_then(Value::as_array).into_iter().flatten();
            tags.filter_map(|tag| tag.get("id").cloned()).collect()
        };
        let (old, new) = (tags(before), tags(story));
        if new.iter().any(|tag| !old.contains(tag)) {
            self.tell(id, is_page, Told::TagAttached, story, &Value::Null)?;
        }
        if old.iter().any(|tag| !new.contains(tag)) {
            self.tell(id, is_page, Told::TagDetached, story, &Value::Null)?;
        }
        Ok(())
    }
}

/// What happened to a story or a page.
#[derive(Debug, Clone, Copy)]
pub(super) enum Told {
    Added,
    Edited,
    Deleted,
    Published,
    PublishedEdited,
    Unpublished,
    Scheduled,
    Unscheduled,
    Rescheduled,
    TagAttached,
    TagDetached,
}

impl Told {
    fn event(self, is_page: bool) -> Event {
        match (self, is_page) {
            (Told::Added, false) => Event::PostAdded,
            (Told::Added, true) => Event::PageAdded,
            (Told::Edited, false) => Event::PostEdited,
            (Told::Edited, true) => Event::PageEdited,
            (Told::Deleted, false) => Event::PostDeleted,
            (Told::Deleted, true) => Event::PageDeleted,
            (Told::Published, false) => Event::PostPublished,
            (Told::Published, true) => Event::PagePublished,
            (Told::PublishedEdited, false) => Event::PublishedPostEdited,
            (Told::PublishedEdited, true) => Event::PublishedPageEdited,
            (Told::Unpublished, false) => Event::PostUnpublished,
            (Told::Unpublished, true) => Event::PageUnpublished,
            (Told::Scheduled, false) => Event::PostScheduled,
            (Told::Scheduled, true) => Event::PageScheduled,
            (Told::Unscheduled, false) => Event::PostUnscheduled,
            (Told::Unscheduled, true) => Event::PageUnscheduled,
            (Told::Rescheduled, false) => Event::PostRescheduled,
            (Told::Rescheduled, true) => Event::PageRescheduled,
            (Told::TagAttached, false) => Event::PostTagAttached,
            (Told::TagAttached, true) => Event::PageTagAttached,
            (Told::TagDetached, false) => Event::PostTagDetached,
            (Told::TagDetached, true) => Event::PageTagDetached,
        }
    }
}
