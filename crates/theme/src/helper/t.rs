//! `{{t "Read more"}}`: a text in the site's language.

use hbs::Value;

use super::{Answer, Call, text};
use crate::message::format;

pub(super) fn t<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let view = call.state();
    let Some(key) = call.param(0).text().filter(|key| !key.is_empty()) else { return Ok(Value::Text("")) };
    let message = view.theme.translations.find(&view.page.site.locale, key);
    if !message.contains(['{', '\'']) {
        return Ok(Value::Text(message));
    }
    let value = |name: &str| {
        let given = call.named_values().find(|(given, _)| *given == name).map(|(_, value)| value);
        given.filter(|value| !matches!(value, Value::Undefined))
    };
    text(call, &format(message, &view.page.site.locale, &value).unwrap_or_else(|| UNREADABLE.to_owned()))
}

/// What Ghost 6.65 shows where a translation names a value that the template does not give.
const UNREADABLE: &str = "An error occurred";
