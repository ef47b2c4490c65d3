//! `{{#get "posts" filter="featured:true" limit="5"}}`: anything that the Content API would give.

use std::cell::OnceCell;

use hbs::{Inner, Key, Object, Value};
use published::Pagination;

use super::{Answer, Call, integer, string};
use crate::source::{GetQuery, Items, Part, Resource, Source, SourceError};
use crate::theme::TEXTS;

/// The most that one question may ask for.
const MOST: u32 = 100;

pub(super) fn get<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    if !call.is_block() {
        return Ok(Value::Undefined);
    }
    let resource = match call.param(0).text() {
        Some("posts") => Resource::Posts,
        Some("pages") => Resource::Pages,
        Some("tags") => Resource::Tags,
        Some("authors") => Resource::Authors,
        Some("tiers") => Resource::Tiers,
        Some("newsletters") => Resource::Newsletters,
        _ => {
            call.render_inverse()?;
            return Ok(Value::Undefined);
        }
    };
    let query = query(call, resource);
    show(call, query)
}

/// `{{#collection "featured"}}`: the posts of a collection.
pub(super) fn collection<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let slug = call.param(0).text().map(str::to_owned);
    let limit = limit_of(call.named("limit")).filter(|_| call.named("limit").text() != Some("all"));
    let query = GetQuery {
        collection: slug,
        limit: limit.or(Some(3)),
        with_texts: call.body_mentions(TEXTS),
        ..GetQuery::new(Resource::Posts)
    };
    show(call, query)
}

fn show<'r>(call: &mut Call<'_, 'r>, query: GetQuery) -> Answer<'r> {
    let resource = query.resource;
    match answer(call, query) {
        Ok((context, pagination)) => {
            let list = context.field(resource.as_str());
            call.render_body_with(Inner::new(context).block_params(&[list, pagination]))?;
        }
        Err(error) => {
            tracing::warn!(%error, "a theme's get was not answered");
            call.render_inverse()?;
        }
    }
    Ok(Value::Undefined)
}

/// Asks the source, and puts the answer where templates see it: the list under its resource's name.
pub(super) fn answer<'r>(
    call: &Call<'_, 'r>,
    query: GetQuery,
) -> Result<(Value<'r>, Value<'r>), SourceError> {
    let (view, arena) = (call.state(), call.arena());
    let resource = query.resource.as_str();
    let mut answer = view.source.browse(&query)?;
    if answer.items.is_empty() && (query.id.is_some() || query.slug.is_some()) {
        return Err(SourceError(format!("none of the {resource} is that one")));
    }
    answer.items.keep_only(&query.include);
    let mut reads = view.reads.borrow_mut();
    if let Items::Posts(posts) | Items::Pages(posts) = &answer.items {
        reads.posts.extend(posts.iter().map(|post| post.id.clone()));
    }
    reads.queries.insert(query.clone());
    let list = match answer.items {
        Items::Posts(posts) | Items::Pages(posts) => arena.keep_list(posts),
        Items::Tags(tags) => arena.keep_list(tags),
        Items::Authors(authors) => arena.keep_list(authors),
        Items::Tiers(tiers) => arena.keep_list(tiers),
        Items::Newsletters(newsletters) => arena.keep_list(newsletters),
        Items::Recommendations(recommendations) => arena.keep_list(recommendations),
    };
    let pagination = match answer.part {
        Part::Whole => Value::Undefined,
        Part::Page(pagination) => arena.keep_object(pagination),
        Part::Uncounted => arena.keep(query).map_or(Value::Undefined, |query| {
            Value::Object(arena.alloc(Uncounted { source: view.source, query, counted: OnceCell::new() }))
        }),
    };
    let meta = arena.object(&[("pagination", pagination)]);
    Ok((arena.object(&[(resource, list), ("pagination", pagination), ("meta", meta)]), pagination))
}

