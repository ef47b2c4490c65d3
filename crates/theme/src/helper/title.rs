//! `{{title}}`: the title of a story, escaped even in `{{{title}}}`.

use super::{Answer, Call, html};
use crate::head::escaped;
use hbs::{Value, symbol};

pub(super) fn title<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let title = match call.this() {
        Value::Object(object) => object.get(hbs::Key { symbol: symbol::TITLE, name: "title" }).text(),
        _ => None,
    };
    html(call, &escaped(title.unwrap_or_default()))
}
