//! Answers what a theme asks for while it renders, from the state that the page itself was read from.

use std::cell::RefCell;

use jiff::Timestamp;
use newsroom::{Ask, Found, List, NewsroomError, Reader, Texts};
use nql::{Condition, Filter, Operator, Test, Value};
use published::{Pagination, Post};
use theme::{Direction, GetAnswer, GetQuery, ImageSize, Items, Resource, Source, SourceError, Within};

use crate::Site;

/// How many things a theme gets that does not say how many.
const DEFAULT_LIMIT: u32 = 15;

/// A reader that a theme may ask.
pub(crate) struct Asking<'a, 'r, 'c> {
    reader: RefCell<&'a mut Reader<'r, 'c>>,
    site: &'a Site,
}

impl<'a, 'r, 'c> Asking<'a, 'r, 'c> {
    /// Asks `reader`; what filters call now is the site's.
    pub(crate) fn new(site: &'a Site, reader: &'a mut Reader<'r, 'c>) -> Self {
        Self { reader: RefCell::new(reader), site }
    }
}

impl Source for Asking<'_, '_, '_> {
    fn browse(&self, query: &GetQuery) -> Result<GetAnswer, SourceError> {
        let filter = filter(query)?;
        let order = nql::order(query.order.as_deref().unwrap_or_default());
        let limit = query.limit.unwrap_or(DEFAULT_LIMIT);
        let ask = Ask {
            filter: filter.as_ref(),
            order: &order,
            after: None,
            offset: u64::from(query.page.saturating_sub(1)) * u64::from(limit),
            limit: limit.into(),
            now: Timestamp::from_millisecond(self.site.now()).unwrap_or(Timestamp::UNIX_EPOCH),
        };
        let found = find(&mut self.reader.borrow_mut(), query, &ask);
        let (items, total) = found.map_err(|error| SourceError(error.to_string()))?;
        let is_one = query.id.is_some() || query.slug.is_some();
        let pagination = (!is_one).then(|| Pagination::new(query.page.into(), limit.into(), total));
        Ok(GetAnswer { items, pagination })
    }

    fn image_size(&self, url: &str) -> Option<ImageSize> {
        self.site.picture_sizes().of(url, self.site.newsroom().address())
    }

    fn neighbour(&self, post: &Post, direction: Direction, within: Option<Within>) -> Option<Post> {
        let list = match within {
            None => List::Posts,
            Some(Within::PrimaryTag) => List::Tag(post.primary_tag()?.id.clone()),
            Some(Within::PrimaryAuthor) => List::Author(post.primary_author()?.id.clone()),
        };
        let direction = match direction {
            Direction::Previous => newsroom::Direction::Previous,
            Direction::Next => newsroom::Direction::Next,
        };
        let found = self.reader.borrow_mut().neighbour(post, direction, &list);
        found.unwrap_or_else(|error| {
            tracing::error!(%error, post = post.slug, "the story's neighbour could not be read");
            None
        })
    }
}

/// The things that were asked for, and how many there are in all.
fn find(reader: &mut Reader<'_, '_>, query: &GetQuery, ask: &Ask<'_>) -> Result<(Items, i64), NewsroomError> {
    fn split<T>(found: Found<T>, items: impl FnOnce(Vec<T>) -> Items) -> (Items, i64) {
        (items(found.items), found.total)
    }
    Ok(match query.resource {
        Resource::Posts => split(reader.find_posts(ask, texts(query))?, Items::Posts),
        Resource::Pages => split(reader.find_pages(ask, texts(query))?, Items::Pages),
        Resource::Tags => split(reader.find_tags(ask)?, Items::Tags),
        Resource::Authors => split(reader.find_authors(ask)?, Items::Authors),
        Resource::Newsletters => split(reader.find_newsletters(ask)?, Items::Newsletters),
        Resource::Tiers => {
            let tiers = reader.tiers()?;
            let total = i64::try_from(tiers.len()).unwrap_or(i64::MAX);
            (Items::Tiers(tiers), total)
        }
        Resource::Recommendations => (Items::Recommendations(Vec::new()), 0),
    })
}

fn filter(query: &GetQuery) -> Result<Option<Filter>, SourceError> {
    let is = |field: &str, text: &String| {
        let condition = Condition::Is(Operator::Equal, Value::Text(text.clone()));
        Filter::Test(Test { field: field.to_owned(), condition })
    };
    if let Some(id) = &query.id {
        return Ok(Some(is("id", id)));
    }
    if let Some(slug) = &query.slug {
        return Ok(Some(is("slug", slug)));
    }
    let text = query.filter.as_deref().filter(|text| !text.trim().is_empty());
    text.map(nql::parse).transpose().map_err(|error| SourceError(error.to_string()))
}

/// A theme that names its fields and no text among them is answered without texts.
fn texts(query: &GetQuery) -> Texts {
    let is_text = |field: &String| ["html", "plaintext"].contains(&field.as_str());
    let wants = query.fields.is_empty() || query.fields.iter().any(is_text) || !query.formats.is_empty();
    if wants { Texts::Whole } else { Texts::None }
}
