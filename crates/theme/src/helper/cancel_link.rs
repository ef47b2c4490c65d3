//! `{{cancel_link}}`: the way out of a membership, and back.

use hbs::Value;

use super::{Answer, Call};

pub(super) fn cancel_link<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let this = call.this();
    let (id, ends) = (this.field("id"), this.field("cancel_at_period_end"));
    if matches!(id, Value::Undefined) || matches!(ends, Value::Undefined) {
        return Err(call.fail("there is no subscription here"));
    }
    let given = |name: &str, default: &'static str| {
        Some(call.named(name)).filter(|value| value.is_truthy()).unwrap_or(Value::Text(default))
    };
    let context = call.arena().object(&[
        ("id", id),
        ("cancel_at_period_end", ends),
        ("class", given("class", "gh-subscription-cancel")),
        ("errorClass", given("errorClass", "gh-error gh-error-subscription-cancel")),
        ("cancelLabel", given("cancelLabel", "Cancel subscription")),
        ("continueLabel", given("continueLabel", "Resume subscription")),
    ]);
    call.render_partial("cancel_link", context)?;
    Ok(Value::Undefined)
}
