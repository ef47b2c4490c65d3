//! Answers what a theme asks for while it renders, from the state that the page itself was read from.

use std::cell::RefCell;

use jiff::Timestamp;
use newsroom::{Ask, Found, List, NewsroomError, Reader, Texts};
use nql::{Condition, Filter, Operator, Test, Value};
use published::{Moment, Pagination, Post};
use theme::{Direction, GetAnswer, GetQuery, ImageSize, Items, Part, Resource, Source, SourceError, Within};

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

impl Asking<'_, '_, '_> {
    /// Lends `ask` the reader and a theme's question in the newsroom's words.
    fn asked<T>(
        &self,
        question: &Question,
        page: u32,
        ask: impl FnOnce(&mut Reader<'_, '_>, &Ask<'_>) -> Result<T, NewsroomError>,
    ) -> Result<T, SourceError> {
        let limit = question.limit();
        let asked = Ask {
            filter: question.filter.as_ref(),
            order: &question.order,
            after: None,
            offset: u64::from(page.saturating_sub(1)) * u64::from(limit),
            limit: limit.into(),
            now: Timestamp::from_millisecond(self.site.now()).unwrap_or(Timestamp::UNIX_EPOCH),
        };
        ask(&mut self.reader.borrow_mut(), &asked).map_err(|error| SourceError(error.to_string()))
    }
}

/// What a theme asks for.
struct Question {
    filter: Option<Filter>,
    order: Vec<nql::Order>,
    /// Things that the theme wants.
    shown: u32,
    /// The story that is left out of the answer.
    left_out: Option<String>,
}

impl Question {
    fn of(query: &GetQuery) -> Result<Self, SourceError> {
        let (filter, left_out) = without_one(query, filter(query)?);
        let order = nql::order(query.order.as_deref().unwrap_or_default());
        Ok(Self { filter, order, shown: query.limit.unwrap_or(DEFAULT_LIMIT), left_out })
    }

    /// Things that are asked for.
    fn limit(&self) -> u32 {
        self.shown + u32::from(self.left_out.is_some())
    }

    fn pagination(&self, page: u32, total: i64) -> Pagination {
        let pagination = Pagination::new(page.into(), self.limit().into(), total);
        Pagination { limit: Some(self.shown.into()), ..pagination }
    }
}

impl Source for Asking<'_, '_, '_> {
    fn browse(&self, query: &GetQuery) -> Result<GetAnswer, SourceError> {
        let question = Question::of(query)?;
        let (mut items, total) = self.asked(&question, query.page, |reader, ask| find(reader, query, ask))?;
        if let (Some(id), Items::Posts(posts)) = (&question.left_out, &mut items) {
            posts.retain(|post| post.id != *id);
            posts.truncate(usize::try_from(question.shown).unwrap_or(usize::MAX));
        }
        let is_one = query.id.is_some() || query.slug.is_some();
        let part = match total {
            _ if is_one => Part::Whole,
            Some(total) => Part::Page(question.pagination(query.page, total)),
            None => Part::Uncounted,
        };
        Ok(GetAnswer { items, part })
    }

    fn pagination(&self, query: &GetQuery) -> Result<Pagination, SourceError> {
        let question = Question::of(query)?;
        let total = self.asked(&question, query.page, |reader, ask| match query.resource {
            Resource::Posts => reader.count_posts(ask),
            _ => Ok(find(reader, query, ask)?.1.unwrap_or(0)),
        })?;
        Ok(question.pagination(query.page, total))
    }

    fn image_size(&self, url: &str) -> Option<ImageSize> {
        self.site.picture_sizes().of(url, self.site.newsroom().address())
    }

    fn neighbour(
        &self,
        post: &Post,
        direction: Direction,
        within: Option<Within>,
        with_texts: bool,
    ) -> Option<Post> {
        let reader = &mut self.reader.borrow_mut();
        let found = match within {
            None => next_to(reader, post, direction, with_texts),
            Some(within) => {
                let now = Timestamp::from_millisecond(self.site.now()).unwrap_or(Timestamp::UNIX_EPOCH);
                next_among(reader, post, direction, within, with_texts, now)
            }
        };
        found.unwrap_or_else(|error| {
            tracing::error!(%error, post = post.slug, "the story's neighbour could not be read");
            None
        })
    }
}

