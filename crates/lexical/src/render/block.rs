//! Paragraphs, headings, quotes and lists.

use crate::{
    html::Tag,
    node::{Element, Kind, Node},
};

use super::{Context, HeadingIds, inline::push_children};

/// Appends a block that stands at the top of a document.
pub(super) fn push(out: &mut String, block: &Element<'_>, context: &Context<'_>, ids: &mut HeadingIds) {
    match &block.kind {
        Kind::Paragraph => {
            out.push_str("<p>");
            push_children(out, block, context);
            out.push_str("</p>");
        }
        Kind::Heading { tag } => push_heading(out, block, tag, context, ids),
        Kind::Quote => push_quote(out, block, "<blockquote>", context),
        Kind::Aside => push_quote(out, block, "<blockquote class=\"kg-blockquote-alt\">", context),
        Kind::List { ordered, start } => push_list(out, block, *ordered, start.as_deref(), context),
        Kind::Root | Kind::ListItem | Kind::Link { .. } | Kind::AtLink => push_children(out, block, context),
    }
}

fn push_heading(
    out: &mut String,
    block: &Element<'_>,
    tag: &str,
    context: &Context<'_>,
    ids: &mut HeadingIds,
) {
    // A field can't make another element of a heading.
    let is_heading = matches!(tag, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
    let tag = if is_heading || !context.is_safe() { tag } else { "h2" };
    let id = ids.give(&block.text());
    out.push_str(&format!("<{tag} id=\"{id}\">"));
    push_children(out, block, context);
    out.push_str(&format!("</{tag}>"));
}

/// In e-mails the text of a quote is a paragraph, unless it looks like one already.
fn push_quote(out: &mut String, block: &Element<'_>, tag: &str, context: &Context<'_>) {
    let mut children = String::new();
    push_children(&mut children, block, context);
    let is_paragraph = !context.is_email() || children.starts_with("<p>");
    let (before, behind) = if is_paragraph { ("", "") } else { ("<p>", "</p>") };
    out.push_str(&format!("{tag}{before}{children}{behind}</blockquote>"));
}

/// A list within a list stands in the item before it, which therefore stays open until the next one.
fn push_list(
    out: &mut String,
    list: &Element<'_>,
    ordered: bool,
    start: Option<&str>,
    context: &Context<'_>,
) {
    let name = if ordered { "ol" } else { "ul" };
    let mut tag = Tag::new(name);
    if let Some(start) = start {
        tag.set("start", start);
    }
    out.push_str(&tag.to_string());
    let mut is_item_open = false;
    for child in &list.children {
        let Node::Element(item) = child else { continue };
        let inner = match item.children.first() {
            Some(Node::Element(first)) => Some(first),
            _ => None,
        };
        if let Some(inner @ Element { kind: Kind::List { ordered, start }, .. }) = inner {
            push_list(out, inner, *ordered, start.as_deref(), context);
            close_item(out, &mut is_item_open);
        } else {
            close_item(out, &mut is_item_open);
            out.push_str("<li>");
            push_children(out, item, context);
            is_item_open = true;
        }
    }
    close_item(out, &mut is_item_open);
    out.push_str(&format!("</{name}>"));
}

fn close_item(out: &mut String, is_open: &mut bool) {
    if *is_open {
        out.push_str("</li>");
        *is_open = false;
    }
}
