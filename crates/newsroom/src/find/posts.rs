//! Stories by a caller's filter: along a kept list wherever there is one, so that nothing is sorted or counted.

use ::store::query::{self, Ask, QueryError, Walk};
use jiff::Timestamp;
use nql::{Condition, Direction, Filter, Operator, Order, Value};
use published::Post;

use super::narrow::{self, Narrowed};
use super::{Found, Texts, store};
use crate::{Cursor, List, NewsroomError, Reader, Span, Thing};

/// An order in which lists are kept: what comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kept {
    Newest,
    Oldest,
    Changed,
}

impl Kept {
    fn of(ask: &Ask<'_>) -> Option<Kept> {
        match ask.order {
            [] => Some(Kept::Newest),
            [only] => match (only.field.strip_prefix("posts.").unwrap_or(&only.field), only.direction) {
                ("published_at", Direction::Descending) => Some(Kept::Newest),
                ("published_at", Direction::Ascending) => Some(Kept::Oldest),
                ("updated_at", Direction::Descending) => Some(Kept::Changed),
                _ => None,
            },
            _ => None,
        }
    }
}

/// A question for stories, and where to look for its answer.
struct Looked {
    kept: Kept,
    filter: Option<Filter>,
    narrowed: Narrowed,
}

impl Reader<'_, '_> {
    /// Published stories that pass a filter, and how many there are in all.
    pub fn find_posts(&mut self, ask: &Ask<'_>, texts: Texts) -> Result<Found<Post>, NewsroomError> {
        let looked = self.looked(ask)?;
        let total = self.total_of(looked.as_ref(), ask)?;
        let is_past_the_end = ask.after.is_none() && i128::from(ask.offset) >= i128::from(total);
        let items = if is_past_the_end { Vec::new() } else { self.items_of(looked.as_ref(), ask, texts)? };
        Ok(Found { items, total })
    }

    /// Published stories that pass a filter, without counting the others.
    pub fn some_posts(&mut self, ask: &Ask<'_>, texts: Texts) -> Result<Vec<Post>, NewsroomError> {
        let looked = self.looked(ask)?;
        self.items_of(looked.as_ref(), ask, texts)
    }

    /// How many published stories pass a filter.
    pub fn count_posts(&mut self, ask: &Ask<'_>) -> Result<i64, NewsroomError> {
        let looked = self.looked(ask)?;
        self.total_of(looked.as_ref(), ask)
    }

    /// The list that is kept of what is asked for, if one is.
    pub fn list_of(
        &mut self,
        filter: Option<&Filter>,
        order: &[Order],
    ) -> Result<Option<List>, NewsroomError> {
        let ask = Ask { filter, order, after: None, offset: 0, limit: 1, now: Timestamp::UNIX_EPOCH };
        let looked = self.looked(&ask)?;
        let kept = looked.filter(|looked| looked.narrowed.is_exact && looked.kept != Kept::Oldest);
        Ok(kept.and_then(|looked| looked.narrowed.lists.into_iter().next()))
    }

    fn items_of(
        &mut self,
        looked: Option<&Looked>,
        ask: &Ask<'_>,
        texts: Texts,
    ) -> Result<Vec<Post>, NewsroomError> {
        let Some(Looked { kept, filter, narrowed }) = looked else {
            self.note_search(ask.filter);
            let ids = query::ids(self.tx, &query::POSTS, ask)?;
            return self.posts_by_ids(&ids, false, texts);
        };
        let Some(list) = narrowed.lists.first() else { return Ok(Vec::new()) };
        if narrowed.is_exact && ask.after.is_none() && *kept != Kept::Oldest {
            return self.part_of(list, ask, texts);
        }
        self.walked(narrowed, filter.as_ref(), *kept, ask, texts)
    }

    fn total_of(&mut self, looked: Option<&Looked>, ask: &Ask<'_>) -> Result<i64, NewsroomError> {
        if let Some(looked) = looked {
            return self.total(&looked.narrowed, looked.filter.as_ref(), ask);
        }
        self.note_search(ask.filter);
        self.counted(&query::POSTS, ask)
    }

    /// Where the lists are that the answer can be taken from; none where it must be sorted.
    fn looked(&mut self, ask: &Ask<'_>) -> Result<Option<Looked>, NewsroomError> {
        let kept = Kept::of(ask).filter(|_| ask.limit > 0 && !query::is_listed(&query::POSTS, ask));
        let Some(kept) = kept else { return Ok(None) };
        let filter = match ask.filter {
            Some(filter) => query::resolve(&query::POSTS, filter)?,
            None => None,
        };
        let narrowed = match kept {
            Kept::Changed => Narrowed { lists: vec![List::ChangedPosts], is_exact: filter.is_none() },
            _ => narrow::narrow(self, filter.as_ref())?,
        };
        Ok(Some(Looked { kept, filter, narrowed }))
    }

    /// A page of a kept list.
    fn part_of(&mut self, list: &List, ask: &Ask<'_>, texts: Texts) -> Result<Vec<Post>, NewsroomError> {
        let limit = i64::try_from(ask.limit).unwrap_or(i64::MAX).max(1);
        let number = i64::try_from(ask.offset).unwrap_or(i64::MAX) / limit + 1;
        let span = Span::Page { number, limit };
        if texts == Texts::Whole { self.whole_posts(list, &span) } else { self.posts(list, &span) }
    }

