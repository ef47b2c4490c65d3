//! What routes.yaml has fetched for a page beside its own list.

use newsroom::{Reader, Texts};
use published::{Author, Pagination, Post, Tag};
use routing::{Data, Resource};
use theme::{Fetched, Items};

use super::list::ask;
use crate::{Refusal, Site};

/// How many things are fetched where the file does not say how many; the Content API's own default.
const DEFAULT_LIMIT: u32 = 15;

/// What was fetched: by the names of the file, and what makes the page one of its kind.
#[derive(Default)]
pub(super) struct Beside {
    pub(super) fetched: Vec<Fetched>,
    /// What was read under the name `post` or `page`.
    pub(super) post: Option<Post>,
    /// What was read under the name `tag`.
    pub(super) tag: Option<Tag>,
    /// What was read under the name `author`.
    pub(super) author: Option<Author>,
}

impl Beside {
    /// Whose list it is: a feed's title says so.
    pub(super) fn name(&self) -> Option<&str> {
        let author = self.author.as_ref().map(|author| author.name.as_str());
        author.or_else(|| self.tag.as_ref().map(|tag| tag.name.as_str()))
    }
}

/// Fetches what is asked for; `slug` is what an open part of the route's path said. What is read and not there leaves no
/// page.
pub(super) fn fetch(
    site: &Site,
    reader: &mut Reader<'_, '_>,
    data: &[Data],
    slug: Option<&str>,
) -> Result<Beside, Refusal> {
    let mut beside = Beside::default();
    for data in data {
        let fetched = match data.slug_for(slug) {
            Some(slug) => {
                let items = read(reader, data.resource, &slug)?.ok_or(Refusal::NotFound)?;
                beside.know(&data.name, &items);
                Fetched { name: data.name.clone(), items, pagination: None }
            }
            None => browse(site, reader, data, slug)?,
        };
        beside.fetched.push(fetched);
    }
    Ok(beside)
}

impl Beside {
    fn know(&mut self, name: &str, items: &Items) {
        match (name, items) {
            ("post" | "page", Items::Posts(posts) | Items::Pages(posts)) => {
                self.post = posts.first().cloned();
            }
            ("tag", Items::Tags(tags)) => self.tag = tags.first().cloned(),
            ("author", Items::Authors(authors)) => self.author = authors.first().cloned(),
            _ => {}
        }
    }
}

fn read(reader: &mut Reader<'_, '_>, resource: Resource, slug: &str) -> Result<Option<Items>, Refusal> {
    Ok(match resource {
        Resource::Posts => reader.post_by_slug(slug)?.map(|post| Items::Posts(vec![post])),
        Resource::Pages => reader.page_by_slug(slug)?.map(|page| Items::Pages(vec![page])),
        Resource::Tags => reader.tag_by_slug(slug)?.map(|tag| Items::Tags(vec![tag])),
        Resource::Authors => reader.author_by_slug(slug)?.map(|author| Items::Authors(vec![author])),
    })
}

fn browse(
    site: &Site,
    reader: &mut Reader<'_, '_>,
    data: &Data,
    slug: Option<&str>,
) -> Result<Fetched, Refusal> {
    let (filter, limit) = (data.list.filter_for(slug), i64::from(data.list.limit.unwrap_or(DEFAULT_LIMIT)));
    let ask = ask(site, filter.as_ref(), &data.list.order, 1, limit);
    let (items, total) = match data.resource {
        Resource::Posts => {
            let found = reader.find_posts(&ask, Texts::Whole)?;
            (Items::Posts(found.items), found.total)
        }
        Resource::Pages => {
            let found = reader.find_pages(&ask, Texts::Whole)?;
            (Items::Pages(found.items), found.total)
        }
        Resource::Tags => {
            let found = reader.find_tags(&ask)?;
            (Items::Tags(found.items), found.total)
        }
        Resource::Authors => {
            let found = reader.find_authors(&ask)?;
            (Items::Authors(found.items), found.total)
        }
    };
    let pagination = Some(Pagination::new(1, limit, total));
    Ok(Fetched { name: data.name.clone(), items, pagination })
}
