//! One page being rendered: what helpers need to know of it beside what stands in the template's scope.

use std::cell::RefCell;
use std::collections::BTreeSet;

use published::Post;

use crate::page::{Page, PageKind};
use crate::reads::{MemberRead, Reads};
use crate::source::Source;
use crate::theme::Theme;
use crate::urls::Urls;

/// One page being rendered.
pub(crate) struct View<'v> {
    pub(crate) theme: &'v Theme,
    pub(crate) page: &'v Page<'v>,
    pub(crate) source: &'v dyn Source,
    pub(crate) urls: Urls<'v>,
    /// What `{{#is}}` asks for.
    pub(crate) context: Vec<String>,
    /// Whether Ghost knows a context at all: it does not where no page was found.
    pub(crate) has_context: bool,
    pub(crate) reads: RefCell<Reads>,
}

impl<'v> View<'v> {
    pub(crate) fn new(theme: &'v Theme, page: &'v Page<'v>, source: &'v dyn Source) -> Self {
        Self {
            theme,
            page,
            source,
            urls: Urls::new(&page.site.url),
            context: page.context(),
            has_context: match &page.kind {
                PageKind::Error { instead_of, .. } => !instead_of.is_empty(),
                _ => true,
            },
            reads: RefCell::new(Reads { posts: ids(page), ..Reads::default() }),
        }
    }

    /// Records that the page depends on the reader.
    pub(crate) fn read_member(&self, read: MemberRead) {
        let mut reads = self.reads.borrow_mut();
        reads.member = reads.member.max(read);
    }

    /// Whether the page is of this kind: `post`, `home`, `paged`…
    pub(crate) fn is(&self, kind: &str) -> bool {
        self.context.iter().any(|context| context == kind)
    }

    /// The first kind of the page, by which Ghost decides some of its meta data.
    pub(crate) fn is_first(&self, kind: &str) -> bool {
        self.context.first().is_some_and(|first| first == kind)
    }

    /// The story or page if the page shows one.
    pub(crate) fn entry(&self) -> Option<&'v Post> {
        let post = self.page.post.as_ref()?;
        (self.is("post") || self.is("page")).then_some(post)
    }

    /// Where page `number` of the list is; none where there is no list. As Ghost's `page_url`.
    pub(crate) fn page_url(&self, number: i64, absolute: bool) -> Option<String> {
        self.page.pagination.as_ref()?;
        let path = self.page.path.as_str();
        let base = match path.find("/page/") {
            Some(at) if is_page_path(path.get(at + 6..).unwrap_or_default()) => {
                path.get(..at).unwrap_or_default()
            }
            _ => path.strip_suffix('/').unwrap_or(path),
        };
        let relative = if number > 1 { format!("{base}/page/{number}/") } else { format!("{base}/") };
        Some(self.urls.create(&relative, absolute).into_owned())
    }
}

fn is_page_path(rest: &str) -> bool {
    rest.strip_suffix('/')
        .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The posts that the page is given to show.
fn ids(page: &Page<'_>) -> BTreeSet<String> {
    let feed = page.newsfeed.iter().flat_map(|feed| &feed.posts);
    page.posts.iter().chain(&page.post).chain(feed).map(|post| post.id.clone()).collect()
}
