//! A site's routing: its own routes, collections and taxonomies, and the addresses that follow from them.

use nql::{Filter, Order};
use published::Post;

use crate::ownership;
use crate::permalink::Permalink;

/// Where a thing is that no collection and no taxonomy has; Ghost 6.65's.
pub const NOWHERE: &str = "/404/";

/// A site's routing.
#[derive(Clone, Debug, PartialEq)]
pub struct Routes {
    /// Static routes and channels, in the order in which they are tried.
    pub routes: Vec<Route>,
    /// Collections, in the order in which a post finds its own.
    pub collections: Vec<Collection>,
    /// Where tags are; none where they have no pages.
    pub tag: Option<Permalink>,
    /// Where authors are; none where they have no pages.
    pub author: Option<Permalink>,
}

/// A route of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// Where it is; a part may be open (`:slug`), which the filter then names as `%s`.
    pub path: Permalink,
    /// The templates, the preferred one first.
    pub templates: Vec<String>,
    /// What is fetched for it.
    pub data: Vec<Data>,
    /// The media type, where it is not HTML.
    pub content_type: Option<String>,
    /// The list that it shows, if it is a channel.
    pub channel: Option<Listing>,
}

/// Posts that have their addresses in one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Collection {
    /// Where its list is.
    pub path: Permalink,
    /// Where its posts are.
    pub permalink: Permalink,
    /// The templates of its list, the preferred one first.
    pub templates: Vec<String>,
    /// What is fetched for its list.
    pub data: Vec<Data>,
    /// Which posts it has, and how they are listed.
    pub list: Listing,
}

/// How posts are listed.
#[derive(Clone, Debug, PartialEq)]
pub struct Listing {
    /// Which posts, as it was written; all where there is none.
    pub filter: Option<Filter>,
    /// The same with every name in its full form, for telling whether one post is among them.
    pub(crate) in_full: Option<Filter>,
    /// In which order; the newest first where nothing is named.
    pub order: Vec<Order>,
    /// How many are on a page, where it is not what the theme says.
    pub limit: Option<u32>,
    /// Whether it has a feed.
    pub has_feed: bool,
}

impl Default for Listing {
    fn default() -> Self {
        Self { filter: None, in_full: None, order: Vec::new(), limit: None, has_feed: true }
    }
}

/// Something that is fetched for a route, by the name under which templates see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Data {
    /// `page`, `recipes`.
    pub name: String,
    /// Of which kind it is.
    pub resource: Resource,
    /// The one that is read; none for a list.
    pub slug: Option<String>,
    /// Which ones are listed, and how.
    pub list: Listing,
    /// Whether its own address leads to the route.
    pub redirects: bool,
}

/// What may be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resource {
    /// Published posts.
    Posts,
    /// Published pages.
    Pages,
    /// Public tags.
    Tags,
    /// People under whose name something is published.
    Authors,
}

impl Listing {
    /// The filter with what an open path said in place of `%s`.
    pub fn filter_for(&self, slug: Option<&str>) -> Option<Filter> {
        let filter = self.filter.clone()?;
        Some(slug.map_or(filter.clone(), |slug| ownership::with_slug(filter, slug)))
    }
}

impl Data {
    /// The slug that is read, with what an open path said in place of `%s`.
    pub fn slug_for(&self, slug: Option<&str>) -> Option<String> {
        Some(self.slug.as_ref()?.replace("%s", slug.unwrap_or_default()))
    }
}

impl Default for Routes {
    /// What a site has that says nothing; as Ghost 6.65.
    fn default() -> Self {
        let posts = Collection {
            path: Permalink::of("/"),
            permalink: Permalink::of("/{slug}/"),
            templates: vec!["index".to_owned()],
            data: Vec::new(),
            list: Listing::default(),
        };
        Self {
            routes: Vec::new(),
            collections: vec![posts],
            tag: Some(Permalink::of("/tag/{slug}/")),
            author: Some(Permalink::of("/author/{slug}/")),
        }
    }
}

impl Routes {
    /// The path of a post or page; it needs its tags and authors where [`looks_beside`](Self::looks_beside) says so.
    pub fn path_of(&self, post: &Post) -> String {
        if post.is_page {
            return format!("/{}/", post.slug);
        }
        self.collection_of(post).map_or_else(|| NOWHERE.to_owned(), |own| own.permalink.path_of(post))
    }

