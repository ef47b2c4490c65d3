//! The clean-up that Ghost gives short pieces of rich text, such as captions and labels.

use crate::json::{is_space, trim};

use super::tree::{NodeId, Tree};

/// Takes out line breaks, doubled spaces and elements without text. With `first_content` only what is in the first
/// element is kept.
pub(crate) fn clean_basic_html(html: &str, first_content: bool) -> String {
    let html = trim(&with_single_spaces(&without_breaks(html))).to_owned();
    let html = html.strip_prefix("&nbsp;").unwrap_or(&html);
    let html = trim(html.strip_suffix("&nbsp").unwrap_or(html));
    if html.is_empty() {
        return String::new();
    }
    let Some(mut tree) = Tree::parse(html, "body") else { return super::as_text(html) };
    if tree.text(tree.root()).is_empty() {
        return String::new();
    }
    for id in tree.descendants(tree.root()) {
        if tree.html_name(id).is_some() {
            drop_if_blank(&mut tree, id);
        }
    }
    let first = tree.child_elements(tree.root()).next().filter(|_| first_content);
    trim(&tree.inner_html(first.unwrap_or(tree.root()))).to_owned()
}

/// Takes out an element without words; of one that holds spaces, one space is kept.
fn drop_if_blank(tree: &mut Tree, id: NodeId) {
    let text = tree.text(id);
    let is_blank = text.chars().all(|character| is_space(character) || character == '\u{200c}');
    if !is_blank || tree.parent(id).is_none() {
        return;
    }
    if text.is_empty() {
        tree.remove(id);
    } else {
        tree.replace_with_text(id, " ");
    }
}

/// A space for every `<br>`.
fn without_breaks(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find("<br") {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let behind = tag.strip_prefix("<br").unwrap_or_default();
        let end = behind.strip_prefix(is_space).unwrap_or(behind);
        let end = end.strip_prefix('/').unwrap_or(end);
        if let Some(behind) = end.strip_prefix('>') {
            out.push(' ');
            rest = behind;
        } else {
            out.push_str("<br");
            rest = behind;
        }
    }
    out.push_str(rest);
    out
}

/// One space for every run of two or more spaces.
fn with_single_spaces(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(first) = rest.chars().next() {
        let (behind, spaces) = skip_spaces(rest);
        if spaces >= 2 {
            out.push(' ');
            rest = behind;
        } else {
            out.push(first);
            rest = rest.strip_prefix(first).unwrap_or_default();
        }
    }
    out
}

/// What is behind the spaces at the start, and how many they are.
fn skip_spaces(html: &str) -> (&str, usize) {
    let mut rest = html;
    let mut spaces = 0;
    while let Some(behind) = rest.strip_prefix(is_space).or_else(|| rest.strip_prefix("&nbsp;")) {
        rest = behind;
        spaces += 1;
    }
    (rest, spaces)
}
