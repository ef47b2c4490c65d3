//! A small invented site: a theme as text, a few posts, and the answers to what a theme may ask.

use published::{Author, NavigationItem, Pagination, Post, Site, Tag};
use theme::{
    Config, CustomSettings, Direction, Files, GetAnswer, GetQuery, Items, Page, PageKind, Part, Rendered,
    Source, SourceError, Theme, Within,
};

/// A theme of these templates.
pub(crate) fn theme(templates: &[(&str, &str)]) -> Theme {
    let mut files = Files::default();
    files
        .insert("package.json", r#"{"name": "small", "version": "1.0.0", "config": {"posts_per_page": 2}}"#)
        .unwrap();
    for name in ["index.hbs", "post.hbs"] {
        files.insert(name, "").unwrap();
    }
    for (path, text) in templates {
        files.insert(*path, *text).unwrap();
    }
    Theme::load(files).unwrap()
}

/// The site behind the pages.
pub(crate) struct Newsroom {
    pub(crate) site: Site,
    pub(crate) config: Config,
    pub(crate) custom: CustomSettings,
    pub(crate) posts: Vec<Post>,
}

impl Newsroom {
    pub(crate) fn new() -> Self {
        let site = Site {
            title: "The Lantern".into(),
            url: "https://lantern.example".into(),
            locale: "en".into(),
            timezone: "Etc/UTC".into(),
            navigation: vec![NavigationItem {
                label: "Home".into(),
                url: "/".into(),
                ..NavigationItem::default()
            }],
            ..Site::default()
        };
        let posts = ["first", "second", "third"].map(post).to_vec();
        Self { site, config: Config::default(), custom: CustomSettings::new(), posts }
    }

    /// The front page with every post.
    pub(crate) fn front_page(&self) -> Page<'_> {
        let kind = PageKind::List { name: "index".into(), templates: Vec::new(), is_collection: true };
        let total = i64::try_from(self.posts.len()).unwrap();
        let pagination = Some(Pagination::new(1, 2, total));
        Page { posts: self.posts.clone(), pagination, ..self.page(kind, "/") }
    }

    /// A story's page.
    pub(crate) fn story(&self, slug: &str) -> Page<'_> {
        let post = self.posts.iter().find(|post| post.slug == slug).cloned();
        Page { post, ..self.page(PageKind::Post, &format!("/{slug}/")) }
    }

    pub(crate) fn page(&self, kind: PageKind, path: &str) -> Page<'_> {
        Page {
            kind,
            path: path.into(),
            posts: Vec::new(),
            pagination: None,
            post: None,
            tag: None,
            author: None,
            data: Vec::new(),
            feed: Some("/rss/".into()),
            newsfeed: None,
            site: &self.site,
            config: &self.config,
            custom: &self.custom,
            member: None,
            now: 1_704_448_800_000,
        }
    }

    pub(crate) fn render(&self, theme: &Theme, page: &Page<'_>) -> Rendered {
        theme.render(page, self).unwrap()
    }
}

fn post(slug: &str) -> Post {
    let tag = Tag {
        name: "War".into(),
        slug: "war".into(),
        visibility: "public".into(),
        url: "https://lantern.example/tag/war/".into(),
        ..Tag::default()
    };
    let author = Author {
        name: "Iryna Bondar".into(),
        slug: "iryna".into(),
        url: "https://lantern.example/author/iryna/".into(),
        ..Author::default()
    };
    Post {
        id: format!("id-{slug}"),
        title: format!("The {slug} <story>"),
        slug: slug.into(),
        html: Some(format!("<p>Text of the {slug}</p>")),
        url: format!("https://lantern.example/{slug}/"),
        visibility: "public".into(),
        access: true,
        reading_time: Some(3),
        excerpt: Some("It began in the morning & ended at night.".into()),
        published_at: Some(published::Moment::new(1_704_448_800_000, 0)),
        feature_image: Some("https://lantern.example/content/images/2024/a.jpg".into()),
        tags: vec![tag],
        authors: vec![author],
        ..Post::default()
    }
}

impl Source for Newsroom {
    fn browse(&self, query: &GetQuery) -> Result<GetAnswer, SourceError> {
        let slug = query.slug.as_ref();
        let is_one = |post: &&Post| {
            slug.is_none_or(|slug| *slug == post.slug) && query.id.as_ref().is_none_or(|id| *id == post.id)
        };
        let posts = self.posts.iter().filter(is_one).take(query.limit.unwrap_or(15) as usize).cloned();
        // As the newsroom does: texts that no template shows are not read.
        let read = |post: Post| Post { html: post.html.clone().filter(|_| query.with_texts), ..post };
        let posts: Vec<_> = posts.map(read).collect();
        if posts.is_empty() {
            return Err(SourceError("no such post".into()));
        }
        Ok(GetAnswer { items: Items::Posts(posts), part: Part::Page(Pagination::new(1, 15, 3)) })
    }

    fn neighbour(&self, post: &Post, direction: Direction, _: Option<Within>, _: bool) -> Option<Post> {
        let at = self.posts.iter().position(|known| known.id == post.id)?;
        let at = if direction == Direction::Next { at.checked_sub(1)? } else { at + 1 };
        self.posts.get(at).cloned()
    }
}
