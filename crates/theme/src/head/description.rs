//! The page's description, as Ghost 6.65's `{{meta_description}}` has it.

use published::Post;

use crate::head::Property;
use crate::head::title::filled;
use crate::truncate::{Length, truncate};
use crate::view::View;

/// The page's description; none where there is nothing to say.
pub(crate) fn description(view: &View<'_>, property: Property) -> Option<String> {
    let site = view.page.site;
    let pick = |og, twitter| match property {
        Property::Meta => None,
        Property::OpenGraph => filled(og),
        Property::Twitter => filled(twitter),
    };
    let for_sharing = if property == Property::Meta { None } else { filled(site.meta_description.as_ref()) };
    let is_hidden = property == Property::Meta && view.is("paged");
    let description = if view.is("home") {
        let shared = pick(site.og_description.as_ref(), site.twitter_description.as_ref());
        let own = filled(site.meta_description.as_ref()).or(filled(site.description.as_ref()));
        shared.or(own).map(str::to_owned)
    } else if let Some(author) = view.page.author.as_ref().filter(|_| view.is("author")) {
        let own = filled(author.meta_description.as_ref()).or(filled(author.bio.as_ref())).or(for_sharing);
        own.filter(|_| !is_hidden).map(str::to_owned)
    } else if let Some(tag) = view.page.tag.as_ref().filter(|_| view.is("tag")) {
        let shared = pick(tag.og_description.as_ref(), tag.twitter_description.as_ref());
        let own = filled(tag.meta_description.as_ref()).or(filled(tag.description.as_ref())).or(for_sharing);
        shared.or(own).filter(|_| !is_hidden).map(str::to_owned)
    } else {
        view.entry().and_then(|post| of_post(post, property, filled(site.description.as_ref())))
    };
    description.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

fn of_post(post: &Post, property: Property, site: Option<&str>) -> Option<String> {
    let (excerpt, meta) = (filled(post.custom_excerpt.as_ref()), filled(post.meta_description.as_ref()));
    let shared = match property {
        Property::Meta => return meta.or(excerpt).map(str::to_owned),
        Property::OpenGraph => filled(post.og_description.as_ref()),
        Property::Twitter => filled(post.twitter_description.as_ref()),
    };
    let written = shared.or(excerpt).or(meta).map(str::to_owned);
    let beginning = || truncate(post.excerpt.as_deref().unwrap_or_default(), Length::Words(50));
    written.or_else(|| Some(beginning()).filter(|text| !text.is_empty())).or_else(|| site.map(str::to_owned))
}
