//! A page before the theme makes HTML of it, and the making.

use http::StatusCode;
use newsroom::{Cursor, List, Reader, Span};
use published::{Author, Pagination, Post, Tag};
use theme::{Fetched, NewsFeed, Page, PageKind, RenderError};

use super::source::Asking;
use crate::answer::{Answer, Keep};
use crate::feed::llms;
use crate::{Refusal, Site};

/// How many items the News Feed beside a page has.
const FEED_LENGTH: i64 = 12;

/// What a page shows.
pub(crate) struct Sheet {
    kind: PageKind,
    path: String,
    posts: Vec<Post>,
    pagination: Option<Pagination>,
    post: Option<Post>,
    tag: Option<Tag>,
    author: Option<Author>,
    data: Vec<Fetched>,
    newsfeed: Option<NewsFeed>,
}

impl Sheet {
    pub(crate) fn new(kind: PageKind, path: impl Into<String>) -> Self {
        Self {
            kind,
            path: path.into(),
            posts: Vec::new(),
            pagination: None,
            post: None,
            tag: None,
            author: None,
            data: Vec::new(),
            newsfeed: None,
        }
    }

    pub(crate) fn with_posts(self, posts: Vec<Post>, pagination: Option<Pagination>) -> Self {
        Self { posts, pagination, ..self }
    }

    pub(crate) fn with_post(self, post: Post) -> Self {
        Self { post: Some(post), ..self }
    }

    pub(crate) fn with_tag(self, tag: Tag) -> Self {
        Self { tag: Some(tag), ..self }
    }

    pub(crate) fn with_author(self, author: Author) -> Self {
        Self { author: Some(author), ..self }
    }

    pub(crate) fn with_data(self, data: Vec<Fetched>) -> Self {
        Self { data, ..self }
    }

    pub(crate) fn with_newsfeed(self, newsfeed: NewsFeed) -> Self {
        Self { newsfeed: Some(newsfeed), ..self }
    }

    /// The page in the theme that the editors chose. Where a template fails, the theme's page for errors, as a bad
    /// request: Ghost 6.65 takes it for the theme's fault and not the server's.
    pub(crate) fn render(self, site: &Site, reader: &mut Reader<'_, '_>) -> Result<Answer, Refusal> {
        let stage = site.stages().of(reader);
        let stored = match &stage.choice.name {
            Some(name) => reader.theme_settings(name)?,
            None => reader.theme_settings(&stage.theme.manifest().name)?,
        };
        let custom = stage.custom(stored);
        let page = Page {
            kind: self.kind,
            path: self.path,
            posts: self.posts,
            pagination: self.pagination,
            post: self.post,
            tag: self.tag,
            author: self.author,
            data: self.data,
            feed: reader.routes().feed(),
            newsfeed: self.newsfeed,
            site: reader.site(),
            config: &stage.config,
            custom: &custom,
            member: None,
            now: site.now(),
        };
        let is_error = matches!(page.kind, PageKind::Error { .. });
        let answer = match stage.theme.render(&page, &Asking::new(site, reader)) {
            Ok(rendered) => {
                if rendered.reads.clock {
                    reader.note_the_time();
                }
                Answer::html(rendered.html)
            }
            Err(RenderError::Template(error)) if !is_error => {
                tracing::error!(%error, path = page.path, "a page could not be shown");
                let page = page.failed(StatusCode::BAD_REQUEST.as_u16(), error.to_string());
                let rendered = stage.theme.render(&page, &Asking::new(site, reader))?;
                Answer::html(rendered.html).with_status(StatusCode::BAD_REQUEST).kept(Keep::Private)
            }
            Err(error) => return Err(error.into()),
        };
        Ok(llms::announce(answer, site, reader))
    }
}

/// The newest items, as they stand beside a page; `beside` itself is not among them.
pub(crate) fn newsfeed(
    site: &Site,
    reader: &mut Reader<'_, '_>,
    beside: Option<&Post>,
) -> Result<NewsFeed, Refusal> {
    // One more than are shown tells whether there are further ones, and `beside` may be among them.
    let span = Span::Page { number: 1, limit: FEED_LENGTH + 2 };
    let mut posts = reader.posts(&List::Posts, &span)?;
    posts.retain(|post| beside.is_none_or(|beside| beside.id != post.id));
    Ok(cut(site, posts, FEED_LENGTH))
}

/// The first `length` of `posts`, with the address of what follows them if anything does.
pub(crate) fn cut(site: &Site, mut posts: Vec<Post>, length: i64) -> NewsFeed {
    let length = usize::try_from(length).unwrap_or_default();
    let goes_on = posts.len() > length;
    posts.truncate(length);
    let last = posts.last().filter(|_| goes_on);
    let more = last.map(|post| format!("{}/newsfeed/?after={}", site.address(), Cursor::below(post).token()));
    NewsFeed { posts, more }
}