    /// The path of a public tag.
    pub fn path_of_tag(&self, slug: &str) -> String {
        self.tag.as_ref().map_or_else(|| NOWHERE.to_owned(), |permalink| permalink.path_of_slug(slug))
    }

    /// The path of an author.
    pub fn path_of_author(&self, slug: &str) -> String {
        self.author.as_ref().map_or_else(|| NOWHERE.to_owned(), |permalink| permalink.path_of_slug(slug))
    }

    /// The first collection whose filter the post passes: where it belongs.
    pub fn collection_of(&self, post: &Post) -> Option<&Collection> {
        let mut record = None;
        self.collections.iter().find(|collection| match &collection.list.in_full {
            None => true,
            Some(filter) => ownership::holds(filter, record.get_or_insert_with(|| ownership::record(post))),
        })
    }

    /// Whether a post's address depends on more than its own id, slug and date.
    pub fn looks_beside(&self) -> bool {
        let plain = |collection: &Collection| {
            collection.list.filter.is_none() && !collection.permalink.names_relations()
        };
        !self.collections.first().is_none_or(plain)
    }

    /// The route or collection that shows a thing as its own, and to which the thing's address therefore leads.
    pub fn claims(&self, resource: Resource, slug: &str) -> Option<&Permalink> {
        let claimed = |data: &[Data]| {
            data.iter()
                .any(|data| data.redirects && data.resource == resource && data.slug.as_deref() == Some(slug))
        };
        let route = self.routes.iter().find(|route| claimed(&route.data)).map(|route| &route.path);
        let collection = || self.collections.iter().find(|collection| claimed(&collection.data));
        route.or_else(|| collection().map(|collection| &collection.path))
    }

    /// Where the site's feed is: that of the front page's collection, else of the first that has one.
    pub fn feed(&self) -> Option<String> {
        let front = self.collections.iter().find(|collection| collection.path.as_str() == "/");
        let fed = |collection: &&Collection| collection.list.has_feed;
        let found = front.filter(fed).or_else(|| self.collections.iter().find(fed));
        found.map(|collection| format!("{}rss/", collection.path.as_str()))
    }

    /// Every filter and the keys under which it stands in the file, with what it chooses from.
    pub fn filters(&self) -> Vec<(Vec<&str>, Resource, &Filter)> {
        let mut filters = Vec::new();
        for route in &self.routes {
            let place = vec!["routes", route.path.as_str()];
            add_filters(&mut filters, &place, route.channel.as_ref(), &route.data);
        }
        for collection in &self.collections {
            let place = vec!["collections", collection.path.as_str()];
            add_filters(&mut filters, &place, Some(&collection.list), &collection.data);
        }
        filters
    }

    /// The paths of the lists and routes themselves, for search engines.
    pub fn fixed_paths(&self) -> impl Iterator<Item = &str> {
        let routes = self.routes.iter().map(|route| &route.path);
        let paths = routes.chain(self.collections.iter().map(|collection| &collection.path));
        paths.filter(|path| !path.is_open()).map(Permalink::as_str)
    }
}

fn add_filters<'r>(
    filters: &mut Vec<(Vec<&'r str>, Resource, &'r Filter)>,
    place: &[&'r str],
    list: Option<&'r Listing>,
    data: &'r [Data],
) {
    let at = |keys: &[&'r str]| place.iter().chain(keys).copied().collect();
    if let Some(filter) = list.and_then(|list| list.filter.as_ref()) {
        filters.push((at(&["filter"]), Resource::Posts, filter));
    }
    for data in data {
        if let Some(filter) = &data.list.filter {
            filters.push((at(&["data", &data.name, "filter"]), data.resource, filter));
        }
    }
}

/// The name by which templates and contexts know a list or route: `index` at the front, else its path without slashes.
pub(crate) fn name_of(path: &str) -> String {
    if path == "/" { "index".to_owned() } else { path.replace('/', "") }
}

impl Route {
    /// Its name for templates and contexts.
    pub fn name(&self) -> String {
        name_of(self.path.as_str())
    }
}

impl Collection {
    /// Its name for templates and contexts.
    pub fn name(&self) -> String {
        name_of(self.path.as_str())
    }
}
