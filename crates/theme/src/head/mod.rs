//! What `{{ghost_head}}` writes: meta data, Open Graph, Twitter, JSON-LD and the scripts of the reader's extras.

mod description;
mod dimensions;
mod fonts;
mod json_ld;
mod meta;
mod pictures;
mod scripts;
mod social;
mod title;

use hbs::escape;

pub(crate) use description::description;
pub(crate) use fonts::classes as font_classes;
pub(crate) use scripts::{content_api_url, locale, script_tag};
pub(crate) use title::{title, title_of_site};

use crate::page::PageKind;
use crate::urls::Urls;
use crate::view::View;
use meta::Meta;

/// Whether a text is for search engines, for Open Graph or for Twitter.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Property {
    Meta,
    OpenGraph,
    Twitter,
}

/// The lines that each part of the head adds to.
struct Lines(Vec<String>);

impl Lines {
    fn push(&mut self, line: impl Into<String>) {
        self.0.push(line.into());
    }

    /// `<meta property="…" content="…">`; the content is escaped.
    fn meta(&mut self, property: &str, content: &str) {
        let name = if property.starts_with("twitter") { "name" } else { "property" };
        self.named_meta(name, property, content);
    }

    fn named_meta(&mut self, name: &str, property: &str, content: &str) {
        let content = escaped(content);
        self.push(format!(r#"<meta {name}="{property}" content="{content}">"#));
    }

    fn link(&mut self, rel: &str, href: &str) {
        self.push(format!(r#"<link rel="{rel}" href="{}">"#, escaped(href)));
    }
}

/// What `{{ghost_head exclude="…"}}` writes.
pub(crate) fn write(view: &View<'_>, exclude: &str) -> String {
    if matches!(view.page.kind, PageKind::Error { status, .. } if status >= 500) {
        return String::new();
    }
    let has = |part: &str| !exclude.split(',').any(|excluded| excluded == part);
    let meta = Meta::of(view);
    let mut lines = Lines(Vec::new());
    if view.has_context {
        write_meta(&meta, &has, &mut lines);
    }
    lines.named_meta("name", "generator", &view.page.config.generator);
    lines.push(format!(
        r#"<link rel="alternate" type="application/rss+xml" title="{}" href="{}">"#,
        escaped(&view.page.site.title),
        escaped(
            &view
                .page
                .feed
                .as_ref()
                .map_or_else(String::new, |feed| view.urls.create(feed, true).into_owned())
        ),
    ));
    scripts::write(view, &has, &mut lines);
    write_accent_color(view, &mut lines);
    write_code(view, &mut lines);
    if let Some(style) = fonts::style(view) {
        lines.push(style);
    }
    lines.0.join("\n    ").trim().to_owned()
}

fn write_meta(meta: &Meta<'_>, has: &dyn Fn(&str) -> bool, lines: &mut Lines) {
    let view = meta.view;
    if has("metadata") {
        if let Some(description) = &meta.description {
            lines.named_meta("name", "description", description);
        }
        if let Some(icon) = title::filled(view.page.site.icon.as_ref()) {
            let (url, kind) = icon_url(view.urls, icon);
            lines.push(format!(r#"<link rel="icon" href="{url}" type="image/{kind}">"#));
        }
        lines.link("canonical", &meta.canonical_url);
        write_markdown(meta, lines);
        lines.named_meta("name", "referrer", &view.page.config.referrer_policy);
    }
    let pagination = view.page.pagination.as_ref();
    let url = |number: Option<i64>| view.page_url(number?, true);
    if let Some(url) = pagination.and_then(|pagination| url(pagination.prev)) {
        lines.link("prev", &url);
    }
    if let Some(url) = pagination.and_then(|pagination| url(pagination.next)) {
        lines.link("next", &url);
    }
    if view.is("paged") || !view.page.config.structured_data {
        return;
    }
    if has("social_data") {
        lines.push("");
        social::write(meta, lines);
        lines.push("");
    }
    if has("schema")
        && let Some(json) = json_ld::write(meta)
    {
        lines.push(format!("<script type=\"application/ld+json\">\n{json}\n    </script>\n"));
    }
}

/// A public story can be had as Markdown.
fn write_markdown(meta: &Meta<'_>, lines: &mut Lines) {
    let (site, Some(post)) = (meta.view.page.site, meta.view.page.post.as_ref()) else { return };
    if meta.view.is("post") && post.visibility == "public" && !site.is_private && site.llms_enabled {
        let end = meta.canonical_url.find(['?', '#']).unwrap_or(meta.canonical_url.len());
        let (path, query) = meta.canonical_url.split_at(end);
        let url = format!("{}.md{query}", path.trim_end_matches('/'));
        lines.push(format!(r#"<link rel="alternate" type="text/markdown" href="{}">"#, escaped(&url)));
    }
}

/// The site's colour for style sheets, in the line of the last style or script as Ghost has it.
fn write_accent_color(view: &View<'_>, lines: &mut Lines) {
    let Some(color) = title::filled(view.page.site.accent_color.as_ref()) else { return };
    let style = format!("<style>:root {{--ghost-accent-color: {};}}</style>", escaped(color));
    let last = lines.0.iter_mut().rev().find(|line| line.contains("</style>") || line.contains("</script>"));
    match last {
        Some(line) => line.push_str(&style),
        None => lines.push(style),
    }
}

/// The editors' own code, of the site and of what the page shows.
fn write_code(view: &View<'_>, lines: &mut Lines) {
    let page = view.page;
    let post = page.post.as_ref().and_then(|post| post.codeinjection_head.as_ref());
    let tag = page.tag.as_ref().and_then(|tag| tag.codeinjection_head.as_ref());
    for code in [page.site.codeinjection_head.as_ref(), post, tag] {
        if let Some(code) = title::filled(code) {
            lines.push(code);
        }
    }
}

/// The site's icon at a size for tabs, and its media subtype; as Ghost 6.65.
pub(crate) fn icon_url(urls: Urls<'_>, icon: &str) -> (String, &'static str) {
    let extension = icon.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    let (folder, kind) = match extension.as_str() {
        "ico" => ("/content/images/", "x-icon"),
        "png" => ("/content/images/size/w256h256/", "png"),
        "jpeg" => ("/content/images/size/w256h256/", "jpeg"),
        "jpg" => ("/content/images/size/w256h256/format/jpeg/", "jpeg"),
        _ => ("/content/images/size/w256h256/format/png/", "png"),
    };
    (urls.create(&icon.replacen("/content/images/", folder, 1), false).into_owned(), kind)
}

/// The text with everything escaped that means something in HTML, as Handlebars escapes it.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape(text, &mut out);
    out
}