/// The story next to `post` among all of them.
fn next_to(
    reader: &mut Reader<'_, '_>,
    post: &Post,
    direction: Direction,
    with_texts: bool,
) -> Result<Option<Post>, NewsroomError> {
    let direction = match direction {
        Direction::Previous => newsroom::Direction::Previous,
        Direction::Next => newsroom::Direction::Next,
    };
    match reader.neighbour(post, direction, &List::Posts)? {
        Some(card) if with_texts => reader.post_by_id(&card.id),
        found => Ok(found),
    }
}

/// The story next to `post` among those that have the same tag or author in the first place.
fn next_among(
    reader: &mut Reader<'_, '_>,
    post: &Post,
    direction: Direction,
    within: Within,
    with_texts: bool,
    now: Timestamp,
) -> Result<Option<Post>, NewsroomError> {
    let (field, slug) = match within {
        Within::PrimaryTag => ("primary_tag", post.primary_tag().map(|tag| &tag.slug)),
        Within::PrimaryAuthor => ("primary_author", post.primary_author().map(|author| &author.slug)),
    };
    let (Some(slug), Some(published_at)) = (slug, &post.published_at) else { return Ok(None) };
    let (operator, order) = match direction {
        Direction::Previous => (Operator::LessOrEqual, "published_at desc"),
        Direction::Next => (Operator::Greater, "published_at asc"),
    };
    let filter = Filter::Every(vec![
        test("slug", Operator::NotEqual, &post.slug),
        test("published_at", operator, &to_the_second(published_at)),
        test(field, Operator::Equal, slug),
    ]);
    let order = nql::order(order);
    let ask = Ask { filter: Some(&filter), order: &order, after: None, offset: 0, limit: 1, now };
    Ok(reader.some_posts(&ask, if with_texts { Texts::Whole } else { Texts::None })?.pop())
}

/// As Ghost 6.65 compares: in UTC, to the second.
fn to_the_second(moment: &Moment) -> String {
    let time = Timestamp::from_millisecond(moment.millisecond()).unwrap_or(Timestamp::UNIX_EPOCH);
    time.strftime("%Y-%m-%d %H:%M:%S").to_string()
}

fn test(field: &str, operator: Operator, text: &str) -> Filter {
    let condition = Condition::Is(operator, Value::Text(text.to_owned()));
    Filter::Test(Test { field: field.to_owned(), condition })
}

/// The things that were asked for, and how many there are in all, where that costs nothing.
fn find(
    reader: &mut Reader<'_, '_>,
    query: &GetQuery,
    ask: &Ask<'_>,
) -> Result<(Items, Option<i64>), NewsroomError> {
    fn split<T>(found: Found<T>, items: impl FnOnce(Vec<T>) -> Items) -> (Items, Option<i64>) {
        (items(found.items), Some(found.total))
    }
    Ok(match query.resource {
        Resource::Posts => (Items::Posts(reader.some_posts(ask, texts(query))?), None),
        Resource::Pages => split(reader.find_pages(ask, texts(query))?, Items::Pages),
        Resource::Tags => split(reader.find_tags(ask)?, Items::Tags),
        Resource::Authors => split(reader.find_authors(ask)?, Items::Authors),
        Resource::Newsletters => split(reader.find_newsletters(ask)?, Items::Newsletters),
        Resource::Tiers => {
            let tiers = reader.tiers()?;
            let total = i64::try_from(tiers.len()).unwrap_or(i64::MAX);
            (Items::Tiers(tiers), Some(total))
        }
        Resource::Recommendations => {
            let limit = i64::try_from(ask.limit).unwrap_or(i64::MAX);
            let offset = i64::try_from(ask.offset).unwrap_or(i64::MAX);
            split(reader.recommendations(limit, offset)?, Items::Recommendations)
        }
    })
}

