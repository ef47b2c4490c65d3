//! Reading a routes.yaml: what Ghost 6.65 takes, and a sentence with its line about everything else.

use serde_json::{Map, Value};

use crate::line::line_of;
use crate::ownership::{in_full, of_today};
use crate::permalink::Permalink;
use crate::routes::{Collection, Data, Listing, Resource, Route, Routes};

/// Ghost's bound for `limit: all`.
const MOST: u32 = 100;
/// Names that a theme could not tell from the words of a definition.
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

/// Why a routes.yaml was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct RoutesError {
    /// From 1.
    pub line: usize,
    /// What is wrong there, and what would be right.
    pub message: String,
}

impl RoutesError {
    /// That the entry under these keys of a routes.yaml is wrong.
    pub fn at(yaml: &str, keys: &[&str], message: &str) -> Self {
        Self { line: line_of(yaml, keys), message: format!("{}: {message}", keys.join(" → ")) }
    }
}

/// An entry that is wrong: its path of keys, and why.
struct Wrong {
    path: Vec<String>,
    message: String,
}

impl Routes {
    /// Reads a routes.yaml.
    pub fn parse(yaml: &str) -> Result<Self, RoutesError> {
        let read: Result<Option<Map<String, Value>>, _> = serde_saphyr::from_str(yaml);
        let file = read.map_err(|error| unreadable(&error))?.unwrap_or_default();
        routes(&file).map_err(|wrong| {
            let path: Vec<&str> = wrong.path.iter().map(String::as_str).collect();
            RoutesError::at(yaml, &path, &wrong.message)
        })
    }
}

fn unreadable(error: &serde_saphyr::Error) -> RoutesError {
    let line = error.location().map_or(1, |location| usize::try_from(location.line()).unwrap_or(1));
    let words = error.without_snippet().to_string();
    let words = words.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
    RoutesError { line: line.max(1), message: format!("is no YAML: {words}") }
}

fn wrong(path: &[&str], message: impl Into<String>) -> Wrong {
    Wrong { path: path.iter().map(|&key| key.to_owned()).collect(), message: message.into() }
}

fn routes(file: &Map<String, Value>) -> Result<Routes, Wrong> {
    let mut routes = Routes { routes: Vec::new(), collections: Vec::new(), tag: None, author: None };
    for (path, value) in section(file, "routes")? {
        routes.routes.push(route(path, value)?);
    }
    for (path, value) in section(file, "collections")? {
        routes.collections.push(collection(path, value)?);
    }
    for (name, value) in section(file, "taxonomies")? {
        let permalink = permalink(&["taxonomies", name], value.as_str())?;
        match name.as_str() {
            "tag" => routes.tag = Some(permalink),
            "author" => routes.author = Some(permalink),
            _ => return Err(wrong(&["taxonomies", name], "there are only tag and author")),
        }
    }
    Ok(routes)
}

/// The entries of one part of the file; none where it is empty.
fn section<'f>(file: &'f Map<String, Value>, name: &str) -> Result<Vec<(&'f String, &'f Value)>, Wrong> {
    match file.get(name) {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::Object(entries)) => Ok(entries.iter().collect()),
        Some(_) => Err(wrong(&[name], "must be a map of paths")),
    }
}

fn route(path: &str, value: &Value) -> Result<Route, Wrong> {
    const NO_TEMPLATE: &str = "names no template, such as /about/: about";
    let place = ["routes", path];
    let entry = match value {
        Value::String(template) => &one("template", template),
        Value::Object(entry) => entry,
        _ => return Err(wrong(&place, NO_TEMPLATE)),
    };
    let channel = match entry.get("controller") {
        None | Some(Value::Null) => None,
        Some(Value::String(name)) if name == "channel" => Some(list(&place, entry)?),
        Some(_) => return Err(wrong(&["routes", path, "controller"], "there is only channel")),
    };
    let route = Route {
        path: checked_path(&place, path)?,
        templates: templates(&place, entry)?,
        data: data(&place, entry)?,
        content_type: text(&place, entry, "content_type")?,
        channel,
    };
    let shows = !route.templates.is_empty() || !route.data.is_empty() || route.content_type.is_some();
    if route.channel.is_none() && !shows {
        return Err(wrong(&place, NO_TEMPLATE));
    }
    Ok(route)
}

fn one(name: &str, value: &str) -> Map<String, Value> {
    Map::from_iter([(name.to_owned(), Value::String(value.to_owned()))])
}

