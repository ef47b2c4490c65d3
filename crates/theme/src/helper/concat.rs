//! `{{concat "a" b separator="-"}}`: texts joined.

use hbs::Value;

use super::{Answer, Call, html, string};

pub(super) fn concat<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let separator =
        Some(call.named("separator")).filter(|value| value.is_truthy()).map(string).unwrap_or_default();
    let mut parts = Vec::new();
    for param in call.params() {
        match *param {
            Value::List(list) => parts.extend((0..list.len()).map(|index| string(list.at(index)))),
            value => parts.push(string(value)),
        }
    }
    html(call, &parts.join(&*separator))
}
