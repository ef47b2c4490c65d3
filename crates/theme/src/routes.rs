//! routes.yaml: a site's own routes, collections, taxonomies and channels, in Ghost 6.65's words.

use serde_json::{Map, Value};

/// A site's routing.
#[derive(Clone, Debug, PartialEq)]
pub struct Routes {
    /// Static routes and channels, in the order in which they are tried.
    pub routes: Vec<Route>,
    /// Collections, in the order in which a post finds its own.
    pub collections: Vec<Collection>,
    /// Where tags are: `/tag/{slug}/`; none where they have no pages.
    pub tag: Option<String>,
    /// Where authors are: `/author/{slug}/`; none where they have no pages.
    pub author: Option<String>,
}

/// A route of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Route {
    /// Beginning and ending with a slash.
    pub path: String,
    /// The templates, the preferred one first.
    pub templates: Vec<String>,
    /// What is fetched for it.
    pub data: Vec<Data>,
    /// The media type, where it is not HTML.
    pub content_type: Option<String>,
    /// The list that it shows, if it is a channel.
    pub channel: Option<List>,
}

/// Posts that have their addresses in one place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Collection {
    /// Where its list is; beginning and ending with a slash.
    pub path: String,
    /// Where its posts are: `/{primary_tag}/{slug}/`.
    pub permalink: String,
    /// The templates of its list, the preferred one first.
    pub templates: Vec<String>,
    /// What is fetched for its list.
    pub data: Vec<Data>,
    /// Which posts it has, and how they are listed.
    pub list: List,
}

/// How posts are listed.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// NQL.
    pub filter: Option<String>,
    /// As `published_at desc`.
    pub order: Option<String>,
    /// How many are on a page, where it is not what the theme says.
    pub limit: Option<u32>,
    /// Whether it has a feed.
    pub has_feed: bool,
}

impl Default for List {
    fn default() -> Self {
        Self { filter: None, order: None, limit: None, has_feed: true }
    }
}

/// Something that is fetched for a route, by the name under which templates see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Data {
    /// `page`, `recipes`.
    pub name: String,
    /// `posts`, `pages`, `tags` or `authors`.
    pub resource: String,
    /// The one that is read; none for a list.
    pub slug: Option<String>,
    /// Which ones are listed, and how.
    pub list: List,
    /// Whether its own address leads to the route.
    pub redirects: bool,
}

/// Why a routes.yaml was refused.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("routes.yaml: {place}: {message}")]
pub struct RoutesError {
    /// The entry: `collections./blog/.permalink`.
    pub place: String,
    /// What is wrong with it, and what would be right.
    pub message: String,
}

impl Default for Routes {
    /// What a site has that says nothing.
    fn default() -> Self {
        let posts = Collection {
            path: "/".to_owned(),
            permalink: "/{slug}/".to_owned(),
            templates: vec!["index".to_owned()],
            ..Collection::default()
        };
        Self {
            routes: Vec::new(),
            collections: vec![posts],
            tag: Some("/tag/{slug}/".to_owned()),
            author: Some("/author/{slug}/".to_owned()),
        }
    }
}

impl Routes {
    /// Reads a routes.yaml.
    pub fn parse(yaml: &str) -> Result<Self, RoutesError> {
        let read: Result<Option<Map<String, Value>>, _> = serde_saphyr::from_str(yaml);
        let file = read.map_err(|error| wrong("the file", error.to_string()))?.unwrap_or_default();
        let mut routes = Self { routes: Vec::new(), collections: Vec::new(), tag: None, author: None };
        for (path, value) in section(&file, "routes")? {
            routes.routes.push(route(path, value)?);
        }
        for (path, value) in section(&file, "collections")? {
            routes.collections.push(collection(path, value)?);
        }
        for (name, value) in section(&file, "taxonomies")? {
            let place = format!("taxonomies.{name}");
            let permalink = value.as_str().unwrap_or_default();
            check_permalink(&place, permalink)?;
            match name.as_str() {
                "tag" => routes.tag = Some(permalink.to_owned()),
                "author" => routes.author = Some(permalink.to_owned()),
                _ => return Err(wrong(place, "there are only tag and author")),
            }
        }
        Ok(routes)
    }
}

fn wrong(place: impl Into<String>, message: impl Into<String>) -> RoutesError {
    RoutesError { place: place.into(), message: message.into() }
}

