//! A story as the JSON of Ghost 6.65's Content API, written straight to bytes: it is what clients ask for most.

use published::{Author, Post, Tag, Tier};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::asked::Asked;
use super::{fields, shape};

/// Courant's own fields of a story; with `include=kind` they are shown beside Ghost's.
const OWN: [&str; 3] = ["kind", "kicker", "teaser"];

/// A story or page, as far as it was asked for.
pub(super) struct Story<'s> {
    pub(super) post: &'s Post,
    pub(super) asked: &'s Asked,
    /// As in Ghost, what it was found by comes first, asked for or not: the field's name.
    pub(super) found_by: Option<&'static str>,
}

impl Story<'_> {
    fn shows(&self, field: &str) -> bool {
        let Story { post, asked, found_by } = self;
        if found_by.is_some_and(|by| by == field) {
            return false;
        }
        let is_wanted = match field {
            "tags" | "authors" | "tiers" => false,
            "html" => asked.has_format("html"),
            // As Ghost, a plain text that was made anew is given unasked.
            "plaintext" => asked.has_format("plaintext") || post.is_cut,
            "email_subject" => !post.is_page,
            "reading_time" => {
                post.reading_time.is_some() && (asked.fields.is_none() || asked.has_format("html"))
            }
            _ if OWN.contains(&field) => asked.includes("kind") || asked.fields.is_some(),
            _ => true,
        };
        is_wanted && asked.shows(field)
    }
}

impl Serialize for Story<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Story { post, asked, found_by } = self;
        let mut object = serializer.serialize_map(None)?;
        match found_by {
            Some("id") => object.serialize_entry("id", &post.id)?,
            Some(_) => object.serialize_entry("slug", &post.slug)?,
            None => {}
        }
        fields::write(&mut object, post, |field| self.shows(field))?;
        if asked.includes("tags") {
            object.serialize_entry("tags", &Each(&post.tags, ShownTag))?;
            object.serialize_entry("primary_tag", &post.primary_tag().map(ShownTag))?;
        }
        if asked.includes("authors") {
            object.serialize_entry("authors", &Each(&post.authors, ShownAuthor))?;
            object.serialize_entry("primary_author", &post.primary_author().map(ShownAuthor))?;
        }
        if asked.includes("tiers") {
            let tiers: Vec<_> = post.tiers.iter().map(|tier: &Tier| shape::tier_of_post(tier)).collect();
            object.serialize_entry("tiers", &tiers)?;
        }
        object.end()
    }
}

/// Every item in the shape that the second part gives it.
struct Each<'s, T, W>(&'s [T], fn(&'s T) -> W);

impl<T, W: Serialize> Serialize for Each<'_, T, W> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(self.1))
    }
}

/// A tag beside a story.
struct ShownTag<'s>(&'s Tag);

impl Serialize for ShownTag<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        fields::write(&mut object, self.0, |field| field != "count")?;
        object.end()
    }
}

/// An author beside a story.
struct ShownAuthor<'s>(&'s Author);

impl Serialize for ShownAuthor<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        fields::write(&mut object, self.0, |field| !matches!(field, "role" | "count"))?;
        object.end()
    }
}
