//! Adds and changes stories through the desk: one transaction with its revision, its events and its line in the log.

use ::store::desk_tables::{POSTS, POSTS_ADDITIONS, POSTS_META};
use serde_json::{Value, json};

use super::derive::derive;
use super::rendering;
use super::story_record::{is, text};
use super::story_revisions::{BACKGROUND, reason};
use super::story_rights::{self as rights, Before};
use super::{kind, story_additions, story_fields as fields, story_store as store, write_store};
use crate::may::Actor;
use crate::{NewsroomError, Record, Writer, id, moment, slug};

/// How a story is saved.
#[derive(Debug, Clone, Copy, Default)]
pub struct Saving {
    /// Whether it is a page.
    pub is_page: bool,
    /// Whether its text is given as HTML.
    pub from_html: bool,
    /// Whether the editor asked for this state to be kept by name.
    pub keeps_revision: bool,
}

impl Writer<'_, '_> {
    /// Adds a story; its id.
    pub fn add_story(
        &mut self,
        actor: &Actor,
        given: &Record,
        saving: Saving,
    ) -> Result<String, NewsroomError> {
        let authors = self.authors_of(actor, given)?;
        rights::add(actor, &authors, given.get("status").and_then(Value::as_str).unwrap_or("draft"))?;
        let id = self.new_id();
        let row = self.blank(&id, saving.is_page);
        let story = self.prepared(actor, &id, &row, given, saving)?;
        let mut whole = row;
        whole.extend(story.own.clone());
        POSTS.insert(self.tx, &whole)?;
        POSTS_ADDITIONS.change(self.tx, &id, &story.additions)?;
        self.finish(&id, &story, Some(&authors))?;
        self.keep_revision(actor, &id, "initial_revision")?;
        self.log(
            actor,
            "added",
            (kind_of(saving.is_page), &id),
            &json!({"primary_name": text(&whole, "title")}),
        )?;
        self.tell_added(&id, saving.is_page)?;
        Ok(id)
    }

    /// Changes a story. Whoever has not seen its last state changes nothing.
    pub fn edit_story(
        &mut self,
        actor: &Actor,
        id: &str,
        given: &Record,
        saving: Saving,
    ) -> Result<(), NewsroomError> {
        let kind = kind_of(saving.is_page);
        let row = POSTS.record(self.tx, id)?.filter(|row| is(row, "type", kind));
        let row = row.ok_or(NewsroomError::NotFound(name_of(saving.is_page)))?;
        let authors = store::author_ids(self.tx, id)?;
        rights::edit(actor, &Before { row: &row, authors: &authors }, given)?;
        let before = self.story_shown(id)?;
        let story = self.prepared(actor, id, &row, given, saving)?;
        let byline = if rights::chooses_byline(actor) && given.contains_key("authors") {
            Some(self.authors_of(actor, given)?)
        } else {
            None
        };
        if !self.is_changed(id, &row, &story, byline.as_deref().filter(|byline| **byline != *authors))? {
            if saving.keeps_revision {
                self.keep_revision(actor, id, "explicit_save")?;
            }
            return Ok(());
        }
        check_collision(&row, given)?;
        let mut own = story.own.clone();
        own.insert("updated_at".to_owned(), json!(self.later_than(&row)));
        POSTS.change(self.tx, id, &own)?;
        POSTS_ADDITIONS.change(self.tx, id, &story.additions)?;
        self.finish(id, &story, byline.as_deref())?;
        let reason = reason((text(&row, "status"), text(&story.own, "status")), saving);
        let goes_on = reason == BACKGROUND && self.forget_passing_revision(actor, id)?;
        self.keep_revision(actor, id, reason)?;
        if !goes_on {
            self.log(actor, "edited", (kind, id), &json!({"primary_name": text(&story.own, "title")}))?;
        }
        self.tell_edited(id, saving.is_page, &before)
    }

