//! `{{{{raw}}}}…{{{{/raw}}}}`: text that is no template.

use hbs::Value;

use super::{Answer, Call};

pub(super) fn raw<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    call.render_body()?;
    Ok(Value::Undefined)
}