    /// Those stories of the lists that pass the filter.
    fn walked(
        &mut self,
        narrowed: &Narrowed,
        filter: Option<&Filter>,
        kept: Kept,
        ask: &Ask<'_>,
        texts: Texts,
    ) -> Result<Vec<Post>, NewsroomError> {
        let beyond = match ask.after {
            Some(id) => Some(self.place_of(id, kept)?),
            None => None,
        };
        if filter.is_some() {
            self.note_search(filter);
        }
        let limit = ask.offset.saturating_add(ask.limit);
        let filter = filter.filter(|_| !narrowed.is_exact);
        let mut keys = Vec::new();
        for list in &narrowed.lists {
            self.note(Thing::List(list.name()));
            let walk = Walk {
                list: &list.name(),
                by_publication: kept != Kept::Changed,
                newest_first: kept != Kept::Oldest,
                beyond: beyond.as_ref().map(|place| (place.published_at.as_str(), place.id.as_str())),
                limit,
            };
            keys.extend(query::walk(self.tx, &query::POSTS, filter, ask.now, &walk)?);
        }
        keys.sort_unstable();
        keys.dedup();
        if kept != Kept::Oldest {
            keys.reverse();
        }
        let offset = usize::try_from(ask.offset).unwrap_or(usize::MAX);
        let count = usize::try_from(ask.limit).unwrap_or(usize::MAX);
        let ids: Vec<String> = keys.into_iter().skip(offset).take(count).map(|(_, id)| id).collect();
        self.posts_by_ids(&ids, false, texts)
    }

    /// Where the story with this id stands in lists of an order.
    fn place_of(&mut self, id: &str, kept: Kept) -> Result<Cursor, NewsroomError> {
        let moment = match kept {
            Kept::Changed => store::changed_at(self.tx, id)?,
            _ => store::published_at(self.tx, id)?,
        };
        let published_at = moment.ok_or_else(|| QueryError::UnknownCursor(id.to_owned()))?;
        Ok(Cursor { published_at, id: id.to_owned() })
    }

    /// How many stories pass the filter: known for whole lists, else counted once for each generation.
    fn total(
        &mut self,
        narrowed: &Narrowed,
        filter: Option<&Filter>,
        ask: &Ask<'_>,
    ) -> Result<i64, NewsroomError> {
        let Some(filter) = filter.filter(|_| !narrowed.is_exact) else {
            return match narrowed.lists.first() {
                Some(list) => self.count(list),
                None => Ok(0),
            };
        };
        if narrowed.lists.is_empty() {
            return Ok(0);
        }
        if let Some(total) = self.reckoned(filter)? {
            return Ok(total);
        }
        self.note_search(Some(filter));
        let name = format!("posts {filter}");
        let may_be_shared = !filter.depends_on_the_time();
        if let Some(total) = self.shared.totals.get(&name).filter(|_| may_be_shared) {
            return Ok(total);
        }
        let by_publication = !narrowed.lists.contains(&List::ChangedPosts);
        let lists: Vec<String> = narrowed.lists.iter().map(List::name).collect();
        let total = query::count_in(self.tx, &query::POSTS, Some(filter), ask.now, &lists, by_publication)?;
        if may_be_shared {
            self.shared.totals.put(name, total);
        }
        Ok(total)
    }

    /// The number that follows from those of the lists: of one list without some stories, or of all stories without
    /// those of a list.
    fn reckoned(&mut self, filter: &Filter) -> Result<Option<i64>, NewsroomError> {
        let mut list = None;
        let mut without = Vec::new();
        for test in narrow::conjuncts(filter) {
            let Some(test) = test else { return Ok(None) };
            match &test.condition {
                Condition::Is(Operator::NotEqual, Value::Text(id)) if test.field == "id" => without.push(id),
                Condition::Is(Operator::NotEqual, value) if list.is_none() && test.field == "tags.slug" => {
                    let denied = nql::Test {
                        condition: Condition::Is(Operator::Equal, value.clone()),
                        ..test.clone()
                    };
                    let Some(lists) = narrow::lists_of(self, &denied)? else { return Ok(None) };
                    let is_alone = matches!(filter, Filter::Test(_));
                    return match (is_alone, lists.first()) {
                        (true, Some(denied)) => Ok(Some(self.count(&List::Posts)? - self.count(denied)?)),
                        (true, None) => self.count(&List::Posts).map(Some),
                        (false, _) => Ok(None),
                    };
                }
                _ if list.is_none() => match narrow::lists_of(self, test)?.as_deref() {
                    Some([only]) if test.field != "primary_tag.slug" => list = Some(only.clone()),
                    _ => return Ok(None),
                },
                _ => return Ok(None),
            }
        }
        let list = list.unwrap_or(List::Posts);
        let mut total = self.count(&list)?;
        without.sort_unstable();
        without.dedup();
        for id in without {
            total -= i64::from(store::is_in(self.tx, &list, id)?);
        }
        Ok(Some(total))
    }
}
