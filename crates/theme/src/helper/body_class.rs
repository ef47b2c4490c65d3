//! `{{body_class}}`: what kind of page it is, for style sheets.

use super::{Answer, Call, html};
use crate::head::font_classes;
use hbs::Value;

pub(super) fn body_class<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let (view, this) = (call.state(), call.this());
    let page = this.field("page");
    let entry = if this.field("post").is_truthy() { this.field("post") } else { page };
    let slug = |thing: Value<'r>| thing.field("slug").text().unwrap_or_default();
    let mut classes = Vec::new();
    if view.is("home") {
        classes.push("home-template".to_owned());
    } else if view.is("post") && entry.is_truthy() && !page.is_truthy() {
        classes.push("post-template".to_owned());
    } else if view.is("page") && page.is_truthy() {
        classes.push("page-template".to_owned());
        classes.push(format!("page-{}", slug(entry)));
    } else if view.is("tag") && this.field("tag").is_truthy() {
        classes.push("tag-template".to_owned());
        classes.push(format!("tag-{}", slug(this.field("tag"))));
    } else if view.is("author") && this.field("author").is_truthy() {
        classes.push("author-template".to_owned());
        classes.push(format!("author-{}", slug(this.field("author"))));
    } else if view.is("private") {
        classes.push("private-template".to_owned());
    }
    if let Value::List(tags) = entry.field("tags") {
        classes.extend((0..tags.len()).map(|index| format!("tag-{}", slug(tags.at(index)))));
    }
    if view.is("paged") {
        classes.push("paged".to_owned());
    }
    let fonts = font_classes(view);
    if !fonts.is_empty() {
        classes.push(fonts);
    }
    html(call, &classes.join(" "))
}
