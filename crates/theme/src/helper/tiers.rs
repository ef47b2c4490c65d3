//! `{{tiers}}`: the names of the memberships that open a story.

use hbs::Value;

use super::{Answer, Call, html, option, string};
use crate::head::escaped;

pub(super) fn tiers<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let Value::List(list) = call.this().field("tiers") else { return html(call, "") };
    let names: Vec<_> = (0..list.len()).map(|index| escaped(&string(list.at(index).field("name")))).collect();
    let Some((last, firsts)) = names.split_last() else { return html(call, "") };
    let row = if firsts.is_empty() {
        last.clone()
    } else {
        let separator = option(call, "separator").unwrap_or(", ");
        let before_last = option(call, "lastSeparator").unwrap_or(" and ");
        format!("{}{before_last}{last}", firsts.join(separator))
    };
    let suffix = option(call, "suffix").unwrap_or(if firsts.is_empty() { " tier" } else { " tiers" });
    html(call, &format!("{}{row}{suffix}", option(call, "prefix").unwrap_or_default()))
}
