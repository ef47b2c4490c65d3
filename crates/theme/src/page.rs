//! What a theme is asked to show: the page, its data and what it stands in.

use std::collections::BTreeMap;

use published::{Author, Pagination, Post, Site, Tag};

use crate::source::Items;

/// What kind of page a request asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum PageKind {
    /// A list of posts: the front page, a collection or a channel of routes.yaml.
    List {
        /// The collection's or channel's name; the front page's is `index`.
        name: String,
        /// Templates named in routes.yaml, the preferred one first.
        templates: Vec<String>,
        /// Whether `home` may show it at the front.
        is_collection: bool,
    },
    /// One story.
    Post,
    /// One static page.
    Page,
    /// The stories of a tag: `page.tag`.
    Tag,
    /// The stories of an author: `page.author`.
    Author,
    /// A route of routes.yaml without a list: its templates, the preferred one first.
    Route {
        /// Its name: the path without slashes.
        name: String,
        /// Templates named in routes.yaml.
        templates: Vec<String>,
    },
    /// Something went wrong.
    Error {
        /// The HTTP status.
        status: u16,
        /// What a reader is told.
        message: String,
        /// What `{{#is}}` knew of the page that could not be made; nothing where no page was found.
        instead_of: Vec<String>,
    },
    /// The door of a site behind a password.
    Private {
        /// What was wrong with the password that was tried.
        error: Option<String>,
    },
}

/// One page: what is shown, and for whom.
#[derive(Clone, Debug)]
pub struct Page<'a> {
    /// What kind of page it is.
    pub kind: PageKind,
    /// The request's path within the site, beginning and ending with a slash: `/page/2/`.
    pub path: String,
    /// The posts of a list.
    pub posts: Vec<Post>,
    /// Which part of the list they are.
    pub pagination: Option<Pagination>,
    /// The story or static page.
    pub post: Option<Post>,
    /// The tag whose page it is.
    pub tag: Option<Tag>,
    /// The author whose page it is.
    pub author: Option<Author>,
    /// What routes.yaml has fetched for it beside.
    pub data: Vec<Fetched>,
    /// Where the site's feed is, within the site; none where it has none.
    pub feed: Option<String>,
    /// Courant's own: the News Feed beside the page, a theme's `@newsfeed`.
    pub newsfeed: Option<NewsFeed>,
    /// The site's settings.
    pub site: &'a Site,
    /// The addresses and switches that the installation decides.
    pub config: &'a Config,
    /// The theme's own settings as the editors chose them; what is missing has the theme's default.
    pub custom: &'a CustomSettings,
    /// Who reads; none for someone who is not signed in.
    pub member: Option<&'a Member>,
    /// When it is rendered, in milliseconds since 1970: for `{{date}}` without a date.
    pub now: i64,
}

/// What routes.yaml has fetched for a page, by the name that it gives it.
#[derive(Clone, Debug)]
pub struct Fetched {
    /// What templates call it.
    pub name: String,
    /// The things; exactly one where it was read by its slug.
    pub items: Items,
    /// Which part of all of them; none where one was read.
    pub pagination: Option<Pagination>,
}

/// The News Feed: the newest briefs.
#[derive(Clone, Debug, Default)]
pub struct NewsFeed {
    /// The newest first.
    pub posts: Vec<Post>,
    /// Where the ones before these are.
    pub more: Option<String>,
}

/// A signed-in reader, as far as themes may see them.
#[derive(Clone, Debug, Default)]
pub struct Member {
    /// Stable, says nothing else.
    pub uuid: String,
    /// Shown to the member only.
    pub email: String,
    /// As the member gave it.
    pub name: Option<String>,
    /// A picture.
    pub avatar_image: Option<String>,
    /// `free`, `paid` or `comped`.
    pub status: String,
}

impl Member {
    /// Whether the member's status opens what is for payers.
    pub fn is_paid(&self) -> bool {
        self.status != "free"
    }
}

/// A theme's own settings by name.
pub type CustomSettings = BTreeMap<String, CustomValue>;

/// The value of one of a theme's own settings.
#[derive(Clone, Debug, PartialEq)]
pub enum CustomValue {
    /// A choice, a text, a colour or a picture's address; none is not set.
    Text(Option<String>),
    /// A switch.
    Switch(bool),
}

