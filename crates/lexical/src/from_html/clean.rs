//! Captions: HTML with only what a line of text needs, as kg-clean-basic-html 4.3.4 leaves it.

use super::dom::{Dom, Id, Kind};
use super::script::{is_space, trim};
use super::{parse, serialize};

/// The captions in an element: the content of all elements that `is_caption`, joined by ` / `. `None` without any.
pub(super) fn caption(dom: &Dom, element: Id, is_caption: impl Fn(&Dom, Id) -> bool) -> Option<String> {
    let captions = dom.descendants(element).filter(|node| is_caption(dom, *node));
    let captions: Vec<String> = captions
        .map(|node| basic_html(&serialize::inner(dom, node)))
        .filter(|caption| !trim(caption).is_empty())
        .collect();
    (!captions.is_empty()).then(|| captions.join(" / "))
}

/// The captions of a figure.
pub(super) fn figure_caption(dom: &Dom, figure: Id) -> Option<String> {
    caption(dom, figure, |dom, node| dom.is(node, "figcaption"))
}

/// Line breaks become spaces, runs of spaces one space, and elements without text go.
pub(super) fn basic_html(html: &str) -> String {
    let html = single_spaces(&without_breaks(html));
    let html = trim(&html);
    let html = html.strip_prefix("&nbsp;").unwrap_or(html);
    let html = html.strip_suffix("&nbsp").unwrap_or(html);
    let html = trim(html);
    if html.is_empty() {
        return String::new();
    }
    let (mut dom, body) = parse::fragment(html, "body");
    if dom.text_content(body).is_empty() {
        return String::new();
    }
    remove_blank_elements(&mut dom, body);
    trim(&serialize::inner(&dom, body)).to_owned()
}

fn remove_blank_elements(dom: &mut Dom, body: Id) {
    let elements: Vec<Id> = dom.descendants(body).filter(|node| dom.is_element(*node)).collect();
    for element in elements {
        let text = dom.text_content(element);
        if trim(&text).chars().any(|letter| letter != '\u{200c}') {
            continue;
        }
        if !text.is_empty() {
            let space = dom.create(Kind::Text(" ".to_owned()));
            dom.insert_before(element, space);
        }
        dom.remove(element);
    }
}

/// Replaces `<br>`, `<br/>` and `<br />` by spaces.
fn without_breaks(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find("<br") {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let after = tag.get(3..).unwrap_or_default();
        let end = after.strip_prefix(is_space).unwrap_or(after);
        let end = end.strip_prefix('/').unwrap_or(end);
        if let Some(end) = end.strip_prefix('>') {
            out.push(' ');
            rest = end;
        } else {
            out.push_str("<br");
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

/// Makes one space of two or more, counting `&nbsp;` as one.
fn single_spaces(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(letter) = rest.chars().next() {
        let (count, after) = spaces(rest);
        if count >= 2 {
            out.push(' ');
            rest = after;
        } else if count == 1 {
            out.push_str(rest.strip_suffix(after).unwrap_or_default());
            rest = after;
        } else {
            out.push(letter);
            rest = rest.get(letter.len_utf8()..).unwrap_or_default();
        }
    }
    out
}

/// How many spaces there are at the start, and what is behind them.
fn spaces(text: &str) -> (usize, &str) {
    let (mut count, mut rest) = (0, text);
    while let Some(after) = rest.strip_prefix(is_space).or_else(|| rest.strip_prefix("&nbsp;")) {
        count += 1;
        rest = after;
    }
    (count, rest)
}
