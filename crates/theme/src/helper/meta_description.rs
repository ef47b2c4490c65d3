//! `{{meta_description}}`: the page's description for search engines; within `{{#post}}` and its like, as in
//! Ghost 6.65, only one that the editors gave it.

use hbs::Value;

use super::{Answer, Call, text};
use crate::head::{Property, description};

pub(super) fn meta_description<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    if let Value::Text(own) = call.this().field("meta_description")
        && !own.is_empty()
    {
        return Ok(Value::Text(own.trim()));
    }
    let view = call.state();
    if !call.this().same(call.root()) && !view.is("home") {
        return Ok(Value::Text(""));
    }
    text(call, &description(view, Property::Meta).unwrap_or_default())
}
