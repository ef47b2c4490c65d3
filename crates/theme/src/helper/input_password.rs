//! `{{input_password}}`: where a reader of a private site types the password.

use super::{Answer, Call, html, string};
use crate::head::escaped;

pub(super) fn input_password<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let given = |name: &str| {
        Some(call.named(name)).filter(|value| value.is_truthy()).map(|value| escaped(&string(value)))
    };
    let class = given("class").unwrap_or_else(|| "private-login-password".to_owned());
    let placeholder =
        given("placeholder").map(|text| format!(r#" placeholder="{text}""#)).unwrap_or_default();
    let ignore = if given("data-1p-ignore").is_some() { " data-1p-ignore" } else { "" };
    html(
        call,
        &format!(
            r#"<input class="{class}" type="password" name="password" autofocus="autofocus"{placeholder}{ignore} />"#
        ),
    )
}
