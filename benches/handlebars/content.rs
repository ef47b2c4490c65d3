//! The content of the benchmark's page: 25 stories as typed structs, and the same as JSON for handlebars.js.

use hbs::{Key, Object, Value, symbol};
use serde_json::{Value as Json, json};

pub(crate) struct Site {
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) url: String,
    pub(crate) navigation: Vec<Section>,
}

pub(crate) struct Section {
    label: String,
    url: String,
}

pub(crate) struct Post {
    title: String,
    url: String,
    feature_image: String,
    feature_image_alt: Option<String>,
    custom_excerpt: Option<String>,
    plaintext: String,
    published_at: String,
    visibility: &'static str,
    featured: bool,
    words: u32,
    primary_tag: Tag,
    authors: Vec<Tag>,
}

/// A tag or an author: what has a name and an address.
pub(crate) struct Tag {
    name: String,
    slug: String,
}

pub(crate) struct Page {
    pub(crate) posts: Vec<Post>,
    pub(crate) pagination: Pagination,
}

pub(crate) struct Pagination;

/// What `@site` and the other data names mean.
pub(crate) struct Data {
    pub(crate) site: Site,
}

/// The same stories in every run.
pub(crate) fn page() -> Page {
    let story = |number: u32| {
        let topic = ["Harbour", "Council", "School", "Market", "Weather"][number as usize % 5];
        let sentence =
            format!("The {topic} committee met on day {number} & heard that \"nothing\" is settled yet. ");
        Post {
            title: format!("{topic} vote no. {number}: what's in it for the people of the old town"),
            url: format!("https://paper.example/{}-{number}/", topic.to_lowercase()),
            feature_image: format!("https://paper.example/content/images/2026/11/picture-{number}.jpg"),
            feature_image_alt: number.is_multiple_of(2).then(|| format!("People before the {topic}")),
            custom_excerpt: number.is_multiple_of(3).then(|| sentence.trim_end().to_owned()),
            plaintext: sentence.repeat(4),
            published_at: format!("2026-11-{:02}T08:30:00.000+00:00", 1 + number % 28),
            visibility: ["public", "public", "paid", "members"][number as usize % 4],
            featured: number.is_multiple_of(7),
            words: 300 + 40 * number,
            primary_tag: Tag { name: topic.to_owned(), slug: topic.to_lowercase() },
            authors: vec![
                Tag { name: "Ada O'Neil".to_owned(), slug: "ada".to_owned() },
                Tag { name: "Béla Kun".to_owned(), slug: "bela".to_owned() },
            ],
        }
    };
    Page { posts: (0..25).map(story).collect(), pagination: Pagination }
}

pub(crate) fn data() -> Data {
    let section =
        |label: &str| Section { label: label.to_owned(), url: format!("/{}/", label.to_lowercase()) };
    Data {
        site: Site {
            title: "The Paper".to_owned(),
            description: "News of the town & the river".to_owned(),
            url: "https://paper.example".to_owned(),
            navigation: ["Home", "Town", "River", "Sport", "Letters", "About"].map(section).into(),
        },
    }
}

impl Object for Data {
    fn get(&self, key: Key<'_>) -> Value<'_> {
        match key.symbol {
            symbol::SITE => Value::Object(&self.site),
            symbol::CUSTOM => Value::Object(&Custom),
            _ => Value::Undefined,
        }
    }
}

struct Custom;

impl Object for Custom {
    fn get(&self, key: Key<'_>) -> Value<'_> {
        if key.name == "front" { Value::Text("Wide") } else { Value::Undefined }
    }
}

impl Object for Site {
    fn get(&self, key: Key<'_>) -> Value<'_> {
        match key.symbol {
            symbol::TITLE => Value::Text(&self.title),
            symbol::DESCRIPTION => Value::Text(&self.description),
            symbol::URL => Value::Text(&self.url),
            symbol::LOCALE => Value::Text("en"),
            symbol::NAVIGATION => Value::List(&self.navigation),
            _ => Value::Undefined,
        }
    }
}

impl Object for Section {
    fn get(&self, key: Key<'_>) -> Value<'_> {
        match key.symbol {
            symbol::LABEL => Value::Text(&self.label),
            symbol::URL => Value::Text(&self.url),
            _ => Value::Undefined,
        }
    }
}

impl Object for Page {
    fn get(&self, key: Key<'_>) -> Value<'_> {
        match key.symbol {
            symbol::POSTS => Value::List(&self.posts),
            symbol::PAGINATION => Value::Object(&self.pagination),
            _ => Value::Undefined,
        }
    }
}

impl Object for Pagination {
    fn get(&self, key: Key<'_>) -> Value<'_> {
        match key.symbol {
            symbol::PAGE => Value::Number(1.0),
            symbol::PAGES => Value::Number(40.0),
            symbol::NEXT => Value::Number(2.0),
            _ => Value::Undefined,
        }
    }
}

impl Object for Post {
    fn get(&self, key: Key<'_>) -> Value<'_> {
        match key.symbol {
            symbol::TITLE => Value::Text(&self.title),
            symbol::URL => Value::Text(&self.url),
            symbol::FEATURE_IMAGE => Value::Text(&self.feature_image),
            symbol::FEATURE_IMAGE_ALT => Value::from(self.feature_image_alt.as_ref()),
            symbol::CUSTOM_EXCERPT => Value::from(self.custom_excerpt.as_ref()),
            symbol::PLAINTEXT => Value::Text(&self.plaintext),
            symbol::PUBLISHED_AT => Value::Text(&self.published_at),
            symbol::VISIBILITY => Value::Text(self.visibility),
            symbol::FEATURED => Value::Bool(self.featured),
            symbol::WORDS => Value::from(self.words),
            symbol::PRIMARY_TAG => Value::Object(&self.primary_tag),
            symbol::AUTHORS => Value::List(&self.authors),
            _ => Value::Undefined,
        }
    }
}

impl Object for Tag {
    fn get(&self, key: Key<'_>) -> Value<'_> {
        match key.symbol {
            symbol::NAME => Value::Text(&self.name),
            symbol::SLUG => Value::Text(&self.slug),
            _ => Value::Undefined,
        }
    }
}

/// The same content for handlebars.js.
pub(crate) fn as_json(page: &Page, data: &Data) -> Json {
    let tag = |tag: &Tag| json!({"name": tag.name, "slug": tag.slug});
    let posts = page.posts.iter().map(|post| {
        json!({
            "title": post.title, "url": post.url, "feature_image": post.feature_image,
            "feature_image_alt": post.feature_image_alt, "custom_excerpt": post.custom_excerpt,
            "plaintext": post.plaintext, "published_at": post.published_at, "visibility": post.visibility,
            "featured": post.featured, "words": post.words, "primary_tag": tag(&post.primary_tag),
            "authors": post.authors.iter().map(tag).collect::<Vec<_>>(),
        })
    });
    let sections =
        data.site.navigation.iter().map(|section| json!({"label": section.label, "url": section.url}));
    json!({
        "site": {
            "title": data.site.title, "description": data.site.description, "url": data.site.url, "locale": "en",
            "navigation": sections.collect::<Vec<_>>(),
        },
        "custom": {"front": "Wide"},
        "context": {
            "posts": posts.collect::<Vec<_>>(),
            "pagination": {"page": 1, "pages": 40, "next": 2},
        },
    })
}
