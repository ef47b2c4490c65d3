//! One story of the newsroom: TOML front matter between two lines of `+++`, then Markdown.
//!
//! ```text
//! +++
//! title = "Ferry sails again"
//! kind = "brief"                  # article, brief, video, audio, gallery, live, opinion, explainer
//! age = "3h 20m"                  # at first start; "2d 4h" is older, "-5h" is scheduled
//! tags = ["news-feed", "#brief"]  # slugs, the first is the rubric; internal tags by name
//! authors = ["maren-lisk"]
//! picture = "guillemot-ferry.jpg" # with alt and caption
//! +++
//! ```
//!
//! Also known: `slug` (else the file's name), `kicker`, `excerpt`, `featured`, `draft`, `page`.

use jiff::{SignedDuration, Span, SpanRelativeTo, Timestamp};
use serde::Deserialize;

use crate::{DemoError, Newsroom, document, object_id};

/// What a story is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A story with a beginning and an end.
    Article,
    /// A paragraph or two.
    Brief,
    /// Led by a film.
    Video,
    /// Led by sound.
    Audio,
    /// Led by several pictures.
    Gallery,
    /// Running coverage, newest entry first.
    Live,
    /// A view, signed.
    Opinion,
    /// How something works.
    Explainer,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Article,
        Self::Brief,
        Self::Video,
        Self::Audio,
        Self::Gallery,
        Self::Live,
        Self::Opinion,
        Self::Explainer,
    ];

    /// The kind's name in lower case, as front matter has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Brief => "brief",
            Self::Video => "video",
            Self::Audio => "audio",
            Self::Gallery => "gallery",
            Self::Live => "live",
            Self::Opinion => "opinion",
            Self::Explainer => "explainer",
        }
    }
}

/// Whether readers see a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Out since its age.
    Published,
    /// Out at a minute after first start.
    Scheduled,
    /// Being written.
    Draft,
}

/// The picture above a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Name of its [`file`](crate::file).
    pub name: String,
    /// For who cannot see it.
    pub alt: String,
    /// Below it, with its credit.
    pub caption: String,
}

/// A story or static page of the newsroom.
#[derive(Debug, Clone)]
pub struct Story {
    /// 24 hexadecimal digits, the same at every start.
    pub id: String,
    /// Headline.
    pub title: String,
    /// Last part of its address.
    pub slug: String,
    /// What it is.
    pub kind: Kind,
    /// Whether it is a static page (About) and no story.
    pub is_page: bool,
    /// Whether readers see it.
    pub status: Status,
    /// How long before first start it was published; negative if scheduled.
    pub age: SignedDuration,
    /// Whether editors put it first.
    pub featured: bool,
    /// A word or two above the headline.
    pub kicker: Option<String>,
    /// Custom excerpt, where the beginning of the body will not do.
    pub excerpt: Option<String>,
    /// The picture above it.
    pub picture: Option<Picture>,
    /// Slugs of its tags, the rubric first.
    pub tags: Vec<String>,
    /// Slugs of its authors.
    pub authors: Vec<String>,
    /// The body as written; the conventions for cards are in [`Story::lexical`].
    pub markdown: String,
}

impl Story {
    /// The minute of publication, for a newsroom first started at `now`.
    pub fn published_at(&self, now: Timestamp) -> Timestamp {
        now.saturating_sub(self.age).unwrap_or(now)
    }

    /// The body as a Lexical document (JSON text, the site's address as `__GHOST_URL__`).
    ///
    /// Markdown as usual; a paragraph of nothing but one link to a path of the site is a bookmark
    /// card, of nothing but one picture an image card (its title the caption), of several a
    /// gallery; a picture that ends in `.mp4` is a video card and one that ends in `.mp3` an audio
    /// card. HTML on its own is an HTML card. Cards look up in `newsroom` what they show.
    pub fn lexical(&self, newsroom: &Newsroom) -> String {
        document::lexical(&self.markdown, newsroom)
    }

    pub(crate) fn parse(file: &str, text: &str) -> Result<Self, DemoError> {
        let (head, markdown) = text
            .strip_prefix("+++\n")
            .and_then(|rest| rest.split_once("\n+++\n"))
            .ok_or_else(|| DemoError::NoFrontMatter(file.to_owned()))?;
        let head: FrontMatter = toml::from_str(head).map_err(|problem| DemoError::FrontMatter {
            file: file.to_owned(),
            problem: Box::new(problem),
        })?;
        let age =
            parse_age(&head.age).map_err(|problem| DemoError::Age { file: file.to_owned(), problem })?;
        let slug = head.slug.unwrap_or_else(|| file.trim_end_matches(".md").to_owned());
        Ok(Self {
            id: object_id("story", &slug),
            title: head.title,
            slug,
            kind: head.kind,
            is_page: head.page,
            status: match (head.draft, age.is_negative()) {
                (true, _) => Status::Draft,
                (false, true) => Status::Scheduled,
                (false, false) => Status::Published,
            },
            age,
            featured: head.featured,
            kicker: head.kicker,
            excerpt: head.excerpt,
            picture: head.picture.map(|name| Picture { name, alt: head.alt, caption: head.caption }),
            tags: head.tags.iter().map(|tag| tag_slug(tag)).collect(),
            authors: head.authors,
            markdown: markdown.trim().to_owned(),
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FrontMatter {
    title: String,
    slug: Option<String>,
    kind: Kind,
    age: String,
    tags: Vec<String>,
    authors: Vec<String>,
    kicker: Option<String>,
    excerpt: Option<String>,
    picture: Option<String>,
    #[serde(default)]
    alt: String,
    #[serde(default)]
    caption: String,
    #[serde(default)]
    featured: bool,
    #[serde(default)]
    draft: bool,
    #[serde(default)]
    page: bool,
}

fn parse_age(text: &str) -> Result<SignedDuration, jiff::Error> {
    text.parse::<Span>()?.to_duration(SpanRelativeTo::days_are_24_hours())
}

/// `#video` is the tag of slug `hash-video`, as in Ghost.
fn tag_slug(tag: &str) -> String {
    tag.strip_prefix('#').map_or_else(|| tag.to_owned(), |name| format!("hash-{name}"))
}
