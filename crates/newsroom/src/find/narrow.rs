//! Which kept lists hold everything that passes a filter.

use nql::{Condition, Filter, Operator, Test, Value};

use super::store;
use crate::{List, NewsroomError, Reader, Thing};

/// Where to look for the stories that a filter asks for.
#[derive(Debug)]
pub(super) struct Narrowed {
    /// Every story that passes is in one of these.
    pub(super) lists: Vec<List>,
    /// Whether every story in them passes, too.
    pub(super) is_exact: bool,
}

/// The fewest stories among which all those are that pass the filter; its names are resolved.
pub(super) fn narrow(
    reader: &mut Reader<'_, '_>,
    filter: Option<&Filter>,
) -> Result<Narrowed, NewsroomError> {
    let tests = filter.map(conjuncts).unwrap_or_default();
    let is_alone = is_alone(&tests);
    let mut candidates = Vec::new();
    for test in tests.iter().flatten() {
        candidates.extend(lists_of(reader, test)?);
    }
    // What is not counted is not read: a page of one tag stays good while other stories come.
    if candidates.len() > 1 {
        let mut counted = Vec::with_capacity(candidates.len());
        for lists in candidates {
            counted.push((stories_in(reader, &lists)?, lists));
        }
        counted.sort_by_key(|(stories, _)| *stories);
        candidates = counted.into_iter().map(|(_, lists)| lists).collect();
    }
    Ok(match candidates.into_iter().next() {
        Some(lists) => Narrowed { is_exact: is_alone && lists.len() <= 1, lists },
        None => Narrowed { lists: vec![List::Posts], is_exact: filter.is_none() },
    })
}

fn stories_in(reader: &mut Reader<'_, '_>, lists: &[List]) -> Result<i64, NewsroomError> {
    let mut stories = 0;
    for list in lists {
        stories += reader.count(list)?;
    }
    Ok(stories)
}

/// The parts of which every one must hold; a group is none.
pub(super) fn conjuncts(filter: &Filter) -> Vec<Option<&Test>> {
    match filter {
        Filter::Test(test) => vec![Some(test)],
        Filter::Every(parts) => parts.iter().flat_map(conjuncts).collect(),
        Filter::Any(_) => vec![None],
    }
}

/// Whether the tests ask for nothing but one list: a primary tag's also says that the tag must be public.
fn is_alone(tests: &[Option<&Test>]) -> bool {
    match tests {
        [Some(_)] => true,
        [Some(slug), Some(visibility)] => {
            slug.field == "primary_tag.slug" && *visibility == &is("primary_tag.visibility", "public")
        }
        _ => false,
    }
}

fn is(field: &str, text: &str) -> Test {
    Test { field: field.to_owned(), condition: equals(text) }
}

fn equals(text: &str) -> Condition {
    Condition::Is(Operator::Equal, Value::Text(text.to_owned()))
}

/// The lists of which one has every story that passes the test; none where no such lists are kept.
pub(super) fn lists_of(reader: &mut Reader<'_, '_>, test: &Test) -> Result<Option<Vec<List>>, NewsroomError> {
    if test.field == "featured" {
        let asks_for_it = test.condition == Condition::Is(Operator::Equal, Value::Bool(true));
        return Ok(asks_for_it.then(|| vec![List::Featured]));
    }
    let values = match &test.condition {
        Condition::Is(Operator::Equal, value) => std::slice::from_ref(value),
        Condition::OneOf(values) => values,
        _ => return Ok(None),
    };
    match test.field.split('.').next() {
        Some("tags" | "primary_tag") => reader.note(Thing::Tags),
        Some("authors" | "primary_author") => reader.note(Thing::Authors),
        _ => {}
    }
    let mut lists = Vec::with_capacity(values.len());
    for value in values {
        let Some(text) = value.as_text() else { return Ok(None) };
        let list = match test.field.as_str() {
            "kind" => text.parse().ok().map(List::Kind),
            "tags.slug" => store::tag_id(reader.tx, &text)?.map(List::Tag),
            "primary_tag.slug" => store::public_tag_id(reader.tx, &text)?.map(List::PrimaryTag),
            "authors.slug" => store::author_id(reader.tx, &text)?.map(List::Author),
            "primary_author.slug" => store::author_id(reader.tx, &text)?.map(List::PrimaryAuthor),
            _ => return Ok(None),
        };
        lists.extend(list.filter(|list| !lists.contains(list)));
    }
    Ok(Some(lists))
}
