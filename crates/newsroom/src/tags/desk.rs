//! Tags as editors make, change and remove them through the desk.

use ::store::desk_tables::TAGS;
use serde_json::{Value, json};

use super::store;
use crate::changes::Thing;
use crate::happened::Event;
use crate::may::Actor;
use crate::{NewsroomError, Record, Writer, moment, slug};

/// What may be said of a tag, and the longest text for each, as Ghost 6.65's schema.
const FIELDS: [(&str, usize); 16] = [
    ("name", 191),
    ("slug", 191),
    ("description", 500),
    ("feature_image", 2000),
    ("og_image", 2000),
    ("og_title", 300),
    ("og_description", 500),
    ("twitter_image", 2000),
    ("twitter_title", 300),
    ("twitter_description", 500),
    ("meta_title", 300),
    ("meta_description", 500),
    ("codeinjection_head", 65_535),
    ("codeinjection_foot", 65_535),
    ("canonical_url", 2000),
    ("accent_color", 50),
];

impl Writer<'_, '_> {
    /// Makes a tag through the desk; its id.
    pub fn make_tag(&mut self, actor: &Actor, given: &Record) -> Result<String, NewsroomError> {
        let mut tag = fields(given)?;
        let name = tag.get("name").and_then(Value::as_str).unwrap_or_default().trim().to_owned();
        if name.is_empty() {
            return Err(invalid("name", "Value in [tags.name] cannot be blank."));
        }
        let id = self.new_id();
        let wanted = tag.get("slug").and_then(Value::as_str).filter(|slug| !slug.is_empty());
        let wanted = wanted.map_or_else(|| slug::of_tag(&name), slug::of_tag);
        let time = json!(moment::shown_utc(self.now));
        tag.insert("slug".to_owned(), json!(self.free_tag_slug(&wanted, &id)?));
        tag.insert("id".to_owned(), json!(id));
        tag.insert("visibility".to_owned(), json!(if name.starts_with('#') { "internal" } else { "public" }));
        tag.insert("created_at".to_owned(), time.clone());
        tag.insert("updated_at".to_owned(), time);
        self.stored(&mut tag);
        TAGS.insert(self.tx, &tag)?;
        self.noted.gained(Thing::Tags);
        self.log(actor, "added", ("tag", &id), &json!({"primary_name": name}))?;
        self.happened(Event::TagAdded, &id, &json!(tag), &Value::Null)?;
        Ok(id)
    }

    /// Changes a tag.
    pub fn change_tag(&mut self, actor: &Actor, id: &str, given: &Record) -> Result<(), NewsroomError> {
        let before = TAGS.record(self.tx, id)?.ok_or(NewsroomError::NotFound("Tag"))?;
        let mut tag = fields(given)?;
        if let Some(name) = tag.get("name") {
            let name = name.as_str().unwrap_or_default().trim();
            if name.is_empty() {
                return Err(invalid("name", "Value in [tags.name] cannot be blank."));
            }
            let visibility = if name.starts_with('#') { "internal" } else { "public" };
            tag.insert("visibility".to_owned(), json!(visibility));
        }
        if let Some(wanted) = tag.get("slug").and_then(Value::as_str) {
            let wanted = slug::of_tag(wanted);
            tag.insert("slug".to_owned(), json!(self.free_tag_slug(&wanted, id)?));
        }
        self.stored(&mut tag);
        let previous: Record = before
            .into_iter()
            .filter(|(name, value)| tag.get(name).is_some_and(|new| new != value))
            .collect();
        if previous.is_empty() {
            return Ok(());
        }
        tag.insert("updated_at".to_owned(), json!(moment::shown_utc(self.now)));
        TAGS.change(self.tx, id, &tag)?;
        self.noted.changed(Thing::Tags);
        self.noted.changed(Thing::Tag(id.to_owned()));
        self.log(actor, "edited", ("tag", id), &json!({"primary_name": tag.get("name")}))?;
        let current = TAGS.record(self.tx, id)?;
        self.happened(Event::TagEdited, id, &json!(current), &json!(previous))?;
        self.site_changed()
    }

    /// Removes a tag; its stories stay.
    pub fn remove_tag(&mut self, actor: &Actor, id: &str) -> Result<(), NewsroomError> {
        let before = TAGS.record(self.tx, id)?.ok_or(NewsroomError::NotFound("Tag"))?;
        let stories = store::stories_with(self.tx, id)?;
        store::take_from_all(self.tx, id)?;
        for story in &stories {
            self.settle(story)?;
        }
        TAGS.remove(self.tx, id)?;
        self.noted.account_for_stories();
        self.noted.changed(Thing::Tags);
        self.noted.changed(Thing::Tag(id.to_owned()));
        self.log(actor, "deleted", ("tag", id), &json!({"primary_name": before.get("name")}))?;
        self.happened(Event::TagDeleted, id, &Value::Null, &json!(before))
    }

    fn free_tag_slug(&mut self, wanted: &str, id: &str) -> Result<String, NewsroomError> {
        slug::free(wanted, |slug| Ok(store::id_of(self.tx, slug)?.is_some_and(|holder| holder != id)))
    }

    /// The site's own address in a record as it is stored.
    pub(crate) fn stored(&self, record: &mut Record) {
        for value in record.values_mut() {
            if let Value::String(text) = value {
                *text = self.address.store(text);
            }
        }
    }
}

fn fields(given: &Record) -> Result<Record, NewsroomError> {
    let named = FIELDS.iter().filter_map(|(name, longest)| Some((*name, *longest, given.get(*name)?)));
    named.map(|(name, longest, value)| Ok((name.to_owned(), field(name, longest, value)?))).collect()
}

fn field(name: &'static str, longest: usize, value: &Value) -> Result<Value, NewsroomError> {
    let Value::String(text) = value else {
        return if value.is_null() {
            Ok(Value::Null)
        } else {
            Err(invalid(name, "Validation (isString) failed"))
        };
    };
    let is_address = name.ends_with("_image") || name == "canonical_url";
    let leads = ["http://", "https://", "/", "__GHOST_URL__/"].iter().any(|start| text.starts_with(start));
    let is_good = match name {
        "accent_color" => {
            text.is_empty()
                || text.strip_prefix('#').is_some_and(|digits| {
                    matches!(digits.len(), 3 | 6) && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
                })
        }
        "name" => !text.starts_with(','),
        _ if is_address => text.is_empty() || (leads && !text.chars().any(char::is_control)),
        _ => true,
    };
    if text.chars().count() > longest || text.contains('\0') || !is_good {
        return Err(invalid(name, &format!("Validation failed for {name}")));
    }
    Ok(json!(text))
}

fn invalid(property: &'static str, message: &str) -> NewsroomError {
    NewsroomError::Invalid { property, message: message.to_owned() }
}
