//! What an address may mean, in the order in which Ghost 6.65 tries it: routes, collections and their posts, pages, tags,
//! authors. Whether there is such a post or tag is for the newsroom to say; the first place that there is counts.

use crate::permalink::{Captured, Permalink};
use crate::routes::{Collection, Route, Routes};

/// Something that an address may mean.
#[derive(Clone, Debug, PartialEq)]
pub enum Place<'r> {
    /// A route or channel.
    Route {
        /// Which one.
        route: &'r Route,
        /// The open parts of its path.
        captured: Captured,
        /// Which part of it.
        part: Part,
    },
    /// A collection's list.
    Collection {
        /// Which one.
        collection: &'r Collection,
        /// Which part of it.
        part: Part,
    },
    /// A post.
    Post {
        /// The slug or id, and what else its permalink has.
        captured: Captured,
        /// In which form.
        form: Form,
    },
    /// A static page.
    Page {
        /// Its slug.
        slug: String,
        /// In which form.
        form: Form,
    },
    /// A tag's list.
    Tag {
        /// Its slug.
        slug: String,
        /// Which part of it.
        part: Part,
    },
    /// An author's list.
    Author {
        /// Their slug.
        slug: String,
        /// Which part of it.
        part: Part,
    },
}

/// Which part of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its beginning.
    First,
    /// `page/2/`: digits.
    Number(String),
    /// `rss/`
    Feed,
    /// `feed/`, where feeds have been before.
    OldFeed,
    /// `edit/`, which leads to the desk.
    Edit,
}

/// In which form a story is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As a page.
    Html,
    /// As Markdown.
    Markdown,
    /// `edit/`, which leads to the desk.
    Edit,
}

impl Part {
    fn of(rest: &str) -> Option<Self> {
        Some(match rest.strip_suffix('/').unwrap_or(rest) {
            "" => Self::First,
            "rss" => Self::Feed,
            "feed" => Self::OldFeed,
            "edit" => Self::Edit,
            other => {
                let number = other.strip_prefix("page/")?;
                let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
                return is_number.then(|| Self::Number(number.to_owned()));
            }
        })
    }

    fn is_feed(&self) -> bool {
        matches!(self, Self::Feed | Self::OldFeed)
    }

    /// What stands behind the list's own path for this part.
    pub fn tail(&self) -> String {
        match self {
            Self::First => String::new(),
            Self::Number(number) => format!("page/{number}/"),
            Self::Feed => "rss/".to_owned(),
            Self::OldFeed => "feed/".to_owned(),
            Self::Edit => "edit/".to_owned(),
        }
    }
}

impl Routes {
    /// What `path` may mean, the first that there is counts.
    pub fn places<'r>(&'r self, path: &'r str) -> impl Iterator<Item = Place<'r>> {
        let routes = self.routes.iter().filter_map(move |route| at_route(route, path));
        let collections = self.collections.iter().flat_map(move |collection| {
            [at_collection(collection, path), at_post(collection, path)].into_iter().flatten()
        });
        let page = std::iter::once_with(move || at_page(path)).flatten();
        let tag = std::iter::once_with(move || {
            let (slug, part) = at_taxonomy(self.tag.as_ref()?, path)?;
            Some(Place::Tag { slug, part })
        });
        let author = std::iter::once_with(move || {
            let (slug, part) = at_taxonomy(self.author.as_ref()?, path)?;
            Some(Place::Author { slug, part })
        });
        routes.chain(collections).chain(page).chain(tag.flatten()).chain(author.flatten())
    }
}

fn at_route<'r>(route: &'r Route, path: &str) -> Option<Place<'r>> {
    let (captured, rest) = route.path.begin_of(path)?;
    let part = Part::of(rest)?;
    let is_there = match (&route.channel, &part) {
        (_, Part::First) | (Some(_), Part::Number(_)) => true,
        (Some(list), part) => part.is_feed() && list.has_feed,
        (None, _) => false,
    };
    is_there.then_some(Place::Route { route, captured, part })
}

