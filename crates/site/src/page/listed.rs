//! The lists of routes.yaml: a collection's, at the front of the site or elsewhere, and a channel's.

use newsroom::Reader;
use published::{Pagination, Post};
use routing::{Captured, Collection, Data, Listing, Part, Route};
use theme::PageKind;

use super::beside::{self, Beside};
use super::list::{self, Turn, Which};
use super::sheet::{self, Sheet};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::feed::rss;
use crate::{Refusal, Site};

/// A list of routes.yaml.
pub(super) struct Listed<'r> {
    path: String,
    name: String,
    templates: &'r [String],
    data: &'r [Data],
    list: &'r Listing,
    /// The collection whose own posts it shows.
    of: Option<&'r Collection>,
}

impl<'r> Listed<'r> {
    pub(super) fn collection(collection: &'r Collection) -> Self {
        Self {
            path: collection.path.as_str().to_owned(),
            name: collection.name(),
            templates: &collection.templates,
            data: &collection.data,
            list: &collection.list,
            of: Some(collection),
        }
    }

    pub(super) fn channel(route: &'r Route, list: &'r Listing, captured: &Captured) -> Self {
        Self {
            path: route.path.path_with(captured),
            name: route.name(),
            templates: &route.templates,
            data: &route.data,
            list,
            of: None,
        }
    }

    /// One part of the list, or its feed; `slug` is what an open part of its path said.
    pub(super) fn show(
        &self,
        site: &Site,
        reader: &mut Reader<'_, '_>,
        asked: &Asked,
        part: &Part,
        slug: Option<&str>,
    ) -> Result<Answer, Refusal> {
        let which = Which::of(reader, self.list.filter_for(slug), &self.list.order)?;
        let feed = format!("{}rss/", self.path);
        match part {
            Part::OldFeed => return Ok(site.moved(&feed, None)),
            Part::Feed => {
                let posts = list::whole(site, reader, &which, rss::LENGTH)?;
                let beside = beside::fetch(site, reader, self.data, slug)?;
                return Ok(rss::feed(site, reader, &posts, beside.name(), &asked.feed_of(&self.path)));
            }
            Part::Edit => return Err(Refusal::NotFound),
            Part::First | Part::Number(_) => {}
        }
        match list::turn(site, asked, part)? {
            Turn::To(number) => self.page(site, reader, &which, number, slug),
            Turn::Moved(answer) => Ok(answer),
        }
    }

    fn page(
        &self,
        site: &Site,
        reader: &mut Reader<'_, '_>,
        which: &Which,
        number: i64,
        slug: Option<&str>,
    ) -> Result<Answer, Refusal> {
        let (posts, pagination) = self.stories(site, reader, which, number)?;
        let kind = PageKind::List {
            name: self.name.clone(),
            templates: self.templates.to_vec(),
            is_collection: self.of.is_some(),
        };
        let Beside { fetched, post, tag, author } = beside::fetch(site, reader, self.data, slug)?;
        let mut sheet = Sheet::new(kind, list::path_of(&self.path, number))
            .with_posts(posts, Some(pagination))
            .with_data(fetched)
            .with_newsfeed(sheet::newsfeed(site, reader, None)?);
        if let Some(post) = post {
            sheet = sheet.with_post(post);
        }
        if let Some(tag) = tag {
            sheet = sheet.with_tag(tag);
        }
        if let Some(author) = author {
            sheet = sheet.with_author(author);
        }
        sheet.render(site, reader)
    }

    /// As Ghost 6.65: what passes a collection's filter and belongs to an earlier one is counted and not shown.
    fn stories(
        &self,
        site: &Site,
        reader: &mut Reader<'_, '_>,
        which: &Which,
        number: i64,
    ) -> Result<(Vec<Post>, Pagination), Refusal> {
        let (mut posts, pagination) = list::stories(site, reader, which, self.list.limit, number)?;
        if let Some(own) = self.of {
            let routes = reader.routes();
            posts.retain(|post| routes.collection_of(post).is_some_and(|owner| std::ptr::eq(owner, own)));
        }
        Ok((posts, pagination))
    }
}
