//! `{{#is "post, page"}}`: whether the page is of one of these kinds.

use hbs::Value;

use super::{Answer, Call};

pub(super) fn is<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let Some(kinds) = call.param(0).text() else { return Ok(Value::Undefined) };
    if kinds.split(',').any(|kind| call.state().is(kind.trim())) {
        call.render_body()?;
    } else {
        call.render_inverse()?;
    }
    Ok(Value::Undefined)
}
