//! What a theme may ask for while it renders, and who answers.

use hbs::List;
use published::{Author, Newsletter, Pagination, Post, Recommendation, Tag, Tier};

/// Answers what a theme asks for while it renders; only what the page's reader may see.
pub trait Source {
    /// What `{{#get}}` asks for.
    fn browse(&self, query: &GetQuery) -> Result<GetAnswer, SourceError>;

    /// Where [`Part::Uncounted`] is among all things that were asked for.
    fn pagination(&self, _query: &GetQuery) -> Result<Pagination, SourceError> {
        Ok(Pagination::default())
    }

    /// The post published next to `post`, with its texts where they are wanted: `{{#prev_post}}`, `{{#next_post}}`.
    fn neighbour(
        &self,
        post: &Post,
        direction: Direction,
        within: Option<Within>,
        with_texts: bool,
    ) -> Option<Post>;

    /// A picture's width and height in pixels, if they are known without asking another host.
    fn image_size(&self, _url: &str) -> Option<ImageSize> {
        None
    }

    /// How many members there are.
    fn member_counts(&self) -> MemberCounts {
        MemberCounts::default()
    }
}

/// What the theme asked for could not be answered; the message is for the theme's author.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{0}")]
pub struct SourceError(pub String);

/// Which way to look from a post.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Direction {
    /// Published before it.
    Previous,
    /// Published after it.
    Next,
}

/// Among which posts the neighbour is looked for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Within {
    /// Those with the same primary tag.
    PrimaryTag,
    /// Those with the same first author.
    PrimaryAuthor,
}

/// A picture's size in pixels.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ImageSize {
    /// Across.
    pub width: u32,
    /// Down.
    pub height: u32,
}

/// How many members there are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct MemberCounts {
    /// All of them.
    pub total: i64,
    /// Those who pay.
    pub paid: i64,
}

/// What may be asked for.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Resource {
    Posts,
    Pages,
    Tags,
    Authors,
    Tiers,
    Newsletters,
    Recommendations,
}

impl Resource {
    /// The name that themes and the Content API use.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Posts => "posts",
            Self::Pages => "pages",
            Self::Tags => "tags",
            Self::Authors => "authors",
            Self::Tiers => "tiers",
            Self::Newsletters => "newsletters",
            Self::Recommendations => "recommendations",
        }
    }
}

/// One question of a theme: the parameters of the Content API, with `{{path}}`s in the filter resolved.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct GetQuery {
    /// What is asked for.
    pub resource: Resource,
    /// Only this one.
    pub id: Option<String>,
    /// Only the one with this slug.
    pub slug: Option<String>,
    /// NQL.
    pub filter: Option<String>,
    /// As `published_at desc`.
    pub order: Option<String>,
    /// How many, 1 to 100; none is the API's own default of 15.
    pub limit: Option<u32>,
    /// Which page, from 1.
    pub page: u32,
    /// Relations and counts, such as `tags` and `count.posts`.
    pub include: Vec<String>,
    /// The fields to answer with; none are all.
    pub fields: Vec<String>,
    /// `html`, `plaintext`.
    pub formats: Vec<String>,
    /// The slug of a collection: `featured` or `latest`.
    pub collection: Option<String>,
    /// Whether the template that asks can show the stories' texts.
    pub with_texts: bool,
}

impl GetQuery {
    /// Asks for `resource` with the API's defaults.
    pub const fn new(resource: Resource) -> Self {
        Self {
            resource,
            id: None,
            slug: None,
            filter: None,
            order: None,
            limit: None,
            page: 1,
            include: Vec::new(),
            fields: Vec::new(),
            formats: Vec::new(),
            collection: None,
            with_texts: true,
        }
    }
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct GetAnswer {
    /// The things themselves.
    pub items: Items,
    /// Which part of all of them.
    pub part: Part,
}

/// Which part of all things was found.
#[derive(Clone, Debug, Default)]
pub enum Part {
    /// The one that was asked for by id or slug, or everything.
    #[default]
    Whole,
    /// This page.
    Page(Pagination),
    /// A page of which [`Source::pagination`] knows more: the others are counted when a template asks, as few do.
    Uncounted,
}

impl From<Option<Pagination>> for Part {
    fn from(pagination: Option<Pagination>) -> Self {
        pagination.map_or(Part::Whole, Part::Page)
    }
}

/// Things of one resource.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Items {
    Posts(Vec<Post>),
    Pages(Vec<Post>),
    Tags(Vec<Tag>),
    Authors(Vec<Author>),
    Tiers(Vec<Tier>),
    Newsletters(Vec<Newsletter>),
    Recommendations(Vec<Recommendation>),
}

impl Default for Items {
    fn default() -> Self {
        Self::Posts(Vec::new())
    }
}

impl Items {
    /// The things as a template walks them.
    pub(crate) fn list(&self) -> &dyn List {
        match self {
            Self::Posts(posts) | Self::Pages(posts) => posts,
            Self::Tags(tags) => tags,
            Self::Authors(authors) => authors,
            Self::Tiers(tiers) => tiers,
            Self::Newsletters(newsletters) => newsletters,
            Self::Recommendations(recommendations) => recommendations,
        }
    }

    /// The name of their resource.
    pub(crate) fn name(&self) -> &'static str {
        let resource = match self {
            Self::Posts(_) => Resource::Posts,
            Self::Pages(_) => Resource::Pages,
            Self::Tags(_) => Resource::Tags,
            Self::Authors(_) => Resource::Authors,
            Self::Tiers(_) => Resource::Tiers,
            Self::Newsletters(_) => Resource::Newsletters,
            Self::Recommendations(_) => Resource::Recommendations,
        };
        resource.as_str()
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::Posts(posts) | Self::Pages(posts) => posts.is_empty(),
            Self::Tags(tags) => tags.is_empty(),
            Self::Authors(authors) => authors.is_empty(),
            Self::Tiers(tiers) => tiers.is_empty(),
            Self::Newsletters(newsletters) => newsletters.is_empty(),
            Self::Recommendations(recommendations) => recommendations.is_empty(),
        }
    }

    /// Leaves out the relations and counts that were not asked for, as Ghost's API does.
    pub(crate) fn keep_only(&mut self, include: &[String]) {
        let has = |name: &str| include.iter().any(|asked| asked == name);
        let has_count = has("count.posts");
        match self {
            Self::Posts(posts) | Self::Pages(posts) => {
                for post in posts {
                    post.tags.truncate(if has("tags") { usize::MAX } else { 0 });
                    post.authors.truncate(if has("authors") { usize::MAX } else { 0 });
                    post.tiers.truncate(if has("tiers") { usize::MAX } else { 0 });
                }
            }
            Self::Tags(tags) => {
                for tag in tags {
                    tag.count = tag.count.filter(|_| has_count);
                }
            }
            Self::Authors(authors) => {
                for author in authors {
                    author.count = author.count.filter(|_| has_count);
                }
            }
            Self::Tiers(_) | Self::Newsletters(_) | Self::Recommendations(_) => {}
        }
    }
}
