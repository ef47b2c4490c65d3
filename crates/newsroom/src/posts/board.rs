//! Stories as the board shows them: what stands on one line each, read for all of them at once.

use ::store::desk_tables::{POSTS_AUTHORS, POSTS_BOARD, POSTS_TAGS, TAGS, USERS};
use serde_json::{Value, json};

use super::story_record::{is, text};
use crate::{NewsroomError, Reader, Record};

impl Reader<'_, '_> {
    /// The lines of the stories with these ids, in their order: with the byline and the first tag that readers see.
    pub fn board(&mut self, ids: &[String]) -> Result<Vec<Record>, NewsroomError> {
        let mut rows = POSTS_BOARD.records(self.tx, "id", ids)?;
        let bylines = sorted(POSTS_AUTHORS.records(self.tx, "post_id", ids)?);
        let people = USERS.records(self.tx, "id", &named(&bylines, "author_id"))?;
        let labels = sorted(POSTS_TAGS.records(self.tx, "post_id", ids)?);
        let tags = TAGS.records(self.tx, "id", &named(&labels, "tag_id"))?;
        let mut lines = Vec::with_capacity(ids.len());
        for id in ids {
            let Some(place) = rows.iter().position(|row| is(row, "id", id)) else { continue };
            let mut line = rows.swap_remove(place);
            let authors: Vec<_> = of(id, &bylines, "author_id", &people).map(brief).collect();
            let tag = of(id, &labels, "tag_id", &tags).find(|tag| is(tag, "visibility", "public")).map(brief);
            line.insert("authors".to_owned(), json!(authors));
            line.insert("tag".to_owned(), json!(tag));
            lines.push(line);
        }
        Ok(lines)
    }
}

fn sorted(mut relations: Vec<Record>) -> Vec<Record> {
    relations.sort_by_key(|relation| relation.get("sort_order").and_then(Value::as_i64));
    relations
}

/// The ids in a column, each once.
fn named(relations: &[Record], column: &str) -> Vec<String> {
    let mut ids: Vec<_> = relations.iter().map(|relation| text(relation, column).to_owned()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// What belongs to a story, in its order.
fn of<'r>(
    id: &'r str,
    relations: &'r [Record],
    column: &'r str,
    things: &'r [Record],
) -> impl Iterator<Item = &'r Record> {
    let own = relations.iter().filter(move |relation| is(relation, "post_id", id));
    own.filter_map(move |relation| things.iter().find(|thing| is(thing, "id", text(relation, column))))
}

fn brief(thing: &Record) -> Value {
    json!({"id": thing.get("id"), "name": thing.get("name"), "slug": thing.get("slug")})
}
