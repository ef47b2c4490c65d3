//! The library: a row for each upload, with what an editor says of it.

use ::store::desk_tables::MEDIA;
use serde_json::{Value, json};

use super::Taken;
use crate::may::Actor;
use crate::{NewsroomError, Reader, Record, Writer, moment};

/// Letters of what is said of a picture.
const LONGEST: usize = 2000;

/// What an editor may say of it.
const SAID: [&str; 2] = ["alt", "credit"];

impl Reader<'_, '_> {
    /// The uploads with these ids in their order.
    pub fn media_records(&mut self, ids: &[String]) -> Result<Vec<Record>, NewsroomError> {
        let rows = MEDIA.records(self.tx, "id", ids)?;
        let named = |id: &String| rows.iter().find(|row| row.get("id").and_then(Value::as_str) == Some(id));
        Ok(ids.iter().filter_map(named).map(|row| self.shown_medium(row.clone())).collect())
    }

    /// The upload that readers get under this path below `content/`.
    pub fn medium_at(&mut self, path: &str) -> Result<Option<Record>, NewsroomError> {
        let row = MEDIA.records(self.tx, "path", &[path.to_owned()])?.pop();
        Ok(row.map(|row| self.shown_medium(row)))
    }

    fn shown_medium(&self, mut row: Record) -> Record {
        let path = row.get("path").and_then(Value::as_str).unwrap_or_default();
        let url = format!("{}/content/{path}", self.address.as_str());
        row.insert("url".to_owned(), json!(url));
        // Where the original lies is nobody's business.
        row.shift_remove("original");
        row
    }
}

impl Writer<'_, '_> {
    /// Puts an upload into the library; its id.
    pub fn add_medium(&mut self, actor: &Actor, taken: &Taken) -> Result<String, NewsroomError> {
        let (id, time) = (self.new_id(), json!(moment::shown_utc(self.now)));
        let row = json!({
            "id": id,
            "path": taken.path.as_str(),
            "original": taken.path.as_str(),
            "hash": taken.hash,
            "name": taken.name,
            "media_type": taken.media_type,
            "size": taken.size,
            "width": taken.width,
            "height": taken.height,
            "credit": taken.credit,
            "uploaded_by": actor.role().map(|_| &actor.id),
            "created_at": time,
            "updated_at": time,
        });
        let Value::Object(row) = row else { return Err(NewsroomError::NotFound("Media")) };
        MEDIA.insert(self.tx, &row)?;
        self.log(actor, "added", ("media", &id), &json!({"primary_name": taken.name}))?;
        Ok(id)
    }

    /// Changes what is said of an upload.
    pub fn change_medium(&mut self, actor: &Actor, id: &str, given: &Record) -> Result<(), NewsroomError> {
        self.own_medium(actor, id)?;
        let mut row = Record::new();
        for name in SAID {
            match given.get(name) {
                None => {}
                Some(Value::Null) => drop(row.insert(name.to_owned(), Value::Null)),
                Some(Value::String(text)) if text.chars().count() <= LONGEST && !text.contains('\0') => {
                    row.insert(name.to_owned(), json!(text.trim()));
                }
                Some(_) => return Err(invalid(name)),
            }
        }
        row.insert("updated_at".to_owned(), json!(moment::shown_utc(self.now)));
        MEDIA.change(self.tx, id, &row)?;
        self.log(actor, "edited", ("media", id), &json!({}))
    }

    /// Takes an upload out of the library; the path of its file, which must be removed too.
    pub fn remove_medium(&mut self, actor: &Actor, id: &str) -> Result<String, NewsroomError> {
        let row = self.own_medium(actor, id)?;
        MEDIA.remove(self.tx, id)?;
        self.log(actor, "deleted", ("media", id), &json!({"primary_name": row.get("name")}))?;
        Ok(row.get("path").and_then(Value::as_str).unwrap_or_default().to_owned())
    }

    /// The row of an upload that is theirs to change: their own, or everybody's for whoever looks after every story.
    fn own_medium(&mut self, actor: &Actor, id: &str) -> Result<Record, NewsroomError> {
        let row = MEDIA.record(self.tx, id)?.ok_or(NewsroomError::NotFound("Media"))?;
        let uploader = row.get("uploaded_by").and_then(Value::as_str);
        let is_theirs = uploader.is_some_and(|uploader| actor.is(uploader));
        if is_theirs || actor.standing.edits_everything() { Ok(row) } else { Err(NewsroomError::Forbidden) }
    }
}

fn invalid(property: &'static str) -> NewsroomError {
    NewsroomError::Invalid { property, message: format!("It must be a text of {LONGEST} letters at most.") }
}