/// Which page of how many it is, counted when a template wants to know.
struct Uncounted<'r> {
    source: &'r dyn Source,
    query: &'r GetQuery,
    counted: OnceCell<Pagination>,
}

impl Uncounted<'_> {
    fn pagination(&self) -> &Pagination {
        self.counted.get_or_init(|| {
            self.source.pagination(self.query).unwrap_or_else(|error| {
                tracing::warn!(%error, "what a theme gets was not counted");
                Pagination::default()
            })
        })
    }
}

impl Object for Uncounted<'_> {
    fn get(&self, key: Key<'_>) -> Value<'_> {
        self.pagination().get(key)
    }

    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, Value<'a>)) {
        self.pagination().each(visit);
    }
}

fn query(call: &Call<'_, '_>, resource: Resource) -> GetQuery {
    let given = |name: &str| {
        Some(call.named(name)).filter(|value| value.is_truthy()).map(|value| string(value).into_owned())
    };
    let names = |name: &str| -> Vec<String> {
        let names = given(name).unwrap_or_default();
        names.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
    };
    GetQuery {
        id: given("id"),
        slug: given("slug"),
        filter: given("filter").map(|filter| resolve(call, &filter)),
        order: given("order"),
        limit: limit_of(call.named("limit")),
        page: integer(call.named("page")).and_then(|page| u32::try_from(page).ok()).unwrap_or(1),
        include: names("include"),
        fields: names("fields"),
        formats: names("formats"),
        with_texts: call.body_mentions(TEXTS),
        ..GetQuery::new(resource)
    }
}

/// How many are asked for; `all` is as many as are given at most.
pub(super) fn limit_of(limit: Value<'_>) -> Option<u32> {
    if limit.text() == Some("all") {
        return Some(MOST);
    }
    integer(limit).map(|limit| u32::try_from(limit).unwrap_or(MOST).min(MOST))
}

/// The filter with the values in place of its `{{path}}`s.
fn resolve(call: &Call<'_, '_>, filter: &str) -> String {
    let mut resolved = String::with_capacity(filter.len());
    let mut rest = filter;
    while let Some((before, (path, after))) =
        rest.split_once("{{").and_then(|(before, after)| Some((before, after.split_once("}}")?)))
    {
        resolved.push_str(before);
        resolved.push_str(&values_at(call, path));
        rest = after;
    }
    resolved.push_str(rest);
    resolved
}

/// What stands at a path such as `post.tags[*].slug` or `@site.locale`, joined by commas.
fn values_at(call: &Call<'_, '_>, path: &str) -> String {
    let path = match path {
        "post.tags" => "post.tags[*].slug",
        "post.author" => "post.author.slug",
        path => path,
    };
    let path = path.replace(".[", "[");
    let is_data = path.starts_with('@');
    let mut parts = path.trim_start_matches('@').split('.');
    let first = parts.next().unwrap_or_default();
    let name = first.split('[').next().unwrap_or_default();
    let mut values = step(if is_data { call.data(name) } else { call.this().field(name) }, first);
    for part in parts {
        let name = part.split('[').next().unwrap_or_default();
        values = values.into_iter().flat_map(|value| step(value.field(name), part)).collect();
    }
    let texts: Vec<_> = values.into_iter().map(string).collect();
    texts.join(",")
}

/// What `name`, `name[2]` or `name[*]` takes of the value that `name` leads to.
fn step<'v>(value: Value<'v>, part: &str) -> Vec<Value<'v>> {
    let taken = match (part.split_once('['), value) {
        (None, value) => vec![value],
        (Some((_, "*]")), Value::List(list)) => (0..list.len()).map(|index| list.at(index)).collect(),
        (Some((_, index)), Value::List(list)) => {
            index.trim_end_matches(']').parse().map_or(Vec::new(), |index| vec![list.at(index)])
        }
        (Some(_), _) => Vec::new(),
    };
    taken.into_iter().filter(|value| !matches!(value, Value::Undefined)).collect()
}
