//! Lists by a caller's own filter and order: what the Content API and a theme's `{{#get}}` ask for.

mod desk;
mod narrow;
mod posts;
mod store;

use ::store::query::{self, Ask, Resource};
use nql::Filter;
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
    /// Published pages that pass a filter.
    pub fn find_pages(&mut self, ask: &Ask<'_>, texts: Texts) -> Result<Found<Post>, NewsroomError> {
        let found = self.ids(&query::PAGES, ask)?;
        Ok(Found { items: self.posts_by_ids(&found.items, true, texts)?, total: found.total })
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
        let limit = i64::try_from(ask.limit).unwrap_or(i64::MAX);
        self.posts(&List::ChangedPosts, &Span::Page { number: 1, limit })
    }

    /// The public tags that were changed last, used or not.
    pub fn last_changed_tags(&mut self, ask: &Ask<'_>) -> Result<Vec<Tag>, NewsroomError> {
        self.note_search(ask.filter);
        let ids = query::ids(self.tx, &query::SEARCHED_TAGS, ask)?;
        tags::counted(self, &ids)
    }

    /// The authors that were changed last.
    pub fn last_changed_authors(&mut self, ask: &Ask<'_>) -> Result<Vec<Author>, NewsroomError> {
        self.note_search(None);
        let ids = query::ids(self.tx, &query::SEARCHED_AUTHORS, ask)?;
        authors::counted(self, &ids)
    }

    fn ids(&mut self, resource: &Resource, ask: &Ask<'_>) -> Result<Found<String>, NewsroomError> {
        self.note_search(ask.filter);
        let total = self.counted(resource, ask)?;
        let past_the_end = ask.after.is_none() && i128::from(ask.offset) >= i128::from(total);
        let items = if past_the_end { Vec::new() } else { query::ids(self.tx, resource, ask)? };
        Ok(Found { items, total })
    }

    /// A filter and an order may name whatever stories, tags and authors have.
    fn note_search(&mut self, filter: Option<&Filter>) {
        if filter.is_some_and(Filter::depends_on_the_time) {
            self.note_the_time();
        }
        for thing in [Thing::Posts, Thing::Lists, Thing::Tags, Thing::Authors, Thing::Memberships] {
            self.note(thing);
        }
    }

    /// How many rows pass the filter, counted once for each generation.
    fn counted(&mut self, resource: &Resource, ask: &Ask<'_>) -> Result<i64, NewsroomError> {
        let may_be_shared = !ask.filter.is_some_and(Filter::depends_on_the_time);
        let filter = ask.filter.map(Filter::to_string).unwrap_or_default();
        let name = format!("{} {filter}", resource.name());
        if let Some(total) = self.shared.totals.get(&name).filter(|_| may_be_shared) {
            return Ok(total);
        }
        let total = query::count(self.tx, resource, ask.filter, ask.now)?;
        if may_be_shared {
            self.shared.totals.put(name, total);
        }
        Ok(total)
    }
}