/// Addresses and switches that the installation decides, under the names of Ghost's configuration.
/// The defaults name no other host.
#[derive(Clone, Debug)]
pub struct Config {
    /// `portal__url`: the script of the sign-up dialogs; none leaves it out.
    pub portal_url: Option<String>,
    /// `sodoSearch__url`: the script of the search dialog; none leaves it out.
    pub search_url: Option<String>,
    /// `sodoSearch__styles`: its style sheet.
    pub search_styles: Option<String>,
    /// `announcementBar__url`: the script of the announcement bar; none leaves it out.
    pub announcement_bar_url: Option<String>,
    /// `comments__url`: the script of the comments; none leaves them out.
    pub comments_url: Option<String>,
    /// The service that has the fonts which the editors may choose, such as `https://fonts.bunny.net`; none
    /// leaves them to the reader's machine.
    pub fonts_url: Option<String>,
    /// The public key by which scripts in the page ask the Content API.
    pub content_api_key: String,
    /// What `<meta name="generator">` says.
    pub generator: String,
    /// `referrerPolicy`.
    pub referrer_policy: String,
    /// Whether the structured data (Open Graph, Twitter, JSON-LD) are written.
    pub structured_data: bool,
    /// Whether the script is included that remembers where a new member came from.
    pub track_sources: bool,
    /// Files under `/public/` and their hashes: `cards.min.css` and so on. What is missing is left out.
    pub public_assets: BTreeMap<String, String>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            portal_url: None,
            search_url: None,
            search_styles: None,
            announcement_bar_url: None,
            comments_url: None,
            fonts_url: None,
            content_api_key: String::new(),
            generator: concat!("Courant ", env!("CARGO_PKG_VERSION")).to_owned(),
            referrer_policy: "no-referrer-when-downgrade".to_owned(),
            structured_data: true,
            track_sources: true,
            public_assets: BTreeMap::new(),
        }
    }
}

impl Page<'_> {
    /// What tells a reader that this page could not be made: of its kind, without its data.
    #[must_use]
    pub fn failed(self, status: u16, message: String) -> Self {
        let kind = PageKind::Error { status, message, instead_of: self.context() };
        Self {
            kind,
            posts: Vec::new(),
            pagination: None,
            post: None,
            tag: None,
            author: None,
            data: Vec::new(),
            ..self
        }
    }

    /// Which page of a list it is.
    fn number(&self) -> i64 {
        self.pagination.as_ref().map_or(1, |pagination| pagination.page)
    }

    /// Whether it is a list of posts, even an empty one.
    pub(crate) fn lists_posts(&self) -> bool {
        self.pagination.is_some() || !self.posts.is_empty()
    }

    /// What `{{#is}}` may ask for, in Ghost 6.65's order.
    pub(crate) fn context(&self) -> Vec<String> {
        let mut context = Vec::new();
        if let PageKind::Error { instead_of, .. } = &self.kind {
            return instead_of.clone();
        }
        if self.number() > 1 {
            context.push("paged".to_owned());
        }
        if self.path == "/" {
            context.push("home".to_owned());
        }
        match &self.kind {
            PageKind::List { name, .. } | PageKind::Route { name, .. } => context.push(name.clone()),
            PageKind::Post => context.push("post".to_owned()),
            PageKind::Page => context.push("page".to_owned()),
            PageKind::Tag => context.push("tag".to_owned()),
            PageKind::Author => context.push("author".to_owned()),
            PageKind::Private { .. } => context.push("private".to_owned()),
            PageKind::Error { .. } => {}
        }
        if let PageKind::Route { .. } | PageKind::List { .. } = self.kind
            && let Some(kind) = self.data_context().filter(|kind| !context.contains(kind))
        {
            context.push(kind);
        }
        context
    }

    /// A route or list of routes.yaml is of the kind of its data too.
    fn data_context(&self) -> Option<String> {
        let kind = match (&self.post, &self.tag) {
            (Some(post), _) if post.is_page => "page",
            (Some(_), _) => "post",
            (None, Some(_)) => "tag",
            (None, None) => return None,
        };
        Some(kind.to_owned())
    }

    /// The templates that may show it, the preferred one first; as Ghost 6.65.
    pub(crate) fn templates(&self) -> Vec<String> {
        match &self.kind {
            PageKind::List { name, templates, is_collection } => {
                let mut candidates = Vec::new();
                if self.path == "/" && *is_collection {
                    candidates.push("home".to_owned());
                }
                candidates.extend(templates.iter().cloned());
                if name != "index" {
                    candidates.push(name.clone());
                }
                candidates.push("index".to_owned());
                candidates
            }
            PageKind::Post => self.entry_templates(&["post"]),
            PageKind::Page => self.entry_templates(&["page", "post"]),
            PageKind::Tag => slug_templates("tag", self.tag.as_ref().map(|tag| tag.slug.as_str())),
            PageKind::Author => {
                slug_templates("author", self.author.as_ref().map(|author| author.slug.as_str()))
            }
            PageKind::Route { templates, .. } => templates.clone(),
            PageKind::Error { status, .. } => {
                vec![format!("error-{status}"), format!("error-{}xx", status / 100), "error".to_owned()]
            }
            PageKind::Private { .. } => vec!["private".to_owned()],
        }
    }

    fn entry_templates(&self, names: &[&str]) -> Vec<String> {
        let mut candidates = Vec::new();
        if let (Some(post), Some(name)) = (&self.post, names.first()) {
            candidates.push(format!("{name}-{}", post.slug));
            candidates.extend(post.custom_template.clone().filter(|template| !template.is_empty()));
        }
        candidates.extend(names.iter().map(|&name| name.to_owned()));
        candidates
    }
}

fn slug_templates(name: &str, slug: Option<&str>) -> Vec<String> {
    let own = slug.map(|slug| format!("{name}-{slug}"));
    own.into_iter().chain([name.to_owned(), "index".to_owned()]).collect()
}
