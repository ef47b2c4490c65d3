//! What the tags of a page's head are made of, gathered once.

use published::{Author, Moment};

use crate::head::Property;
use crate::head::description::description;
use crate::head::dimensions::Pictures;
use crate::head::title::{filled, title};
use crate::view::View;

/// What the tags of a page's head are made of.
pub(super) struct Meta<'v> {
    pub(super) view: &'v View<'v>,
    pub(super) canonical_url: String,
    pub(super) url: String,
    pub(super) title: String,
    pub(super) description: Option<String>,
    pub(super) pictures: Pictures,
    /// The names of a story's public tags; none where it has no tags at all.
    pub(super) keywords: Option<Vec<&'v str>>,
    pub(super) published: Option<String>,
    pub(super) modified: Option<String>,
}

impl<'v> Meta<'v> {
    pub(super) fn of(view: &'v View<'v>) -> Self {
        let tagged = view.page.post.as_ref().filter(|post| !post.tags.is_empty());
        let is_dated = view.is_first("post") || view.is_first("page");
        let published =
            view.page.post.as_ref().filter(|_| is_dated).and_then(|post| post.published_at.as_ref());
        Self {
            view,
            canonical_url: canonical_url(view),
            url: view.urls.create(&view.page.path, true).into_owned(),
            title: title(view, Property::Meta, None),
            description: description(view, Property::Meta),
            pictures: Pictures::of(view),
            keywords: tagged.map(|post| {
                post.tags.iter().filter(|tag| tag.is_public()).map(|tag| tag.name.as_str()).collect()
            }),
            published: published.map(in_utc),
            modified: view.entry().and_then(|post| post.updated_at.as_ref()).map(in_utc),
        }
    }

    /// The first author of the story, or the author whose page it is.
    pub(super) fn author(&self) -> Option<&'v Author> {
        let of_page = self.view.page.author.as_ref();
        of_page.or_else(|| self.view.entry()?.primary_author())
    }
}

/// As JavaScript's `toISOString` writes it.
fn in_utc(moment: &Moment) -> String {
    Moment::new(moment.millisecond(), 0).as_str().replace("+00:00", "Z")
}

fn canonical_url(view: &View<'_>) -> String {
    let of_post = view.entry().and_then(|post| filled(post.canonical_url.as_ref()));
    let of_tag = || filled(view.page.tag.as_ref().filter(|_| view.is("tag"))?.canonical_url.as_ref());
    let own = of_post.or_else(of_tag).map(str::to_owned);
    own.unwrap_or_else(|| view.urls.create(&view.page.path, true).into_owned())
}
