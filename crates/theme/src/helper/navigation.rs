//! `{{navigation}}` and `{{navigation type="secondary"}}`: the site's menus.

use hbs::Value;
use published::NavigationItem;

use super::{Answer, Call, with_fields};
use crate::page::Member;
use crate::reads::MemberRead;
use crate::slug::slug;

pub(super) fn navigation<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let view = call.state();
    let site = view.page.site;
    let is_secondary = call.named("type").text() == Some("secondary");
    let items = if is_secondary { &site.secondary_navigation } else { &site.navigation };
    let has_icons = site.has_lab("navigationIcons");
    if has_icons && items.iter().any(|item| item.visibility.is_some()) {
        view.read_member(MemberRead::Access);
    }
    let arena = call.arena();
    let mut shown = Vec::new();
    for item in items.iter().filter(|item| !has_icons || is_for(item, view.page.member)) {
        let icon = item.icon.as_deref().filter(|icon| has_icons && !icon.is_empty());
        let label = Some(item.label.as_str()).filter(|label| !label.trim().is_empty());
        if icon.is_none() && label.is_none() {
            continue;
        }
        let icon_name = icon.map_or("", file_name);
        shown.push(arena.object(&[
            ("current", Value::Bool(trimmed(&item.url) == trimmed(&view.page.path))),
            ("icon", Value::from(icon)),
            ("iconAlt", Value::Text(if label.is_some() { "" } else { icon_name })),
            ("label", Value::from(label)),
            ("slug", Value::Text(arena.text(&slug(label.unwrap_or(icon_name))))),
            ("url", Value::Text(&item.url)),
        ]));
    }
    if shown.is_empty() {
        return Ok(Value::Undefined);
    }
    let context =
        with_fields(call, &[("isSecondary", Value::Bool(is_secondary)), ("navigation", arena.list(&shown))]);
    call.render_partial("navigation", context)?;
    Ok(Value::Undefined)
}

fn trimmed(url: &str) -> &str {
    url.trim_end_matches('/')
}

fn file_name(url: &str) -> &str {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').find(|part| !part.is_empty()).unwrap_or_default();
    name.rsplit_once('.').map_or(name, |(name, _)| name)
}

/// Whether the reader is one of those for whom the entry is.
fn is_for(item: &NavigationItem, member: Option<&Member>) -> bool {
    let is_paid = member.is_some_and(Member::is_paid);
    let is_free = member.is_some() && !is_paid;
    match item.visibility.as_deref() {
        Some("members") => member.is_some(),
        Some("paid") => is_paid,
        Some("public_free") => member.is_none() || is_free,
        Some("public_paid") => member.is_none() || is_paid,
        Some("public_only") => member.is_none(),
        Some("free_members") => is_free,
        Some("none") => false,
        _ => true,
    }
}