    /// What is written: the given fields, checked, and what follows from them.
    fn prepared(
        &mut self,
        actor: &Actor,
        id: &str,
        row: &Record,
        given: &Record,
        saving: Saving,
    ) -> Result<Story, NewsroomError> {
        let mut own = fields::own(given)?;
        let title = own.get("title").or(row.get("title")).and_then(Value::as_str).unwrap_or_default().trim();
        let title = if title.is_empty() { "(Untitled)".to_owned() } else { title.to_owned() };
        own.insert("title".to_owned(), json!(title));
        let wanted = match text(&own, "slug") {
            "" if text(row, "slug").is_empty() => slug::slug(&title),
            "" => text(row, "slug").to_owned(),
            given => slug::slug(given),
        };
        let free = slug::free(&wanted, |slug| {
            Ok::<_, NewsroomError>(store::holder_of_slug(self.tx, slug)?.is_some_and(|holder| holder != id))
        })?;
        own.insert("slug".to_owned(), json!(free));
        take_visibility(given, &mut own)?;
        self.take_status(actor, row, given, &mut own)?;
        if let Some(document) = document(given, saving)? {
            own.insert("lexical".to_owned(), json!(document));
            own.insert("mobiledoc".to_owned(), Value::Null);
        }
        self.stored(&mut own);
        self.render(row, &mut own)?;
        let mut meta = fields::meta(given)?;
        self.stored(&mut meta);
        let tags = match given.get("tags") {
            Some(tags) if rights::chooses_tags(actor) => Some(self.tags_of(tags)?),
            _ => None,
        };
        let additions = story_additions::given(actor, given)?;
        Ok(Story { own, meta, additions, tags, tiers: self.given_tiers(given)? })
    }

    /// The state that was asked for, and the time that goes with it.
    fn take_status(
        &mut self,
        actor: &Actor,
        row: &Record,
        given: &Record,
        own: &mut Record,
    ) -> Result<(), NewsroomError> {
        let invalid = |message: &str| {
            Err(NewsroomError::Invalid { property: "published_at", message: message.to_owned() })
        };
        let before = text(row, "status");
        let mut status = given.get("status").and_then(Value::as_str).unwrap_or(before);
        let asked = given.get("published_at").and_then(Value::as_str).filter(|time| !time.is_empty());
        let Some(asked) = asked.map(moment::from_utc).map_or(Some(None), |time| time.map(Some)) else {
            return invalid("Validation (isDate) failed for published_at");
        };
        let kept = row.get("published_at").and_then(Value::as_str).and_then(moment::from_utc);
        let mut time = asked.or(kept);
        match status {
            // Whoever names a time to come means that time.
            "published" if asked.is_some_and(|time| time > self.now) => status = "scheduled",
            "published" => {
                time = Some(time.filter(|time| *time <= self.now).unwrap_or(self.now));
                if before != "published" {
                    let by = actor.role().map_or("1", |_| actor.id.as_str());
                    own.insert("published_by".to_owned(), json!(by));
                }
            }
            "scheduled" if time.is_none() => {
                return invalid("Value in [posts.published_at] cannot be blank.");
            }
            "scheduled"
                if (before != "scheduled" || time != kept) && time.is_some_and(|time| time <= self.now) =>
            {
                return invalid("Date must be in the future.");
            }
            "draft" | "scheduled" => {}
            "sent" if before == "sent" => {}
            _ => {
                let message = "Validation (isIn) failed for status".to_owned();
                return Err(NewsroomError::Invalid { property: "status", message });
            }
        }
        own.insert("status".to_owned(), json!(status));
        own.insert(
            "published_at".to_owned(),
            time.map_or(Value::Null, |time| json!(moment::shown_utc(time))),
        );
        Ok(())
    }

