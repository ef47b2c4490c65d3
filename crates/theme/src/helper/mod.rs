//! Ghost's helpers, one file each, and what they share in reading their arguments.

#![expect(clippy::unnecessary_wraps, reason = "helpers have one signature, and most can fail")]

mod asset;
mod body_class;
mod cancel_link;
mod color;
mod comment_count;
mod comments;
mod concat;
mod content;
mod content_api;
mod date;
mod encode;
mod excerpt;
mod foreach;
mod get;
mod ghost_foot;
mod ghost_head;
mod gone;
mod has;
mod img_url;
mod input_password;
mod is;
mod json;
mod link;
mod matches;
mod meta_description;
mod meta_title;
mod named_list;
mod navigation;
mod page_url;
mod pagination;
mod plural;
mod post_class;
mod prev_post;
mod price;
mod raw;
mod readable_url;
mod reading_time;
mod recommendations;
mod search;
mod social_url;
mod split;
mod t;
mod tiers;
mod title;
mod total_members;
mod url;

use std::borrow::Cow;

use hbs::{Error, Key, Object, Value};

use crate::view::View;

/// What every helper gets: the page being rendered.
pub(crate) enum Rendering {}

impl hbs::Environment for Rendering {
    type State<'r> = View<'r>;
}

pub(crate) type Call<'c, 'r> = hbs::Call<'c, 'r, Rendering>;
pub(crate) type Answer<'r> = Result<Value<'r>, Error>;
type Helper = hbs::Helper<Rendering>;

/// Every helper by the name that templates call.
pub(crate) const HELPERS: &[(&str, Helper)] = &[
    ("asset", asset::asset),
    ("authors", named_list::authors),
    ("body_class", body_class::body_class),
    ("cancel_link", cancel_link::cancel_link),
    ("collection", get::collection),
    ("color_to_rgba", color::color_to_rgba),
    ("comment_count", comment_count::comment_count),
    ("comments", comments::comments),
    ("concat", concat::concat),
    ("content", content::content),
    ("content_api_key", content_api::content_api_key),
    ("content_api_url", content_api::content_api_url),
    ("contrast_text_color", color::contrast_text_color),
    ("date", date::date),
    ("encode", encode::encode),
    ("excerpt", excerpt::excerpt),
    ("facebook_url", social_url::facebook_url),
    ("foreach", foreach::foreach),
    ("get", get::get),
    ("ghost_foot", ghost_foot::ghost_foot),
    ("ghost_head", ghost_head::ghost_head),
    ("has", has::has),
    ("img_url", img_url::img_url),
    ("input_password", input_password::input_password),
    ("is", is::is),
    ("json", json::json),
    ("link", link::link),
    ("link_class", link::link_class),
    ("match", matches::matches),
    ("meta_description", meta_description::meta_description),
    ("meta_title", meta_title::meta_title),
    ("navigation", navigation::navigation),
    ("next_post", prev_post::next_post),
    ("page_url", page_url::page_url),
    ("pagination", pagination::pagination),
    ("plural", plural::plural),
    ("post_class", post_class::post_class),
    ("prev_post", prev_post::prev_post),
    ("price", price::price),
    ("raw", raw::raw),
    ("readable_url", readable_url::readable_url),
    ("reading_time", reading_time::reading_time),
    ("recommendations", recommendations::recommendations),
    ("search", search::search),
    ("social_accounts", social_url::social_accounts),
    ("social_url", social_url::social_url),
    ("split", split::split),
    ("t", t::t),
    ("tags", named_list::tags),
    ("tiers", tiers::tiers),
    ("title", title::title),
    ("total_members", total_members::total_members),
    ("total_paid_members", total_members::total_paid_members),
    ("twitter_url", social_url::twitter_url),
    ("url", url::url),
];

/// The names of the helpers that Ghost once had, and what they do now.
pub(crate) const GONE: (&[&str], Helper) = (
    &["amp_components", "amp_content", "amp_ghost_head", "input_email", "lang", "subscribe_form"],
    gone::gone,
);

