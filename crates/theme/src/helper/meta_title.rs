//! `{{meta_title}}`: the page's title for tabs and search engines.

use hbs::Value;

use super::{Answer, Call, text};
use crate::head::{Property, title};

pub(super) fn meta_title<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    if let Value::Text(own) = call.this().field("meta_title")
        && !own.is_empty()
    {
        return Ok(Value::Text(own.trim()));
    }
    let title = title(call.state(), Property::Meta, call.named("page").text());
    text(call, &title)
}
