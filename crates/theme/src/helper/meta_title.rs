//! `{{meta_title}}`: the page's title for tabs and search engines; within `{{#post}}` and its like, as in
//! Ghost 6.65, only a title that the editors gave it, or else the site's.

use hbs::Value;

use super::{Answer, Call, text};
use crate::head::{Property, title, title_of_site};

pub(super) fn meta_title<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    if let Value::Text(own) = call.this().field("meta_title")
        && !own.is_empty()
    {
        return Ok(Value::Text(own.trim()));
    }
    let part = call.named("page").text();
    let title = if call.this().same(call.root()) {
        title(call.state(), Property::Meta, part)
    } else {
        title_of_site(call.state(), part)
    };
    text(call, &title)
}
