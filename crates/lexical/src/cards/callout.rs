//! The callout: a coloured box with an emoji and a line of rich text.

use serde_json::Value;

use crate::{
    html::{self, Tag, Tree, push_text},
    json::{self, Fields},
    render::Context,
};

use super::Card;

/// The elements that may stand in the text. Others give up their place to what they hold.
const ALLOWED: [&str; 13] =
    ["a", "strong", "em", "b", "i", "br", "code", "mark", "s", "del", "u", "sup", "sub"];

pub(super) fn render(fields: Fields<'_>, context: &Context<'_>) -> Card {
    let colour = fields.text_or("backgroundColor", "blue");
    let is_name = colour.chars().all(|character| character.is_ascii_alphanumeric() || character == '-');
    let colour = if is_name { &*colour } else { "white" };
    let mut out = Tag::new("div")
        .with("class", format!("kg-card kg-callout-card kg-callout-card-{colour}"))
        .to_string();
    let emoji = match fields.get("calloutEmoji") {
        Value::Null => "💡".into(),
        emoji if json::truthy(emoji) => json::text(emoji),
        _ => "".into(),
    };
    if !emoji.is_empty() {
        out.push_str("<div class=\"kg-callout-emoji\">");
        push_text(&mut out, &emoji);
        out.push_str("</div>");
    }
    out.push_str("<div class=\"kg-callout-text\">");
    out.push_str(&allowed_html(&fields.text("calloutText"), context));
    out.push_str("</div></div>");
    Ok(out)
}

fn allowed_html(text: &str, context: &Context<'_>) -> String {
    if !text.contains('<') {
        return context.inner_html(text, "div");
    }
    let Some(mut tree) = Tree::parse(text, "div") else { return html::as_text(text) };
    for id in tree.descendants(tree.root()) {
        let is_element = tree.attributes_mut(id).is_some();
        if is_element && !tree.html_name(id).is_some_and(|name| ALLOWED.contains(&name)) {
            tree.unwrap(id);
        }
    }
    // Ghost writes the cleaned text out and reads it again.
    context.inner_html(&tree.inner_html(tree.root()), "div")
}
