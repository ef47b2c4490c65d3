//! Snippets: pieces of text that editors use again.

use ::store::desk_tables::SNIPPETS;
use serde_json::{Value, json};

use crate::may::Actor;
use crate::{NewsroomError, Reader, Record, Writer, moment};

/// Characters of a name, as Ghost 6.65.
const LONGEST: usize = 191;

impl Reader<'_, '_> {
    /// The snippets with these ids in their order.
    pub fn snippet_records(&mut self, ids: &[String]) -> Result<Vec<Record>, NewsroomError> {
        let rows = SNIPPETS.records(self.tx, "id", ids)?;
        let named = |id: &String| rows.iter().find(|row| row.get("id").and_then(Value::as_str) == Some(id));
        Ok(ids.iter().filter_map(named).map(|row| self.filled(row.clone())).collect())
    }
}

impl Writer<'_, '_> {
    /// Adds a snippet; its id.
    pub fn add_snippet(&mut self, actor: &Actor, given: &Record) -> Result<String, NewsroomError> {
        let (id, time) = (self.new_id(), json!(moment::shown_utc(self.now)));
        let mut row = checked(given)?;
        if !row.contains_key("name") || !(row.contains_key("lexical") || row.contains_key("mobiledoc")) {
            return Err(invalid("name", "A snippet needs a name and a text."));
        }
        row.entry("mobiledoc").or_insert_with(|| json!("{}"));
        row.insert("id".to_owned(), json!(id));
        row.insert("created_at".to_owned(), time.clone());
        row.insert("updated_at".to_owned(), time);
        self.stored(&mut row);
        SNIPPETS.insert(self.tx, &row).map_err(taken)?;
        self.log(actor, "added", ("snippet", &id), &json!({"primary_name": row.get("name")}))?;
        Ok(id)
    }

    /// Changes a snippet.
    pub fn change_snippet(&mut self, actor: &Actor, id: &str, given: &Record) -> Result<(), NewsroomError> {
        SNIPPETS.record(self.tx, id)?.ok_or(NewsroomError::NotFound("Snippet"))?;
        let mut row = checked(given)?;
        row.insert("updated_at".to_owned(), json!(moment::shown_utc(self.now)));
        self.stored(&mut row);
        SNIPPETS.change(self.tx, id, &row).map_err(taken)?;
        self.log(actor, "edited", ("snippet", id), &json!({"primary_name": row.get("name")}))
    }

    /// Removes a snippet.
    pub fn remove_snippet(&mut self, actor: &Actor, id: &str) -> Result<(), NewsroomError> {
        if !SNIPPETS.remove(self.tx, id)? {
            return Err(NewsroomError::NotFound("Snippet"));
        }
        self.log(actor, "deleted", ("snippet", id), &json!({}))
    }
}

fn checked(given: &Record) -> Result<Record, NewsroomError> {
    let mut row = Record::new();
    if let Some(name) = given.get("name") {
        let name =
            name.as_str().map(str::trim).filter(|name| !name.is_empty() && name.chars().count() <= LONGEST);
        let name = name.filter(|name| !name.contains('\0'));
        row.insert("name".to_owned(), json!(name.ok_or_else(|| invalid("name", "A snippet needs a name."))?));
    }
    for form in ["lexical", "mobiledoc"] {
        match given.get(form) {
            None | Some(Value::Null) => {}
            Some(Value::String(text)) if serde_json::from_str::<Record>(text).is_ok() => {
                row.insert(form.to_owned(), json!(text));
            }
            Some(_) => return Err(invalid("lexical", "The text of a snippet must be a document.")),
        }
    }
    Ok(row)
}

fn taken(error: ::store::StoreError) -> NewsroomError {
    if error.is_conflict() {
        return invalid("name", "Snippet already exists.");
    }
    NewsroomError::Store(error)
}

fn invalid(property: &'static str, message: &str) -> NewsroomError {
    NewsroomError::Invalid { property, message: message.to_owned() }
}
