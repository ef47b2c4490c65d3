//! `{{t "Read more"}}`: a text in the site's language.

use hbs::Value;

use super::{Answer, Call, text};
use crate::translations::format;

pub(super) fn t<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let view = call.state();
    let Some(key) = call.param(0).text().filter(|key| !key.is_empty()) else { return Ok(Value::Text("")) };
    let message = view.theme.translations.find(&view.page.site.locale, key);
    if !message.contains('{') {
        return Ok(Value::Text(message));
    }
    let value = |name: &str, out: &mut String| {
        let given = call.named_values().find(|(given, _)| *given == name).map(|(_, value)| value);
        let value = given.filter(|value| !matches!(value, Value::Undefined));
        if let Some(value) = value {
            value.write(out);
        }
        value.is_some()
    };
    text(call, &format(message, value))
}
