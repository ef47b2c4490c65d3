//! `{{social_url type="mastodon"}}` and its like: profiles of the site or of an author.

use hbs::{Inner, Value};

use super::{Answer, Call, text};
use crate::social::profile;

/// The networks in the order in which the editors see them: key, field, name.
const ACCOUNTS: [(&str, &str, &str); 9] = [
    ("x", "twitter", "X"),
    ("facebook", "facebook", "Facebook"),
    ("linkedin", "linkedin", "LinkedIn"),
    ("bluesky", "bluesky", "Bluesky"),
    ("threads", "threads", "Threads"),
    ("mastodon", "mastodon", "Mastodon"),
    ("tiktok", "tiktok", "TikTok"),
    ("youtube", "youtube", "YouTube"),
    ("instagram", "instagram", "Instagram"),
];

pub(super) fn social_url<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let Some(network) = call.named("type").text() else { return Ok(Value::Undefined) };
    url_of(call, network, find(call, network))
}

pub(super) fn facebook_url<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    named_or_found(call, "facebook")
}

pub(super) fn twitter_url<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    named_or_found(call, "twitter")
}

pub(super) fn social_accounts<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    if call.params().is_empty() || !call.is_block() {
        return Err(call.fail("a block is needed, and whose accounts are meant, such as @site"));
    }
    let (arena, source) = (call.arena(), call.param(0));
    let mut accounts = Vec::new();
    for (kind, field, name) in ACCOUNTS {
        let Some(username) = source.field(field).text().filter(|username| !username.is_empty()) else {
            continue;
        };
        let Some(url) = profile(field, username) else { continue };
        accounts.push(arena.object(&[
            ("type", Value::Text(kind)),
            ("name", Value::Text(name)),
            ("username", Value::Text(username)),
            ("href", Value::Text(arena.text(&url))),
        ]));
    }
    if accounts.is_empty() {
        call.render_inverse()?;
    }
    for (index, account) in accounts.iter().enumerate() {
        let frame = arena.object(&[
            ("index", Value::from(index)),
            ("number", Value::from(index + 1)),
            ("first", Value::Bool(index == 0)),
            ("last", Value::Bool(index + 1 == accounts.len())),
            ("even", Value::Bool(index % 2 == 1)),
            ("odd", Value::Bool(index.is_multiple_of(2))),
        ]);
        let inner = Inner::new(*account);
        let inner = if let Value::Object(frame) = frame { inner.frame(frame) } else { inner };
        call.render_body_with(inner)?;
    }
    Ok(Value::Undefined)
}

fn named_or_found<'r>(call: &mut Call<'_, 'r>, network: &str) -> Answer<'r> {
    let username = match call.params().first() {
        Some(username) => username.text().filter(|username| !username.is_empty()),
        None => find(call, network),
    };
    url_of(call, network, username)
}

/// The name in the present context, or else the site's.
fn find<'r>(call: &Call<'_, 'r>, network: &str) -> Option<&'r str> {
    let filled = |thing: Value<'r>| thing.field(network).text().filter(|username| !username.is_empty());
    filled(call.this()).or_else(|| filled(call.data("site")))
}

fn url_of<'r>(call: &Call<'_, 'r>, network: &str, username: Option<&str>) -> Answer<'r> {
    match username.and_then(|username| profile(network, username)) {
        Some(url) => text(call, &url),
        None => Ok(Value::Undefined),
    }
}
