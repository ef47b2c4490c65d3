//! Open Graph and Twitter cards.

use crate::head::meta::Meta;
use crate::head::title::filled;
use crate::head::{Lines, Property, description, title};
use crate::social::profile;

/// Writes a tag for everything that is known, in Ghost 6.65's order.
pub(super) fn write(meta: &Meta<'_>, lines: &mut Lines) {
    write_open_graph(meta, lines);
    write_twitter(meta, lines);
    let pictures = &meta.pictures;
    let size = pictures.open_graph.as_ref().and_then(|picture| picture.size);
    if let Some(size) = size.or_else(|| pictures.cover.as_ref().and_then(|picture| picture.size)) {
        lines.meta("og:image:width", &size.width.to_string());
        lines.meta("og:image:height", &size.height.to_string());
    }
}

fn write_open_graph(meta: &Meta<'_>, lines: &mut Lines) {
    let (view, site) = (meta.view, meta.view.page.site);
    let picture = meta.pictures.open_graph.as_ref().or(meta.pictures.cover.as_ref());
    let facebook = |name: Option<&String>| filled(name).and_then(|name| profile("facebook", name));
    lines.meta("og:site_name", &site.title);
    lines.meta("og:type", kind(meta));
    lines.meta("og:title", &title(view, Property::OpenGraph, None));
    known(lines, "og:description", description(view, Property::OpenGraph).as_deref());
    lines.meta("og:url", &meta.canonical_url);
    known(lines, "og:image", picture.map(|picture| picture.url.as_str()));
    known(lines, "article:published_time", meta.published.as_deref());
    known(lines, "article:modified_time", meta.modified.as_deref());
    if let Some(keywords) = &meta.keywords {
        for keyword in keywords.iter().filter(|keyword| !keyword.is_empty()) {
            lines.meta("article:tag", keyword);
        }
        lines.push("");
    }
    known(lines, "article:publisher", facebook(site.facebook.as_ref()).as_deref());
    let author = meta.author().and_then(|author| facebook(author.facebook.as_ref()));
    known(lines, "article:author", author.as_deref());
}

fn write_twitter(meta: &Meta<'_>, lines: &mut Lines) {
    let (view, site) = (meta.view, meta.view.page.site);
    let picture = meta.pictures.twitter.as_ref().or(meta.pictures.cover.as_ref());
    let writer = view.page.post.as_ref().and_then(|post| post.primary_author());
    lines.meta("twitter:card", if picture.is_some() { "summary_large_image" } else { "summary" });
    lines.meta("twitter:title", &title(view, Property::Twitter, None));
    known(lines, "twitter:description", description(view, Property::Twitter).as_deref());
    lines.meta("twitter:url", &meta.canonical_url);
    known(lines, "twitter:image", picture.map(|picture| picture.url.as_str()));
    if let Some(writer) = writer {
        lines.meta("twitter:label1", "Written by");
        lines.meta("twitter:data1", &writer.name);
    }
    if let Some(keywords) = &meta.keywords {
        lines.meta("twitter:label2", "Filed under");
        lines.meta("twitter:data2", &keywords.join(", "));
    }
    known(lines, "twitter:site", filled(site.twitter.as_ref()));
    known(lines, "twitter:creator", meta.author().and_then(|author| filled(author.twitter.as_ref())));
}

fn known(lines: &mut Lines, property: &str, content: Option<&str>) {
    if let Some(content) = content {
        lines.meta(property, content);
    }
}

fn kind(meta: &Meta<'_>) -> &'static str {
    if meta.view.is_first("author") {
        "profile"
    } else if meta.view.is_first("post") {
        "article"
    } else {
        "website"
    }
}
