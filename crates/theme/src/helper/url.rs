//! `{{url absolute="true"}}`: where the present thing is.

use std::borrow::Cow;

use hbs::Value;

use super::{Answer, Call, has_field, html, is_on};
use crate::urls::encode;

pub(super) fn url<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let (this, urls) = (call.this(), call.state().urls);
    let absolute = is_on(call.named("absolute"));
    let own = this.field("url").text();
    let is_navigation = ["label", "url", "slug", "current"].iter().all(|name| has_field(this, name));
    let url = match own {
        Some(own) if is_navigation => urls.navigation(own, absolute),
        Some(own) if is_published(this) && absolute => urls.absolute(own),
        Some(own) if is_published(this) => Cow::Borrowed(urls.relative(own)),
        _ => urls.create(this.field("relativeUrl").text().unwrap_or("/"), absolute),
    };
    let encoded = encode(&url).unwrap_or_default();
    html(call, &encoded)
}

/// A post, page, tag or author.
fn is_published(this: Value<'_>) -> bool {
    has_field(this, "slug") || has_field(this, "title")
}
