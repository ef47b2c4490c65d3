//! `{{tags}}` and `{{authors}}`: their names in a row, each a link unless `autolink="false"`.

use hbs::Value;

use super::{Answer, Call, html, integer, is_visible, string, visibilities};
use crate::head::escaped;

pub(super) fn tags<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    names(call, "tags")
}

pub(super) fn authors<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    names(call, "authors")
}

fn names<'r>(call: &mut Call<'_, 'r>, list: &str) -> Answer<'r> {
    let Value::List(list) = call.this().field(list) else { return html(call, "") };
    let urls = call.state().urls;
    let shown = visibilities(call.named("visibility").text(), "public");
    let linked = call.named("autolink").text() != Some("false");
    let items = (0..list.len()).map(|index| list.at(index)).filter(|item| is_visible(*item, &shown));
    let names: Vec<String> = items
        .map(|item| {
            let name = escaped(&string(item.field("name")));
            let url = urls.relative(item.field("url").text().unwrap_or_default());
            if linked { format!(r#"<a href="{url}">{name}</a>"#) } else { name }
        })
        .collect();

    let from = integer(call.named("from")).unwrap_or(1) - 1;
    let limit = integer(call.named("limit")).map(|limit| limit + from);
    let to = integer(call.named("to")).or(limit).unwrap_or(names.len()).min(names.len());
    let separator = option_or(call, "separator", ", ");
    let row = names.get(from..to).unwrap_or_default().join(&separator);
    if row.is_empty() {
        return html(call, "");
    }
    let (prefix, suffix) = (option_or(call, "prefix", ""), option_or(call, "suffix", ""));
    html(call, &format!("{prefix}{row}{suffix}"))
}

fn option_or(call: &Call<'_, '_>, name: &str, default: &str) -> String {
    match call.named(name) {
        Value::Text(text) | Value::Html(text) => text.to_owned(),
        _ => default.to_owned(),
    }
}
