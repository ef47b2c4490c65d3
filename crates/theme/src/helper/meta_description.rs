//! `{{meta_description}}`: the page's description for search engines.

use hbs::Value;

use super::{Answer, Call, text};
use crate::head::{Property, description};

pub(super) fn meta_description<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    if let Value::Text(own) = call.this().field("meta_description")
        && !own.is_empty()
    {
        return Ok(Value::Text(own.trim()));
    }
    let description = description(call.state(), Property::Meta).unwrap_or_default();
    text(call, &description)
}
