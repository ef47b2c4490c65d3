//! Which picture stands for a page on other sites.

use std::borrow::Cow;

use crate::head::Property;
use crate::head::title::filled;
use crate::view::View;

/// The picture of what the page shows: a story's or tag's, an author's or the site's cover.
pub(super) fn cover<'v>(view: &'v View<'v>) -> Option<Cow<'v, str>> {
    let page = view.page;
    let picture = if view.is("home") {
        filled(page.site.cover_image.as_ref())
    } else if view.is("author") {
        page.author.as_ref().and_then(|author| filled(author.cover_image.as_ref()))
    } else if let Some(post) = view.entry() {
        filled(post.feature_image.as_ref())
    } else {
        page.tag.as_ref().filter(|_| view.is("tag")).and_then(|tag| filled(tag.feature_image.as_ref()))
    };
    picture.map(|url| view.urls.absolute(url))
}

/// The picture of a story's first author.
pub(super) fn author<'v>(view: &'v View<'v>) -> Option<Cow<'v, str>> {
    let picture = filled(view.entry()?.primary_author()?.profile_image.as_ref())?;
    Some(view.urls.absolute(picture))
}

/// The picture that Open Graph or Twitter shows.
pub(super) fn shared<'v>(view: &'v View<'v>, property: Property) -> Option<Cow<'v, str>> {
    let page = view.page;
    let pick = |og: &'v Option<String>, twitter: &'v Option<String>| {
        filled(if property == Property::Twitter { twitter.as_ref() } else { og.as_ref() })
    };
    let of_site = pick(&page.site.og_image, &page.site.twitter_image);
    let cover = filled(page.site.cover_image.as_ref());
    let picture = if view.is("home") {
        of_site.or(cover)
    } else if let Some(post) = view.entry() {
        let own = pick(&post.og_image, &post.twitter_image).or(filled(post.feature_image.as_ref()));
        own.or(of_site).or(cover)
    } else if let Some(author) = page.author.as_ref().filter(|_| view.is("author")) {
        filled(author.cover_image.as_ref())
    } else if let Some(tag) = page.tag.as_ref().filter(|_| view.is("tag")) {
        pick(&tag.og_image, &tag.twitter_image).or(filled(tag.feature_image.as_ref())).or(cover)
    } else {
        None
    };
    picture.map(|url| view.urls.absolute(url))
}