    /// The HTML and the plain text of a new document.
    fn render(&mut self, row: &Record, own: &mut Record) -> Result<(), NewsroomError> {
        let Some(document) = own.get("lexical").and_then(Value::as_str) else { return Ok(()) };
        if row.get("lexical").and_then(Value::as_str) == Some(document) {
            own.shift_remove("lexical");
            own.shift_remove("mobiledoc");
            return Ok(());
        }
        let site_uuid = crate::settings::value_of(self.tx, "site_uuid")?;
        let of = rendering::Of { address: self.address, site_uuid: site_uuid.as_deref() };
        let html = rendering::html_of(document, &of)?;
        let plaintext = self.address.store(&lexical::plaintext(&html));
        own.insert("html".to_owned(), json!(html));
        own.insert("plaintext".to_owned(), json!(plaintext));
        Ok(())
    }

    /// Everything around the row: what stands beside it, byline, tags, tiers, what is derived, lists.
    fn finish(&mut self, id: &str, story: &Story, authors: Option<&[String]>) -> Result<(), NewsroomError> {
        if !story.meta.is_empty() || store::meta_id(self.tx, id)?.is_none() {
            self.write_meta(id, &story.meta)?;
        }
        let tags = match &story.tags {
            Some(tags) => tags.clone(),
            None => store::tag_ids(self.tx, id)?,
        };
        let authors = match authors {
            Some(authors) => authors.to_vec(),
            None => store::author_ids(self.tx, id)?,
        };
        self.relate(id, &tags, &authors)?;
        if let Some(tiers) = &story.tiers {
            store::clear_tiers(self.tx, id)?;
            for (order, tier) in (0..).zip(tiers) {
                let relation_id = self.new_id();
                store::add_tier(self.tx, &relation_id, id, tier, order)?;
            }
        }
        self.derive_story(id, &tags)?;
        self.settle(id)
    }

    /// What readers see beside a story's text, computed from all of it.
    fn derive_story(&mut self, id: &str, tags: &[String]) -> Result<(), NewsroomError> {
        let Some(row) = POSTS.record(self.tx, id)? else { return Ok(()) };
        let has_picture = !text(&row, "feature_image").is_empty();
        let mut derived = derive(text(&row, "html"), text(&row, "plaintext"), has_picture);
        for tag in tags {
            if let Some(of_tag) =
                crate::tags::slug_of(self.tx, tag)?.as_deref().and_then(kind::of_internal_tag)
            {
                derived.kind = of_tag;
                break;
            }
        }
        Ok(write_store::set_derived(self.tx, id, &derived)?)
    }

    fn write_meta(&mut self, post_id: &str, meta: &Record) -> Result<(), NewsroomError> {
        if let Some(id) = store::meta_id(self.tx, post_id)? {
            return Ok(POSTS_META.change(self.tx, &id, meta)?);
        }
        let mut row = meta.clone();
        row.insert("id".to_owned(), json!(self.new_id()));
        row.insert("post_id".to_owned(), json!(post_id));
        Ok(POSTS_META.insert(self.tx, &row)?)
    }

    /// A row that says nothing yet.
    fn blank(&self, id: &str, is_page: bool) -> Record {
        let time = json!(moment::shown_utc(self.now));
        let values = [
            ("id", json!(id)),
            ("uuid", json!(id::new_uuid())),
            ("comment_id", json!(id)),
            ("type", json!(kind_of(is_page))),
            ("status", json!("draft")),
            ("visibility", json!("public")),
            ("email_recipient_filter", json!("all")),
            ("created_at", time.clone()),
            ("updated_at", time),
        ];
        values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }

    /// Whether anything that is prepared differs from what is there.
    fn is_changed(
        &mut self,
        id: &str,
        row: &Record,
        story: &Story,
        byline: Option<&[String]>,
    ) -> Result<bool, NewsroomError> {
        let differs =
            |there: &Record, new: &Record| new.iter().any(|(name, value)| there.get(name) != Some(value));
        if byline.is_some() || differs(row, &story.own) {
            return Ok(true);
        }
        let additions = POSTS_ADDITIONS.record(self.tx, id)?.unwrap_or_default();
        if differs(&additions, &story.additions) {
            return Ok(true);
        }
        let meta = match store::meta_id(self.tx, id)? {
            Some(meta_id) => POSTS_META.record(self.tx, &meta_id)?.unwrap_or_default(),
            None => Record::new(),
        };
        let says = story.meta.iter().any(|(name, value)| {
            let there = meta.get(name).cloned().unwrap_or(Value::Null);
            there != *value && !(there.is_null() && *value == json!(false))
        });
        let tags = match &story.tags {
            Some(tags) => *tags != store::tag_ids(self.tx, id)?,
            None => false,
        };
        let tiers = match &story.tiers {
            Some(tiers) => *tiers != store::tier_ids(self.tx, id)?,
            None => false,
        };
        Ok(says || tags || tiers)
    }

    /// The time of this state: later than that of the last, so that two saves within a second are two states.
    fn later_than(&self, row: &Record) -> String {
        let last = row.get("updated_at").and_then(Value::as_str).and_then(moment::from_utc).unwrap_or(0);
        moment::shown_utc(self.now.max(last + 1000))
    }
}

/// A story, ready to be written.
pub(super) struct Story {
    own: Record,
    meta: Record,
    /// What Courant keeps beside Ghost's fields.
    additions: Record,
    /// Ids, where tags were given.
    tags: Option<Vec<String>>,
    /// Ids, where tiers were given.
    tiers: Option<Vec<String>>,
}

fn take_visibility(given: &Record, own: &mut Record) -> Result<(), NewsroomError> {
    let Some(visibility) = given.get("visibility").filter(|visibility| !visibility.is_null()) else {
        return Ok(());
    };
    if !matches!(visibility.as_str(), Some("public" | "members" | "paid" | "tiers")) {
        let message = "Validation (isIn) failed for visibility".to_owned();
        return Err(NewsroomError::Invalid { property: "visibility", message });
    }
    own.insert("visibility".to_owned(), visibility.clone());
    Ok(())
}

/// The editor says which state they have seen; if it is not the last, somebody else was faster.
fn check_collision(row: &Record, given: &Record) -> Result<(), NewsroomError> {
    let seen = given.get("updated_at").and_then(Value::as_str).and_then(moment::from_utc);
    let last = row.get("updated_at").and_then(Value::as_str).and_then(moment::from_utc);
    match seen {
        None => {
            let message = "Validation (isEmpty) failed for updated_at".to_owned();
            Err(NewsroomError::Invalid { property: "updated_at", message })
        }
        // The database keeps seconds; what a client says beyond them is no other state.
        Some(seen) if last.is_none_or(|last| last / 1000 == seen / 1000) => Ok(()),
        Some(_) => Err(NewsroomError::Collision),
    }
}

/// The document that was given, in whichever form.
fn document(given: &Record, saving: Saving) -> Result<Option<String>, NewsroomError> {
    let invalid = |property: &'static str| NewsroomError::Invalid {
        property,
        message: format!("Invalid {property} structure."),
    };
    let form = |name: &str| given.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    if saving.from_html
        && let Some(html) = form("html")
    {
        return Ok(Some(lexical::from_html::to_lexical(html).to_string()));
    }
    if let Some(document) = form("lexical") {
        lexical::Document::parse(document).map_err(|_| invalid("lexical"))?;
        return Ok(Some(document.to_owned()));
    }
    match form("mobiledoc") {
        Some(document) => {
            let is_object = serde_json::from_str::<Record>(document).is_ok();
            let document = lexical::mobiledoc::to_lexical(document).ok().filter(|_| is_object);
            let document = document.ok_or_else(|| invalid("mobiledoc"))?;
            Ok(Some(document.to_string()))
        }
        None => Ok(None),
    }
}

/// Ghost's word for it.
pub(super) fn kind_of(is_page: bool) -> &'static str {
    if is_page { "page" } else { "post" }
}

pub(super) fn name_of(is_page: bool) -> &'static str {
    if is_page { "Page" } else { "Post" }
}
