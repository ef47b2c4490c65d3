//! `{{#split "a,b" separator=","}}`: the parts of a text.

use hbs::{Inner, Value};

use super::{Answer, Call, string};

pub(super) fn split<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let arena = call.arena();
    let whole = call.param(0);
    let separator = match call.named("separator") {
        Value::Undefined => std::borrow::Cow::Borrowed(","),
        separator => string(separator),
    };
    let text = arena.text(&string(whole));
    let part =
        |part: &'r str| if matches!(whole, Value::Html(_)) { Value::Html(part) } else { Value::Text(part) };
    let parts: Vec<_> = if separator.is_empty() {
        text.split("").filter(|text| !text.is_empty()).map(part).collect()
    } else {
        text.split(&*separator).filter(|text| !text.is_empty()).map(part).collect()
    };
    let parts = arena.list(&parts);
    if !call.is_block() {
        return Ok(parts);
    }
    call.render_body_with(Inner::new(parts).block_params(&[parts]))?;
    Ok(Value::Undefined)
}