fn collection(path: &str, value: &Value) -> Result<Collection, Wrong> {
    let place = ["collections", path];
    let Value::Object(entry) = value else {
        return Err(wrong(&place, "must be a map with a permalink, such as permalink: /{slug}/"));
    };
    Ok(Collection {
        path: checked_path(&place, path)?,
        permalink: permalink(
            &["collections", path, "permalink"],
            entry.get("permalink").and_then(Value::as_str),
        )?,
        templates: templates(&place, entry)?,
        data: data(&place, entry)?,
        list: list(&place, entry)?,
    })
}

fn below<'p>(place: &[&'p str], key: &'p str) -> Vec<&'p str> {
    place.iter().copied().chain(std::iter::once(key)).collect()
}

fn text(place: &[&str], entry: &Map<String, Value>, name: &str) -> Result<Option<String>, Wrong> {
    match entry.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(wrong(&below(place, name), "must be a text")),
    }
}

fn switch(place: &[&str], entry: &Map<String, Value>, name: &str) -> Result<Option<bool>, Wrong> {
    match entry.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Bool(on)) => Ok(Some(*on)),
        Some(_) => Err(wrong(&below(place, name), "must be true or false")),
    }
}

/// One template or several.
fn templates(place: &[&str], entry: &Map<String, Value>) -> Result<Vec<String>, Wrong> {
    let refused = || wrong(&below(place, "template"), "must be the name of a template, or a list of names");
    match entry.get("template") {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::String(template)) => Ok(vec![template.clone()]),
        Some(Value::Array(templates)) => templates
            .iter()
            .map(|template| template.as_str().map(str::to_owned).ok_or_else(refused))
            .collect(),
        Some(_) => Err(refused()),
    }
}

fn list(place: &[&str], entry: &Map<String, Value>) -> Result<Listing, Wrong> {
    let limit = match entry.get("limit") {
        None | Some(Value::Null) => None,
        Some(Value::String(limit)) if limit == "all" => Some(MOST),
        Some(limit) => {
            let number = limit.as_u64().or_else(|| limit.as_str()?.parse().ok());
            let number = number.and_then(|number| u32::try_from(number).ok()).filter(|&number| number > 0);
            let number = number.ok_or_else(|| wrong(&below(place, "limit"), "must be a number or all"))?;
            Some(number.min(MOST))
        }
    };
    let filter = match text(place, entry, "filter")?.filter(|filter| !filter.trim().is_empty()) {
        None => None,
        Some(filter) => Some(of_today(
            nql::parse(&filter).map_err(|error| wrong(&below(place, "filter"), error.to_string()))?,
        )),
    };
    let mut order = nql::order(&text(place, entry, "order")?.unwrap_or_default());
    // The newest first is the order of every list that is kept; said or not, it is the same.
    if let [only] = order.as_slice()
        && only.field == "published_at"
        && only.direction == nql::Direction::Descending
    {
        order.clear();
    }
    let in_full = filter.clone().map(in_full);
    Ok(Listing { filter, in_full, order, limit, has_feed: switch(place, entry, "rss")?.unwrap_or(true) })
}

fn data(place: &[&str], entry: &Map<String, Value>) -> Result<Vec<Data>, Wrong> {
    let place = below(place, "data");
    match entry.get("data") {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::String(short)) => {
            let name = short.split('.').next().unwrap_or_default();
            Ok(vec![short_data(&place, name, short)?])
        }
        Some(Value::Object(entries)) => {
            entries.iter().map(|(name, value)| named_data(&place, name, value)).collect()
        }
        Some(_) => Err(wrong(&place, "must be like tag.recipes, or a map of names")),
    }
}

/// `tag.recipes`
fn short_data(place: &[&str], name: &str, short: &str) -> Result<Data, Wrong> {
    let (kind, slug) = short.split_once('.').unwrap_or_default();
    let is_slug = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if slug.is_empty() || !(slug == "%s" || slug.chars().all(is_slug)) {
        return Err(wrong(place, format!("{short:?} is not like tag.recipes")));
    }
    let resource = match kind {
        "tag" => Resource::Tags,
        "page" => Resource::Pages,
        "post" => Resource::Posts,
        "author" => Resource::Authors,
        _ => return Err(wrong(place, format!("there is no {kind}; there are tag, page, post and author"))),
    };
    let (slug, name) = (Some(slug.to_owned()), name.to_owned());
    Ok(Data { name, resource, slug, list: Listing::default(), redirects: true })
}