/// The entries of one part of the file; none where it is empty.
fn section<'f>(
    file: &'f Map<String, Value>,
    name: &str,
) -> Result<Vec<(&'f String, &'f Value)>, RoutesError> {
    match file.get(name) {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::Object(entries)) => Ok(entries.iter().collect()),
        Some(_) => Err(wrong(name, "must be a map of paths")),
    }
}

fn route(path: &str, value: &Value) -> Result<Route, RoutesError> {
    let place = format!("routes.{path}");
    check_path(&place, path)?;
    let entry = match value {
        Value::String(template) => {
            return Ok(Route {
                path: path.to_owned(),
                templates: vec![template.clone()],
                ..Route::default()
            });
        }
        Value::Object(entry) => entry,
        _ => return Err(wrong(place, "names no template, such as /about/: about")),
    };
    let channel = match entry.get("controller").and_then(Value::as_str) {
        None => None,
        Some("channel") => Some(list(&place, entry)?),
        Some(_) => return Err(wrong(place, "the only controller is channel")),
    };
    let route = Route {
        path: path.to_owned(),
        templates: templates(entry),
        data: data(&place, entry)?,
        content_type: text(entry, "content_type"),
        channel,
    };
    let shows_something =
        !route.templates.is_empty() || !route.data.is_empty() || route.content_type.is_some();
    if route.channel.is_none() && !shows_something {
        return Err(wrong(place, "names no template, such as /about/: about"));
    }
    Ok(route)
}

fn collection(path: &str, value: &Value) -> Result<Collection, RoutesError> {
    let place = format!("collections.{path}");
    check_path(&place, path)?;
    let Value::Object(entry) = value else { return Err(wrong(place, "must be a map with a permalink")) };
    let permalink = text(entry, "permalink").unwrap_or_default();
    check_permalink(&format!("{place}.permalink"), &permalink)?;
    Ok(Collection {
        path: path.to_owned(),
        permalink,
        templates: templates(entry),
        data: data(&place, entry)?,
        list: list(&place, entry)?,
    })
}

fn text(entry: &Map<String, Value>, name: &str) -> Option<String> {
    entry.get(name).and_then(Value::as_str).map(str::to_owned)
}

/// One template or several.
fn templates(entry: &Map<String, Value>) -> Vec<String> {
    match entry.get("template") {
        Some(Value::String(template)) => vec![template.clone()],
        Some(Value::Array(templates)) => {
            templates.iter().filter_map(Value::as_str).map(str::to_owned).collect()
        }
        _ => Vec::new(),
    }
}

fn list(place: &str, entry: &Map<String, Value>) -> Result<List, RoutesError> {
    let limit = match entry.get("limit") {
        None | Some(Value::Null) => None,
        Some(Value::String(limit)) if limit == "all" => Some(100),
        Some(limit) => {
            let number = limit.as_u64().or_else(|| limit.as_str()?.parse().ok());
            let number = number.and_then(|number| u32::try_from(number).ok()).filter(|&number| number > 0);
            Some(number.ok_or_else(|| wrong(format!("{place}.limit"), "must be a number or all"))?)
        }
    };
    let has_feed = entry.get("rss").and_then(Value::as_bool).unwrap_or(true);
    Ok(List { filter: text(entry, "filter"), order: text(entry, "order"), limit, has_feed })
}

fn data(place: &str, entry: &Map<String, Value>) -> Result<Vec<Data>, RoutesError> {
    let place = format!("{place}.data");
    match entry.get("data") {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::String(short)) => {
            let name = short.split('.').next().unwrap_or_default();
            Ok(vec![short_data(&place, name, short)?])
        }
        Some(Value::Object(entries)) => {
            entries.iter().map(|(name, value)| named_data(&format!("{place}.{name}"), name, value)).collect()
        }
        Some(_) => Err(wrong(place, "must be like tag.recipes, or a map of names")),
    }
}

/// `tag.recipes`
fn short_data(place: &str, name: &str, short: &str) -> Result<Data, RoutesError> {
    let (kind, slug) = short.split_once('.').ok_or_else(|| wrong(place, "is not like tag.recipes"))?;
    let resource = match kind {
        "tag" => "tags",
        "page" => "pages",
        "post" => "posts",
        "author" => "authors",
        _ => return Err(wrong(place, format!("there is no {kind}; there are tag, page, post and author"))),
    };
    let (slug, name, resource) = (Some(slug.to_owned()), name.to_owned(), resource.to_owned());
    Ok(Data { name, resource, slug, list: List::default(), redirects: true })
}

