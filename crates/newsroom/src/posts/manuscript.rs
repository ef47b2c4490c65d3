//! A story as it is handed in, before it is one.

use published::Kind;
use serde_json::Value;

/// A story or page as it is handed in.
#[derive(Debug, Clone, Default)]
pub struct Manuscript {
    /// Its id, where it must be this one; else a new one.
    pub id: Option<String>,
    /// The last part of its address; else made of the title. A story with this slug is updated.
    pub slug: Option<String>,
    /// The headline.
    pub title: String,
    /// The text.
    pub body: Body,
    /// Names or slugs of tags in their order; `#video` is internal. Unknown ones are made.
    pub tags: Vec<String>,
    /// Slugs, names or e-mail addresses of the byline, in its order.
    pub authors: Vec<String>,
    /// What kind of story the editor says it is.
    pub kind: Option<Kind>,
    /// Whether it is a page.
    pub is_page: bool,
    /// Whether readers must not see it yet.
    pub is_draft: bool,
    /// When it is published (milliseconds since 1970); later than now is scheduled, none is now.
    pub published_at: Option<i64>,
    /// Whether editors put it first.
    pub featured: bool,
    /// `public`, `members` or `paid`; none is public.
    pub visibility: Option<String>,
    /// The words above the headline.
    pub kicker: Option<String>,
    /// The editors' own excerpt.
    pub excerpt: Option<String>,
    /// The picture above it.
    pub picture: Option<Picture>,
}

/// The picture above a story.
#[derive(Debug, Clone, Default)]
pub struct Picture {
    /// Its address.
    pub url: String,
    /// What it shows, for those who can't see it.
    pub alt: Option<String>,
    /// Trusted HTML below it.
    pub caption: Option<String>,
}

/// A text in one of the forms that editors hand in.
#[derive(Debug, Clone)]
pub enum Body {
    /// A Lexical document.
    Lexical(Value),
    /// Markdown.
    Markdown(String),
    /// HTML.
    Html(String),
}

impl Default for Body {
    fn default() -> Self {
        Body::Markdown(String::new())
    }
}

impl Body {
    /// The text as a Lexical document.
    pub(super) fn into_lexical(self) -> Value {
        match self {
            Body::Lexical(document) => document,
            Body::Markdown(source) => lexical::markdown::to_lexical(&source),
            Body::Html(html) => lexical::from_html::to_lexical(&html),
        }
    }
}
