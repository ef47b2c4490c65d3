//! Helpers that Ghost once had: a theme that still calls one is taken, and fails where it is called; as Ghost 6.65.

use hbs::Value;

use super::{Answer, Call};

/// Without arguments the name is any name: a field's, or nothing.
pub(super) fn gone<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let has_arguments = !call.params().is_empty() || call.named_values().next().is_some();
    if has_arguments {
        return Err(call.fail("Ghost has no such helper any more"));
    }
    match call.this() {
        Value::Object(_) => Ok(call.this().field(call.name())),
        _ => Ok(Value::Undefined),
    }
}
