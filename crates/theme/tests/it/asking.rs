//! The answers to a theme's questions, out of an export in memory.

use std::collections::BTreeMap;

use jiff::Timestamp;
use nql::{Fact, Record};
use published::{Count, Pagination, Post};
use theme::{Direction, GetAnswer, GetQuery, ImageSize, Items, Resource, Source, SourceError, Within};

use crate::export::{Export, URL};

impl Source for Export {
    fn browse(&self, query: &GetQuery) -> Result<GetAnswer, SourceError> {
        match query.resource {
            Resource::Posts => found(&self.posts, query).map(|(posts, of)| answer(Items::Posts(posts), of)),
            Resource::Pages => found(&self.pages, query).map(|(pages, of)| answer(Items::Pages(pages), of)),
            Resource::Tags => {
                let mut tags = self.tags.clone();
                for tag in &mut tags {
                    let has = |post: &&Post| post.tags.iter().any(|other| other.id == tag.id);
                    tag.count =
                        Some(Count { posts: i64::try_from(self.posts.iter().filter(has).count()).unwrap() });
                }
                tags.sort_by_key(|tag| std::cmp::Reverse(tag.count.map(|count| count.posts)));
                let (tags, of) = part(tags, query);
                Ok(answer(Items::Tags(tags), of))
            }
            Resource::Authors => {
                let wrote = |id: &str| {
                    self.posts.iter().any(|post| post.authors.iter().any(|author| author.id == id))
                };
                let mut authors: Vec<_> =
                    self.authors.iter().filter(|author| wrote(&author.id)).cloned().collect();
                authors.sort_by(|a, b| a.slug.cmp(&b.slug));
                let (authors, of) = part(authors, query);
                Ok(answer(Items::Authors(authors), of))
            }
            Resource::Tiers => Ok(answer(Items::Tiers(self.tiers.clone()), None)),
            other => Err(SourceError(format!("{} are not asked for by these themes", other.as_str()))),
        }
    }

    fn neighbour(&self, post: &Post, direction: Direction, within: Option<Within>, _: bool) -> Option<Post> {
        let at = self.posts.iter().position(|known| known.id == post.id)?;
        let (newer, older) = (self.posts.get(..at)?, self.posts.get(at + 1..)?);
        let fits = |other: &&Post| match within {
            Some(Within::PrimaryTag) => {
                other.primary_tag().map(|tag| &tag.id) == post.primary_tag().map(|tag| &tag.id)
            }
            Some(Within::PrimaryAuthor) => {
                other.primary_author().map(|author| &author.id)
                    == post.primary_author().map(|author| &author.id)
            }
            None => true,
        };
        match direction {
            Direction::Next => newer.iter().rev().find(fits).cloned(),
            Direction::Previous => older.iter().find(fits).cloned(),
        }
    }

    fn image_size(&self, url: &str) -> Option<ImageSize> {
        let name = url.strip_prefix(URL)?.strip_prefix("/content/images/")?;
        let size = imagesize::size(self.images.join(name)).ok()?;
        Some(ImageSize { width: u32::try_from(size.width).ok()?, height: u32::try_from(size.height).ok()? })
    }
}

fn found(all: &[Post], query: &GetQuery) -> Result<(Vec<Post>, Option<Pagination>), SourceError> {
    if let Some(slug) = &query.slug {
        let found = all.iter().find(|post| post.slug == *slug).ok_or(SourceError("no such post".into()))?;
        return Ok((vec![found.clone()], None));
    }
    let filter = query.filter.as_deref().map(|filter| nql::parse(&expanded(filter))).transpose();
    let filter = filter.map_err(|error| SourceError(error.to_string()))?;
    if query.filter.as_deref().is_some_and(|filter| filter.starts_with("bad")) {
        return Err(SourceError("there is no such field".into()));
    }
    let matches = |post: &&Post| {
        filter.as_ref().is_none_or(|filter| filter.matches(&record(post), Timestamp::UNIX_EPOCH))
    };
    let mut found: Vec<_> = all.iter().filter(matches).cloned().collect();
    if query.order.as_deref() == Some("published_at asc") {
        found.reverse();
    }
    let (found, of) = part(found, query);
    Ok((found, of))
}

fn answer(items: Items, pagination: Option<Pagination>) -> GetAnswer {
    GetAnswer { items, part: pagination.into() }
}

/// The page that was asked for.
fn part<T>(all: Vec<T>, query: &GetQuery) -> (Vec<T>, Option<Pagination>) {
    let limit = query.limit.unwrap_or(15);
    let pagination =
        Pagination::new(i64::from(query.page), i64::from(limit), i64::try_from(all.len()).unwrap());
    let first = (query.page - 1) * limit;
    (all.into_iter().skip(first as usize).take(limit as usize).collect(), Some(pagination))
}

/// Ghost's short names of fields in full.
fn expanded(filter: &str) -> String {
    let mut filter = format!("+{filter}");
    for (short, long) in [("tag", "tags.slug"), ("tags", "tags.slug"), ("author", "authors.slug")] {
        for before in ["+", ",", "("] {
            filter = filter.replace(&format!("{before}{short}:"), &format!("{before}{long}:"));
        }
    }
    filter.split_off(1)
}

fn record(post: &Post) -> Record {
    let text = |text: &str| Fact::Text(text.to_owned());
    let slug =
        |slug: &str| Record { facts: [("slug".to_owned(), text(slug))].into(), related: BTreeMap::new() };
    let primary_tag = post.primary_tag().map_or(Fact::Null, |tag| text(&tag.slug));
    let facts = [
        ("id", text(&post.id)),
        ("slug", text(&post.slug)),
        ("featured", Fact::Bool(post.featured)),
        ("visibility", text(&post.visibility)),
        ("primary_tag", primary_tag),
    ];
    let related = [
        ("tags", post.tags.iter().map(|tag| slug(&tag.slug)).collect()),
        ("authors", post.authors.iter().map(|author| slug(&author.slug)).collect()),
    ];
    Record {
        facts: facts.map(|(name, fact)| (name.to_owned(), fact)).into(),
        related: related.map(|(name, records)| (name.to_owned(), records)).into(),
    }
}
