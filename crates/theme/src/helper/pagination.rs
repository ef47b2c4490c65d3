//! `{{pagination}}`: the way to the other pages of a list.

use hbs::Value;

use super::{Answer, Call, with_fields};

pub(super) fn pagination<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let pagination = call.this().field("pagination");
    if !matches!(pagination, Value::Object(_)) {
        return Err(call.fail("there is no list here that has pages"));
    }
    let fields =
        ["page", "limit", "pages", "total", "next", "prev"].map(|name| (name, pagination.field(name)));
    let context = with_fields(call, &fields);
    call.render_partial("pagination", context)?;
    Ok(Value::Undefined)
}