fn named_data(place: &[&str], name: &str, value: &Value) -> Result<Data, Wrong> {
    let place = below(place, name);
    if RESERVED.contains(&name) {
        return Err(wrong(&place, "the name is reserved; choose one of your own"));
    }
    let entry = match value {
        Value::String(short) => return short_data(&place, name, short),
        Value::Object(entry) => entry,
        _ => return Err(wrong(&place, "must be like tag.recipes, or a map with type and resource")),
    };
    let resource = match text(&place, entry, "resource")?.as_deref() {
        Some("posts") => Resource::Posts,
        Some("pages") => Resource::Pages,
        Some("tags") => Resource::Tags,
        Some("authors") => Resource::Authors,
        _ => return Err(wrong(&below(&place, "resource"), "must be posts, pages, tags or authors")),
    };
    let slug = match text(&place, entry, "type")?.as_deref() {
        Some("read") => {
            let slug = text(&place, entry, "slug")?.filter(|slug| !slug.is_empty());
            Some(slug.ok_or_else(|| wrong(&below(&place, "slug"), "is missing"))?)
        }
        Some("browse") => None,
        _ => return Err(wrong(&below(&place, "type"), "must be read or browse")),
    };
    let redirects = switch(&place, entry, "redirect")?.unwrap_or(true) && slug.is_some();
    Ok(Data { name: name.to_owned(), resource, slug, list: list(&place, entry)?, redirects })
}

fn checked_path(place: &[&str], path: &str) -> Result<Permalink, Wrong> {
    if path.starts_with('/') && path.ends_with('/') {
        return Ok(Permalink::of(path));
    }
    Err(wrong(place, "must begin and end with a slash, such as /about/"))
}

fn permalink(place: &[&str], permalink: Option<&str>) -> Result<Permalink, Wrong> {
    let permalink = permalink.unwrap_or_default();
    let read = checked_path(place, permalink)
        .map_err(|_| wrong(place, "must be a path between slashes, such as /{slug}/"))?;
    if permalink.contains("/:") {
        return Err(wrong(place, "write {slug} and not :slug"));
    }
    Ok(read)
}

#[cfg(test)]
mod tests {
    use crate::{Resource, Routes};

    #[test]
    fn what_ghost_writes_is_read() {
        let yaml = "routes:\n\ncollections:\n  /:\n    permalink: /{slug}/\n    template: index\n\n\
                    taxonomies:\n  tag: /tag/{slug}/\n  author: /author/{slug}/\n";
        assert_eq!(Routes::parse(yaml).unwrap(), Routes::default());
    }

    #[test]
    fn routes_channels_and_collections_are_read() {
        let yaml = "routes:\n  /about/: about\n  /news/:\n    controller: channel\n    filter: tag:[news]\n    limit: \"5\"\n    \
                    order: published_at desc\n  /home/:\n    template:\n      - home\n      - index\n    data: page.home\n\
                    collections:\n  /blog/:\n    permalink: /blog/{year}/{slug}/\n    rss: false\n    data:\n      \
                    team:\n        type: browse\n        resource: authors\n";
        let routes = Routes::parse(yaml).unwrap();
        assert_eq!(routes.routes[0].templates, ["about"]);
        let news = routes.routes[1].channel.as_ref().unwrap();
        assert_eq!((&news.filter, news.limit), (&nql::parse("tag:[news]").ok(), Some(5)));
        assert!(news.order.is_empty() && news.has_feed);
        assert_eq!(routes.routes[2].templates, ["home", "index"]);
        assert_eq!(routes.routes[2].data[0].resource, Resource::Pages);
        assert!(!routes.collections[0].list.has_feed);
        assert_eq!((routes.collections[0].data[0].name.as_str(), &routes.tag), ("team", &None));
        assert_eq!(routes.feed(), None);
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        for (yaml, line, words) in [
            ("routes:\n  about/: about", 2, "must begin and end with a slash"),
            ("collections:\n  /:\n    permalink: /:slug/", 3, "write {slug}"),
            ("routes:\n  /a/: a\n  /b/:\n    data: recipe.x", 4, "there is no recipe"),
            ("routes:\n  /a/:\n", 2, "names no template"),
            ("collections:\n  /:\n    permalink: /{slug}/\n    filter: 'tag:['\n", 4, "filter"),
            ("collections:\n  /:\n    permalink: /{slug}/\n    limit: many\n", 4, "a number or all"),
            ("\nroutes: 5\n", 2, "a map of paths"),
            ("routes:\n  /a/: a\n\n  /b/: [\n", 4, "is no YAML"),
            ("just words", 1, "is no YAML"),
        ] {
            let refused = Routes::parse(yaml).unwrap_err();
            assert!(refused.message.contains(words), "{yaml}: {refused}");
            assert!(refused.line >= line && refused.line <= line + 1, "{yaml}: {refused}");
            assert_eq!(refused.to_string().lines().count(), 1, "{refused}");
        }
    }
}