fn named_data(place: &str, name: &str, value: &Value) -> Result<Data, RoutesError> {
    const RESERVED: [&str; 11] = [
        "resource",
        "type",
        "limit",
        "order",
        "include",
        "filter",
        "status",
        "visibility",
        "slug",
        "redirect",
        "author",
    ];
    if RESERVED.contains(&name) {
        return Err(wrong(place, "the name is reserved; choose one of your own"));
    }
    let entry = match value {
        Value::String(short) => return short_data(place, name, short),
        Value::Object(entry) => entry,
        _ => return Err(wrong(place, "must be like tag.recipes, or a map with type and resource")),
    };
    let resource = text(entry, "resource").unwrap_or_default();
    if !matches!(resource.as_str(), "posts" | "pages" | "tags" | "authors") {
        return Err(wrong(format!("{place}.resource"), "must be posts, pages, tags or authors"));
    }
    let slug = match entry.get("type").and_then(Value::as_str) {
        Some("read") => {
            let slug = text(entry, "slug").filter(|slug| !slug.is_empty());
            Some(slug.ok_or_else(|| wrong(format!("{place}.slug"), "is missing"))?)
        }
        Some("browse") => None,
        _ => return Err(wrong(format!("{place}.type"), "must be read or browse")),
    };
    let redirects = entry.get("redirect").and_then(Value::as_bool).unwrap_or(slug.is_some());
    Ok(Data { name: name.to_owned(), resource, slug, list: list(place, entry)?, redirects })
}

fn check_path(place: &str, path: &str) -> Result<(), RoutesError> {
    if path.starts_with('/') && path.ends_with('/') {
        return Ok(());
    }
    Err(wrong(place, "must begin and end with a slash, such as /about/"))
}

fn check_permalink(place: &str, permalink: &str) -> Result<(), RoutesError> {
    check_path(place, permalink)?;
    if permalink.contains("/:") {
        return Err(wrong(place, "write {slug} and not :slug"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{List, Routes};

    #[test]
    fn what_ghost_writes_is_read() {
        let yaml = "routes:\n\ncollections:\n  /:\n    permalink: /{slug}/\n    template: index\n\n\
                    taxonomies:\n  tag: /tag/{slug}/\n  author: /author/{slug}/\n";
        assert_eq!(Routes::parse(yaml).unwrap(), Routes::default());
    }

    #[test]
    fn routes_channels_and_collections_are_read() {
        let yaml = "routes:\n  /about/: about\n  /news/:\n    controller: channel\n    filter: tag:[news]\n    limit: \"5\"\n\
                    \n  /home/:\n    template:\n      - home\n      - index\n    data: page.home\n\
                    collections:\n  /blog/:\n    permalink: /blog/{year}/{slug}/\n    rss: false\n    data:\n      \
                    team:\n        type: browse\n        resource: authors\n";
        let routes = Routes::parse(yaml).unwrap();
        assert_eq!(routes.routes[0].templates, ["about"]);
        let news = List { filter: Some("tag:[news]".into()), limit: Some(5), ..List::default() };
        assert_eq!(routes.routes[1].channel, Some(news));
        assert_eq!(routes.routes[2].templates, ["home", "index"]);
        assert_eq!(routes.routes[2].data[0].resource, "pages");
        assert!(!routes.collections[0].list.has_feed);
        assert_eq!((routes.collections[0].data[0].name.as_str(), &routes.tag), ("team", &None));
    }

    #[test]
    fn what_is_wrong_is_named_with_its_place() {
        let refused = |yaml: &str| Routes::parse(yaml).unwrap_err().to_string();
        assert_eq!(
            refused("routes:\n  about/: about"),
            "routes.yaml: routes.about/: must begin and end with a slash, such as /about/"
        );
        assert!(
            refused("collections:\n  /:\n    permalink: /:slug/")
                .contains("collections./.permalink: write {slug}")
        );
        assert!(refused("routes:\n  /a/:\n    data: recipe.x").contains("there is no recipe"));
        assert!(refused("routes:\n  /a/:\n").contains("names no template"));
        assert!(refused("routes: [").starts_with("routes.yaml: the file: "));
    }
}
