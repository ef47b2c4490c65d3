//! JSON-LD: what the page is, for search engines.

use published::{Author, Post};
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::head::dimensions::Picture;
use crate::head::meta::Meta;
use crate::head::title::filled;
use crate::social::{NETWORKS, profile};

/// The page's JSON-LD, safe inside of a script element; none for a page that Ghost 6.65 says nothing of.
pub(super) fn write(meta: &Meta<'_>) -> Option<String> {
    let view = meta.view;
    let schema = if let Some(post) = view.entry() {
        article(meta, post)?
    } else if view.is("home") {
        front_page(meta)
    } else if view.is("tag") {
        series(meta)?
    } else if view.is("author") {
        person(meta)?
    } else {
        return None;
    };
    let mut bytes = Vec::new();
    let format = serde_json::ser::PrettyFormatter::with_indent(b"    ");
    schema.serialize(&mut serde_json::Serializer::with_formatter(&mut bytes, format)).ok()?;
    Some(harmless(&String::from_utf8(bytes).ok()?))
}

/// No `<` can end the script element early; JSON's own escapes keep the meaning.
fn harmless(json: &str) -> String {
    json.replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

fn article(meta: &Meta<'_>, post: &Post) -> Option<Value> {
    let author = post.primary_author()?;
    let kind = if meta.view.page.site.news_articles { "NewsArticle" } else { "Article" };
    let others = post.authors.get(1..).filter(|others| !others.is_empty());
    let contributors = others.map(|others| others.iter().map(contributor).collect::<Vec<_>>());
    let excerpt = filled(post.excerpt.as_ref())
        .or(filled(post.custom_excerpt.as_ref()))
        .or(filled(post.meta_description.as_ref()));
    let keywords = meta.keywords.as_ref().filter(|keywords| !keywords.is_empty());
    // As Ghost 6.65, which knows the writer's address where the page is first of all the story's.
    let is_own_page = meta.view.is_first("post") || meta.view.is_first("page");
    let writer = known([
        ("@type", json!("Person")),
        ("name", json!(author.name)),
        ("image", image(meta.pictures.author.as_ref())),
        ("url", json!(is_own_page.then_some(&author.url))),
        ("sameAs", json!(profiles(author))),
    ]);
    Some(known([
        ("@context", json!("https://schema.org")),
        ("@type", json!(kind)),
        ("publisher", publisher(meta)),
        ("author", writer),
        ("contributor", json!(contributors)),
        ("headline", json!(meta.title)),
        ("url", json!(meta.url)),
        ("datePublished", json!(meta.published)),
        ("dateModified", json!(meta.modified)),
        ("image", image(meta.pictures.cover.as_ref())),
        ("keywords", json!(keywords.map(|keywords| keywords.join(", ")))),
        ("description", json!(excerpt)),
        ("mainEntityOfPage", json!(meta.url)),
    ]))
}

fn front_page(meta: &Meta<'_>) -> Value {
    known([
        ("@context", json!("https://schema.org")),
        ("@type", json!("WebSite")),
        ("publisher", publisher(meta)),
        ("url", json!(meta.url)),
        ("name", json!(meta.view.page.site.title)),
        ("image", image(meta.pictures.cover.as_ref())),
        ("mainEntityOfPage", json!(meta.url)),
        ("description", json!(meta.description)),
    ])
}

fn series(meta: &Meta<'_>) -> Option<Value> {
    let tag = meta.view.page.tag.as_ref()?;
    Some(known([
        ("@context", json!("https://schema.org")),
        ("@type", json!("Series")),
        ("publisher", publisher(meta)),
        ("url", json!(meta.url)),
        ("image", image(meta.pictures.cover.as_ref())),
        ("name", json!(tag.name)),
        ("mainEntityOfPage", json!(meta.url)),
        ("description", json!(meta.description)),
    ]))
}

fn person(meta: &Meta<'_>) -> Option<Value> {
    let author = meta.view.page.author.as_ref()?;
    Some(known([
        ("@context", json!("https://schema.org")),
        ("@type", json!("Person")),
        ("sameAs", json!(profiles(author))),
        ("name", json!(author.name)),
        ("url", json!(author.url)),
        ("image", image(meta.pictures.author.as_ref().or(meta.pictures.cover.as_ref()))),
        ("mainEntityOfPage", json!(author.url)),
        ("description", json!(meta.description)),
    ]))
}

fn publisher(meta: &Meta<'_>) -> Value {
    let logo = image(Some(&meta.pictures.logo));
    let view = meta.view;
    json!({"@type": "Organization", "name": view.page.site.title, "url": view.urls.home(), "logo": logo})
}

fn contributor(author: &Author) -> Value {
    let picture =
        filled(author.profile_image.as_ref()).map(|url| Picture { url: url.to_owned(), size: None });
    known([
        ("@type", json!("Person")),
        ("name", json!(author.name)),
        ("image", image(picture.as_ref())),
        ("url", json!(author.url)),
        ("sameAs", json!(profiles(author))),
        ("description", json!(filled(author.meta_description.as_ref()))),
    ])
}

fn image(picture: Option<&Picture>) -> Value {
    let Some(picture) = picture else { return Value::Null };
    known([
        ("@type", json!("ImageObject")),
        ("url", json!(picture.url)),
        ("width", json!(picture.size.map(|size| size.width))),
        ("height", json!(picture.size.map(|size| size.height))),
    ])
}

/// The author's own site and profiles.
fn profiles(author: &Author) -> Vec<String> {
    let name = |network: &str| match network {
        "facebook" => author.facebook.as_ref(),
        "twitter" => author.twitter.as_ref(),
        "threads" => author.threads.as_ref(),
        "bluesky" => author.bluesky.as_ref(),
        "mastodon" => author.mastodon.as_ref(),
        "tiktok" => author.tiktok.as_ref(),
        "youtube" => author.youtube.as_ref(),
        "instagram" => author.instagram.as_ref(),
        _ => author.linkedin.as_ref(),
    };
    let profiles = NETWORKS.iter().filter_map(|network| profile(network, filled(name(network))?));
    filled(author.website.as_ref()).map(str::to_owned).into_iter().chain(profiles).collect()
}

/// An object of the fields that have a value.
fn known<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let fields = fields.into_iter().filter(|(_, value)| !value.is_null());
    Value::Object(fields.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}
