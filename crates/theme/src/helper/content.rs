//! `{{content}}`: a story's text, or what of it this reader may see and how to see the rest.

use hbs::Value;

use super::{Answer, Call, html, integer};
use crate::truncate::{Length, truncate};

pub(super) fn content<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let this = call.this();
    if matches!(this.field("access"), Value::Bool(false)) {
        call.render_partial("content-cta", this)?;
        return Ok(Value::Undefined);
    }
    let text = this.field("html").text().unwrap_or_default();
    let given = |name: &str| !matches!(call.named(name), Value::Undefined);
    let length = if given("words") {
        Length::Words(integer(call.named("words")).unwrap_or(0))
    } else if given("characters") {
        Length::Characters(integer(call.named("characters")).unwrap_or(0))
    } else {
        return Ok(Value::Html(text));
    };
    html(call, &truncate(text, length))
}