fn at_collection<'r>(collection: &'r Collection, path: &str) -> Option<Place<'r>> {
    let (_, rest) = collection.path.begin_of(path)?;
    let part = Part::of(rest).filter(|part| *part != Part::Edit)?;
    (!part.is_feed() || collection.list.has_feed).then_some(Place::Collection { collection, part })
}

fn at_post<'r>(collection: &Collection, path: &str) -> Option<Place<'r>> {
    let (captured, form) = at_entry(&collection.permalink, path)?;
    let is_known = captured.get("slug").or_else(|| captured.get("id")).is_some();
    is_known.then_some(Place::Post { captured, form })
}

fn at_page<'r>(path: &str) -> Option<Place<'r>> {
    let (captured, form) = at_entry(&Permalink::of("/{slug}/"), path)?;
    Some(Place::Page { slug: captured.get("slug")?.to_owned(), form })
}

fn at_entry(permalink: &Permalink, path: &str) -> Option<(Captured, Form)> {
    if let Some(story) = path.strip_suffix(".md") {
        return Some((permalink.captures(story)?, Form::Markdown));
    }
    let (captured, rest) = permalink.begin_of(path)?;
    match rest.strip_suffix('/').unwrap_or(rest) {
        "" => Some((captured, Form::Html)),
        "edit" => Some((captured, Form::Edit)),
        _ => None,
    }
}

fn at_taxonomy(permalink: &Permalink, path: &str) -> Option<(String, Part)> {
    let (captured, rest) = permalink.begin_of(path)?;
    Some((captured.get("slug")?.to_owned(), Part::of(rest)?))
}

#[cfg(test)]
mod tests {
    use super::{Form, Part, Place};
    use crate::Routes;

    fn routes() -> Routes {
        Routes::parse(
            "routes:\n  /about/: about\n  /live/:\n    controller: channel\n    rss: false\n\
             collections:\n  /news/:\n    permalink: /news/{year}/{slug}/\n    filter: tag:news\n  /:\n    permalink: /{slug}/\n\
             taxonomies:\n  tag: /topic/{slug}/\n",
        )
        .unwrap()
    }

    fn first(routes: &Routes, path: &str) -> Option<String> {
        routes.places(path).next().map(|place| match place {
            Place::Route { route, part, .. } => format!("route {} {part:?}", route.name()),
            Place::Collection { collection, part } => format!("collection {} {part:?}", collection.name()),
            Place::Post { captured, form } => format!("post {} {form:?}", captured.get("slug").unwrap()),
            Place::Page { slug, .. } => format!("page {slug}"),
            Place::Tag { slug, part } => format!("tag {slug} {part:?}"),
            Place::Author { slug, .. } => format!("author {slug}"),
        })
    }

    #[test]
    fn an_address_is_what_comes_first_in_the_order_of_ghost() {
        let routes = routes();
        for (path, expected) in [
            ("/", Some("collection index First")),
            ("/page/2/", Some("collection index Number(\"2\")")),
            ("/rss/", Some("collection index Feed")),
            ("/about/", Some("route about First")),
            ("/live/", Some("route live First")),
            ("/live/page/3/", Some("route live Number(\"3\")")),
            ("/news/", Some("collection news First")),
            ("/news/2026/ferry/", Some("post ferry Html")),
            ("/news/2026/ferry/edit/", Some("post ferry Edit")),
            ("/news/2026/ferry.md", Some("post ferry Markdown")),
            ("/ferry/", Some("post ferry Html")),
            ("/topic/sea/feed/", Some("tag sea OldFeed")),
            ("/live/rss/", None),
            ("/author/maren/", None),
            ("/a/b/c/", None),
        ] {
            assert_eq!(first(&routes, path).as_deref(), expected, "{path}");
        }
    }

    #[test]
    fn a_slug_that_is_no_post_may_be_a_page() {
        let routes = routes();
        let found: Vec<_> = routes.places("/team/").collect();
        assert_eq!(found.len(), 2);
        assert_eq!(found[1], Place::Page { slug: "team".to_owned(), form: Form::Html });
        assert_eq!(Part::Number("2".to_owned()).tail(), "page/2/");
    }
}
