//! `{{#link href="/about/"}}…{{/link}}` and `{{link_class for="/about/"}}`: links that know where the reader is.

use hbs::{Inner, Value};

use super::{Answer, Call, html, string};
use crate::view::View;

const NOT_ATTRIBUTES: [&str; 4] = ["href", "class", "activeClass", "parentActiveClass"];

pub(super) fn link<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    if matches!(call.named("href"), Value::Undefined) && !call.named_values().any(|(name, _)| name == "href")
    {
        return Err(call.fail("the attribute href is missing"));
    }
    let href = string(call.named("href"));
    let classes = classes(call, &href);
    let mut attributes: Vec<_> =
        call.named_values().filter(|(name, _)| !NOT_ATTRIBUTES.contains(name)).collect();
    attributes.reverse();
    let class = if classes.is_empty() { String::new() } else { format!(r#" class="{}""#, classes.join(" ")) };
    let attributes: String = attributes
        .into_iter()
        .map(|(name, value)| [" ", name, "=\"", &string(value), "\""].concat())
        .collect();
    let body = call.capture_body(Inner::new(call.this()))?;
    html(call, &format!(r#"<a{class} href="{href}"{attributes}>{body}</a>"#))
}

pub(super) fn link_class<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    if !call.named_values().any(|(name, _)| name == "for") {
        return Err(call.fail("the attribute for is missing"));
    }
    let href = string(call.named("for"));
    let classes = classes(call, &href);
    html(call, &classes.join(" "))
}

/// The classes given, and one that says that the link leads here or to a place above.
fn classes(call: &Call<'_, '_>, href: &str) -> Vec<String> {
    let view = call.state();
    let given = Some(call.named("class")).filter(|class| class.is_truthy()).map(string);
    let mut classes: Vec<String> =
        given.map(|given| given.split(' ').map(str::to_owned).collect()).unwrap_or_default();
    let chosen = |name: &str| call.named_values().find(|(given, _)| *given == name).map(|(_, value)| value);
    let active = match chosen("activeClass") {
        Some(value) if value.is_truthy() => string(value).into_owned(),
        Some(_) => String::new(),
        None => "nav-current".to_owned(),
    };
    let parent = match chosen("parentActiveClass") {
        Some(value) if value.is_truthy() => string(value).into_owned(),
        Some(_) => String::new(),
        None if active.is_empty() => "nav-current-parent".to_owned(),
        None => format!("{active}-parent"),
    };
    let href = clean(view, href);
    let here = trimmed(&view.page.path);
    if href == here && !active.is_empty() {
        classes.push(active);
    } else if is_above(href, here) && !parent.is_empty() {
        classes.push(parent);
    }
    classes
}

/// The path within the site without its anchor and its outer slashes.
fn clean<'h>(view: &View<'_>, href: &'h str) -> &'h str {
    let path = href.strip_prefix(view.urls.site()).unwrap_or(href);
    trimmed(path.split('#').next().unwrap_or_default())
}

fn trimmed(path: &str) -> &str {
    let path = path.strip_prefix('/').unwrap_or(path);
    path.strip_suffix('/').unwrap_or(path)
}

/// As Ghost 6.65 has it: the last part decides, the ones before it may differ.
fn is_above(href: &str, here: &str) -> bool {
    let (href, here): (Vec<_>, Vec<_>) = (href.split('/').collect(), here.split('/').collect());
    here.len() > href.len() && href.last() == here.get(href.len() - 1)
}
