//! The tags, people and tiers that a story names, in whichever of Ghost's ways.

use serde_json::Value;

use super::story_rights as rights;
use super::story_store as store;
use crate::may::Actor;
use crate::{NewTag, NewsroomError, Record, Writer};

impl Writer<'_, '_> {
    /// The ids of the byline that was given; whoever may not choose one has their own name.
    pub(super) fn authors_of(&mut self, actor: &Actor, given: &Record) -> Result<Vec<String>, NewsroomError> {
        let named = given.get("authors").and_then(Value::as_array).filter(|authors| !authors.is_empty());
        let Some(named) = named else { return self.own_byline(actor) };
        if !rights::chooses_byline(actor) {
            let first = named.first().map(|author| self.author(author)).transpose()?.flatten();
            return Ok(first.into_iter().collect());
        }
        let mut ids = Vec::with_capacity(named.len());
        for author in named {
            let invalid = || NewsroomError::Invalid {
                property: "authors",
                message: "The authors must be people of the newsroom.".to_owned(),
            };
            let id = self.author(author)?.ok_or_else(invalid)?;
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        Ok(ids)
    }

    /// A program has no name of its own: what it writes is the owner's, as in Ghost 6.65.
    fn own_byline(&mut self, actor: &Actor) -> Result<Vec<String>, NewsroomError> {
        Ok(match actor.role() {
            Some(_) => vec![actor.id.clone()],
            None => crate::staff::first_id(self.tx)?.into_iter().collect(),
        })
    }

    fn author(&mut self, named: &Value) -> Result<Option<String>, NewsroomError> {
        if let Some(id) = part(named, "id")
            && store::is_person(self.tx, id)?
        {
            return Ok(Some(id.to_owned()));
        }
        let name = part(named, "slug").or_else(|| part(named, "email")).or_else(|| named.as_str());
        let Some(name) = name else { return Ok(None) };
        Ok(crate::staff::id_of(self.tx, name)?)
    }

    /// The ids of the tags that were given; unknown ones are made.
    pub(super) fn tags_of(&mut self, given: &Value) -> Result<Vec<String>, NewsroomError> {
        let invalid =
            |message: &str| NewsroomError::Invalid { property: "tags", message: message.to_owned() };
        let given = given.as_array().ok_or_else(|| invalid("The tags must be a list."))?;
        let mut ids = Vec::with_capacity(given.len());
        for tag in given {
            let id = match part(tag, "id") {
                Some(id) if store::is_tag(self.tx, id)? => id.to_owned(),
                _ => {
                    let name = part(tag, "name").or_else(|| part(tag, "slug")).or_else(|| tag.as_str());
                    let name = name.ok_or_else(|| invalid("A tag needs a name."))?;
                    if name.chars().count() > 191 {
                        return Err(invalid("Tag names cannot be longer than 191 characters."));
                    }
                    self.tag_by_name(name, part(tag, "slug"))?
                }
            };
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        Ok(ids)
    }

    fn tag_by_name(&mut self, name: &str, slug: Option<&str>) -> Result<String, NewsroomError> {
        match slug {
            Some(slug) if crate::tags::id_of(self.tx, slug)?.is_none() => self.add_tag(&NewTag {
                name: name.to_owned(),
                slug: Some(crate::slug::of_tag(slug)),
                ..NewTag::default()
            }),
            Some(slug) => self.tag_named(slug),
            None => self.tag_named(name),
        }
    }

    /// The ids of the tiers that were given, where the story is for tiers.
    pub(super) fn given_tiers(&mut self, given: &Record) -> Result<Option<Vec<String>>, NewsroomError> {
        let is_for_tiers = given.get("visibility").and_then(Value::as_str) == Some("tiers");
        let Some(named) = given.get("tiers").and_then(Value::as_array).filter(|_| is_for_tiers) else {
            return Ok(None);
        };
        let mut ids = Vec::with_capacity(named.len());
        for tier in named {
            let name = part(tier, "id").or_else(|| part(tier, "slug")).or_else(|| tier.as_str());
            if let Some(id) = store::tier_id(self.tx, name.unwrap_or_default())? {
                ids.push(id);
            }
        }
        if ids.is_empty() {
            let message = "A story for tiers must name one.".to_owned();
            return Err(NewsroomError::Invalid { property: "tiers", message });
        }
        Ok(Some(ids))
    }
}

fn part<'v>(named: &'v Value, name: &str) -> Option<&'v str> {
    named.get(name).and_then(Value::as_str).filter(|text| !text.is_empty())
}
