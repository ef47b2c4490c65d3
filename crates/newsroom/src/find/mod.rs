//! Lists by a caller's own filter and order: what the Content API and a theme's `{{#get}}` ask for.

mod desk;
mod store;

use ::store::query::{self, Ask, Resource};
use nql::{Condition, Filter, Operator, Order, Value};
use published::{Author, Newsletter, Post, Tag};

pub use desk::Listed;

use crate::{List, NewsroomError, Reader, Span, Thing, authors, newsletters, tags};

/// A part of a list, and how long the whole is.
#[derive(Debug)]
pub struct Found<T> {
    /// The part that was asked for.
    pub items: Vec<T>,
    /// How many there are in all.
    pub total: i64,
}

/// Whether stories are wanted with their texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Texts {
    /// With them.
    Whole,
    /// Without them, which costs less.
    None,
}

impl Reader<'_, '_> {
    /// Published stories that pass a filter.
    pub fn find_posts(&mut self, ask: &Ask<'_>, texts: Texts) -> Result<Found<Post>, NewsroomError> {
        if let Some(list) = self.kept_list(ask)? {
            return self.part_of(&list, ask, texts);
        }
        self.found_posts(false, ask, texts)
    }

    /// The first published story that passes a filter; the others are not counted.
    pub fn first_post(&mut self, ask: &Ask<'_>, texts: Texts) -> Result<Option<Post>, NewsroomError> {
        let ids = query::ids(self.tx, &query::POSTS, &Ask { limit: 1, ..*ask })?;
        Ok(self.posts_by_ids(&ids, false, texts)?.pop())
    }

    /// Published pages that pass a filter.
    pub fn find_pages(&mut self, ask: &Ask<'_>, texts: Texts) -> Result<Found<Post>, NewsroomError> {
        self.found_posts(true, ask, texts)
    }

    /// Tags of published stories that pass a filter, with the number of their stories.
    pub fn find_tags(&mut self, ask: &Ask<'_>) -> Result<Found<Tag>, NewsroomError> {
        let found = self.ids(&query::TAGS, ask)?;
        // As Ghost 6.65, tags without stories are counted and not shown.
        let total = query::count(self.tx, &query::ALL_TAGS, ask.filter, ask.now)?;
        Ok(Found { items: tags::counted(self, &found.items)?, total })
    }

    /// Authors of published stories that pass a filter, with the number of their stories.
    pub fn find_authors(&mut self, ask: &Ask<'_>) -> Result<Found<Author>, NewsroomError> {
        let found = self.ids(&query::AUTHORS, ask)?;
        Ok(Found { items: authors::counted(self, &found.items)?, total: found.total })
    }

    /// Newsletters that pass a filter.
    pub fn find_newsletters(&mut self, ask: &Ask<'_>) -> Result<Found<Newsletter>, NewsroomError> {
        let found = self.ids(&query::NEWSLETTERS, ask)?;
        Ok(Found { items: newsletters::by_ids(self, &found.items)?, total: found.total })
    }

    /// The stories that were changed last, without their texts.
    pub fn last_changed_posts(&mut self, ask: &Ask<'_>) -> Result<Vec<Post>, NewsroomError> {
        self.note_search();
        let ids = query::ids(self.tx, &query::SEARCHED_POSTS, ask)?;
        self.posts_by_ids(&ids, false, Texts::None)
    }

    /// The public tags that were changed last, used or not.
    pub fn last_changed_tags(&mut self, ask: &Ask<'_>) -> Result<Vec<Tag>, NewsroomError> {
        self.note_search();
        let ids = query::ids(self.tx, &query::SEARCHED_TAGS, ask)?;
        tags::counted(self, &ids)
    }

    /// The authors that were changed last.
    pub fn last_changed_authors(&mut self, ask: &Ask<'_>) -> Result<Vec<Author>, NewsroomError> {
        self.note_search();
        let ids = query::ids(self.tx, &query::SEARCHED_AUTHORS, ask)?;
        authors::counted(self, &ids)
    }

    fn found_posts(
        &mut self,
        pages: bool,
        ask: &Ask<'_>,
        texts: Texts,
    ) -> Result<Found<Post>, NewsroomError> {
        let found = self.ids(if pages { &query::PAGES } else { &query::POSTS }, ask)?;
        Ok(Found { items: self.posts_by_ids(&found.items, pages, texts)?, total: found.total })
    }

    fn ids(&mut self, resource: &Resource, ask: &Ask<'_>) -> Result<Found<String>, NewsroomError> {
        self.note_search();
        let total = query::count(self.tx, resource, ask.filter, ask.now)?;
        let past_the_end = ask.after.is_none() && i128::from(ask.offset) >= i128::from(total);
        let items = if past_the_end { Vec::new() } else { query::ids(self.tx, resource, ask)? };
        Ok(Found { items, total })
    }

    /// A filter and an order may name whatever stories, tags and authors have.
    fn note_search(&mut self) {
        for thing in [Thing::Posts, Thing::Lists, Thing::Tags, Thing::Authors, Thing::Memberships] {
            self.note(thing);
        }
    }

    fn kept_list(&mut self, ask: &Ask<'_>) -> Result<Option<List>, NewsroomError> {
        let plain = ask.after.is_none() && ask.limit > 0;
        if plain { self.list_of(ask.filter, ask.order) } else { Ok(None) }
    }

    /// The list that is kept of what is asked for, if one is: every story, one tag's, one author's, newest first.
    pub fn list_of(
        &mut self,
        filter: Option<&Filter>,
        order: &[Order],
    ) -> Result<Option<List>, NewsroomError> {
        if !order.is_empty() {
            return Ok(None);
        }
        let Some(filter) = filter else { return Ok(Some(List::Posts)) };
        let Filter::Test(test) = filter else { return Ok(None) };
        let Condition::Is(Operator::Equal, Value::Text(slug)) = &test.condition else { return Ok(None) };
        Ok(match test.field.as_str() {
            "tag" | "tags" | "tags.slug" => {
                self.note(Thing::Tags);
                store::tag_id(self.tx, slug)?.map(List::Tag)
            }
            "author" | "authors" | "authors.slug" => {
                self.note(Thing::Authors);
                store::author_id(self.tx, slug)?.map(List::Author)
            }
            _ => None,
        })
    }

    fn part_of(&mut self, list: &List, ask: &Ask<'_>, texts: Texts) -> Result<Found<Post>, NewsroomError> {
        let total = self.count(list)?;
        let limit = i64::try_from(ask.limit).unwrap_or(i64::MAX).max(1);
        let number = i64::try_from(ask.offset).unwrap_or(i64::MAX) / limit + 1;
        let items = if i128::from(ask.offset) >= i128::from(total) {
            Vec::new()
        } else if texts == Texts::Whole {
            self.whole_posts(list, number, limit)?
        } else {
            self.posts(list, &Span::Page { number, limit })?
        };
        Ok(Found { items, total })
    }
}
