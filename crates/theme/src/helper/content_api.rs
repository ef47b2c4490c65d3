//! `{{content_api_url}}` and `{{content_api_key}}`: what scripts of the theme need to ask the Content API.

use super::{Answer, Call, html};
use hbs::Value;

pub(super) fn content_api_key<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    Ok(Value::Html(&call.state().page.config.content_api_key))
}

pub(super) fn content_api_url<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let absolute = match call.named("absolute") {
        Value::Undefined | Value::Null | Value::Bool(true) => true,
        value => value.text() == Some("true"),
    };
    let url = call.state().urls.create("/ghost/api/content/", absolute);
    html(call, &url)
}