fn filter(query: &GetQuery) -> Result<Option<Filter>, SourceError> {
    if let Some(id) = &query.id {
        return Ok(Some(test("id", Operator::Equal, id)));
    }
    if let Some(slug) = &query.slug {
        return Ok(Some(test("slug", Operator::Equal, slug)));
    }
    let text = query.filter.as_deref().filter(|text| !text.trim().is_empty());
    text.map(nql::parse).transpose().map_err(|error| SourceError(error.to_string()))
}

/// Takes `id:-…` out of a filter of stories: one more is asked for instead, and that one is left out. So one list serves
/// whichever story it stands beside; and it is counted with that story, as Ghost 6.65 does it.
fn without_one(query: &GetQuery, filter: Option<Filter>) -> (Option<Filter>, Option<String>) {
    let ids_left_out = query.filter.as_deref().map_or(0, |text| text.matches("id:-").count());
    if query.resource != Resource::Posts || ids_left_out != 1 {
        return (filter, None);
    }
    let mut tests = match filter {
        Some(Filter::Every(tests)) => tests,
        Some(filter @ Filter::Test(_)) => vec![filter],
        filter => return (filter, None),
    };
    let mut left_out = None;
    tests.retain(|test| match left_out_by(test) {
        Some(id) if left_out.is_none() => {
            left_out = Some(id);
            false
        }
        _ => true,
    });
    let filter = match tests.len() {
        0 | 1 => tests.pop(),
        _ => Some(Filter::Every(tests)),
    };
    (filter, left_out)
}

/// The id in `id:-5f0c…`.
fn left_out_by(filter: &Filter) -> Option<String> {
    let Filter::Test(Test { field, condition: Condition::Is(Operator::NotEqual, Value::Text(id)) }) = filter
    else {
        return None;
    };
    let is_id = field == "id" && id.len() == 24 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_id.then(|| id.clone())
}

/// A theme that names its fields and no text among them is answered without texts.
fn texts(query: &GetQuery) -> Texts {
    let is_text = |field: &String| ["html", "plaintext"].contains(&field.as_str());
    let wants = query.fields.is_empty() || query.fields.iter().any(is_text) || !query.formats.is_empty();
    if wants && query.with_texts { Texts::Whole } else { Texts::None }
}

#[cfg(test)]
mod tests {
    use theme::{GetQuery, Resource};

    use super::{filter, without_one};

    /// What is still asked for, and what is left out of the answer.
    fn asked(resource: Resource, text: &str) -> (Option<String>, Option<String>) {
        let query = GetQuery { filter: Some(text.to_owned()), ..GetQuery::new(resource) };
        let (filter, left_out) = without_one(&query, filter(&query).unwrap());
        (filter.map(|filter| filter.to_string()), left_out)
    }

    #[test]
    fn one_story_is_left_out_of_the_answer_and_not_of_the_question() {
        let id = "5f0c000000000000000000aa";
        let (filter, left_out) = asked(Resource::Posts, &format!("tags:harbour+id:-{id}"));
        assert_eq!((filter.as_deref(), left_out.as_deref()), (Some("tags:'harbour'"), Some(id)));
        assert_eq!(asked(Resource::Posts, &format!("id:-{id}")), (None, Some(id.to_owned())));
        for (resource, text) in [
            (Resource::Tags, format!("id:-{id}")),
            (Resource::Posts, format!("id:-{id}+id:-{id}")),
            (Resource::Posts, format!("id:-{id},featured:true")),
            (Resource::Posts, "id:-none".to_owned()),
            (Resource::Posts, format!("id:{id}")),
        ] {
            let (filter, left_out) = asked(resource, &text);
            assert!(filter.is_some() && left_out.is_none(), "{text}");
        }
    }
}
