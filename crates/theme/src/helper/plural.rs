//! `{{plural count empty="No posts" singular="1 post" plural="% posts"}}`: the words for a number.

use hbs::Value;

use super::{Answer, Call, html, string};

pub(super) fn plural<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let forms = ["empty", "singular", "plural"].map(|name| call.named(name));
    if forms.iter().any(|form| matches!(form, Value::Undefined)) {
        return Err(call.fail("empty, singular and plural must all be given"));
    }
    let [empty, singular, plural] = forms;
    let Value::Number(number) = call.param(0) else { return Ok(Value::Undefined) };
    let form = match number {
        0.0 => empty,
        1.0 => singular,
        _ if number >= 2.0 => plural,
        _ => return Ok(Value::Undefined),
    };
    html(call, &string(form).replacen('%', &string(call.param(0)), 1))
}