/// Ends a helper with HTML that it made.
fn html<'r>(call: &Call<'_, 'r>, html: &str) -> Answer<'r> {
    Ok(Value::Html(call.arena().text(html)))
}

/// Ends a helper with text that it made, which is escaped when it is written.
fn text<'r>(call: &Call<'_, 'r>, text: &str) -> Answer<'r> {
    Ok(Value::Text(call.arena().text(text)))
}

/// What JavaScript's `String(value)` gives, but nothing for no value.
fn string(value: Value<'_>) -> Cow<'_, str> {
    match value {
        Value::Text(text) | Value::Html(text) => Cow::Borrowed(text),
        other => {
            let mut text = String::new();
            other.write(&mut text);
            Cow::Owned(text)
        }
    }
}

/// What JavaScript's `parseInt(value, 10)` gives; none for what is no number, or is 0, which Ghost's
/// helpers take for not given.
fn integer(value: Value<'_>) -> Option<usize> {
    let text = string(value);
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.get(..end)?.parse().ok().filter(|&number| number > 0)
}

/// The text of an option that must be text.
fn option<'r>(call: &Call<'_, 'r>, name: &str) -> Option<&'r str> {
    match call.named(name) {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// Whether an option is given and is not `false`.
fn is_on(value: Value<'_>) -> bool {
    value.is_truthy() && value.text() != Some("false")
}

/// Whether the value has a field of this name, even one that is null.
fn has_field(value: Value<'_>, name: &str) -> bool {
    matches!(value, Value::Object(_)) && !matches!(value.field(name), Value::Undefined)
}

/// As Ghost tells a post from other things.
fn is_post(value: Value<'_>) -> bool {
    ["html", "title", "slug"].iter().all(|name| has_field(value, name))
}

/// The visibilities that a list is filtered by.
fn visibilities<'v>(chosen: Option<&'v str>, default: &'v str) -> Vec<&'v str> {
    let chosen = chosen.filter(|chosen| !chosen.is_empty()).unwrap_or(default);
    chosen.split(',').map(str::trim).collect()
}

/// Whether a thing may be shown: by its visibility, or as if public where it has none.
fn is_visible(item: Value<'_>, visibilities: &[&str]) -> bool {
    let visibility = item.field("visibility").text().filter(|visibility| !visibility.is_empty());
    visibilities.contains(&"all") || visibilities.contains(&visibility.unwrap_or("public"))
}

/// The items of a list or the values of an object with their keys.
fn entries(value: Value<'_>) -> Vec<(Option<&str>, Value<'_>)> {
    match value {
        Value::List(list) => (0..list.len()).map(|index| (None, list.at(index))).collect(),
        Value::Object(object) => {
            let mut entries = Vec::new();
            object.each(&mut |key, value| entries.push((Some(key), value)));
            entries
        }
        _ => Vec::new(),
    }
}

/// A context with some fields of its own in front of another.
struct Overlay<'r> {
    fields: &'r [(&'r str, Value<'r>)],
    behind: Value<'r>,
}

impl Object for Overlay<'_> {
    fn get(&self, key: Key<'_>) -> Value<'_> {
        let own = self.fields.iter().find(|(name, _)| *name == key.name);
        own.map_or_else(|| self.behind.get(key), |(_, value)| *value)
    }

    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, Value<'a>)) {
        for (name, value) in self.fields {
            visit(name, *value);
        }
        if let Value::Object(object) = self.behind {
            object.each(visit);
        }
    }
}

/// `this` with these fields and the call's options in front: the context of Ghost's own templates.
fn with_fields<'r>(call: &Call<'_, 'r>, fields: &[(&'r str, Value<'r>)]) -> Value<'r> {
    let mut all: Vec<_> = call.named_values().filter(|(name, _)| *name != "type").collect();
    all.extend_from_slice(fields);
    let fields = call.arena().slice(&all);
    Value::Object(call.arena().alloc(Overlay { fields, behind: call.this() }))
}
