//! The page's title, as Ghost 6.65's `{{meta_title}}` has it.

use crate::head::Property;
use crate::view::View;

/// The page's title; `page` is what stands for ` (Page %)` on the pages of a list.
pub(crate) fn title(view: &View<'_>, property: Property, page: Option<&str>) -> String {
    let site = view.page.site;
    let part = part(view, page);
    let pick = |og, twitter| match property {
        Property::Meta => None,
        Property::OpenGraph => filled(og),
        Property::Twitter => filled(twitter),
    };
    let title = if view.is("home") {
        let own = match property {
            Property::Meta => filled(site.meta_title.as_ref()),
            Property::OpenGraph | Property::Twitter => {
                pick(site.og_title.as_ref(), site.twitter_title.as_ref())
            }
        };
        own.unwrap_or(&site.title).to_owned()
    } else if let Some(author) = view.page.author.as_ref().filter(|_| view.is("author")) {
        with_site(view, &author.name, &part)
    } else if let Some(tag) = view.page.tag.as_ref().filter(|_| view.is("tag")) {
        let shared = pick(tag.og_title.as_ref(), tag.twitter_title.as_ref()).filter(|_| !view.is("paged"));
        let own = shared.or(filled(tag.meta_title.as_ref()));
        own.map_or_else(|| with_site(view, &tag.name, &part), str::to_owned)
    } else if let Some(post) = view.entry() {
        let shared = pick(post.og_title.as_ref(), post.twitter_title.as_ref());
        shared.or(filled(post.meta_title.as_ref())).unwrap_or(&post.title).to_owned()
    } else {
        format!("{}{part}", site.title)
    };
    title.trim().to_owned()
}

/// The title where the page's own does not count: the site's, and which page of the list it is.
pub(crate) fn title_of_site(view: &View<'_>, page: Option<&str>) -> String {
    if view.is("home") {
        return title(view, Property::Meta, page);
    }
    format!("{}{}", view.page.site.title, part(view, page)).trim().to_owned()
}

/// The name with the site's behind it, and on later pages the page's number.
fn with_site(view: &View<'_>, name: &str, part: &str) -> String {
    let site = view.page.site.title.as_str();
    let part = if view.is("paged") { part } else { "" };
    match (site.is_empty(), part.is_empty()) {
        (true, true) => name.to_owned(),
        (true, false) => format!("{name} -{part}"),
        (false, _) => format!("{name} - {site}{part}"),
    }
}

/// Which page of the list it is; nothing where the list has one item or none.
fn part(view: &View<'_>, page: Option<&str>) -> String {
    match view.page.pagination.as_ref().filter(|pagination| pagination.total > 1) {
        Some(pagination) => page.unwrap_or(" (Page %)").replacen('%', &pagination.page.to_string(), 1),
        None => String::new(),
    }
}

/// The text, unless there is none or it is empty.
pub(crate) fn filled(text: Option<&String>) -> Option<&str> {
    text.map(String::as_str).filter(|text| !text.is_empty())
}
