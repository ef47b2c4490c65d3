//! Lines of text: formats that open and close around runs of text, links, and line ends.

use crate::{
    html::{self, Tag, push_text},
    node::{Element, Kind, Node, Text},
};

use super::Context;

/// The formats' bits and elements, in the order in which they open where nothing else decides.
const FORMATS: [(u32, &str); 8] =
    [(1, "strong"), (2, "em"), (4, "s"), (8, "u"), (16, "code"), (32, "sub"), (64, "sup"), (128, "mark")];

/// Appends what an element holds. Blocks within it give up their tags and keep their text.
pub(super) fn push_children(out: &mut String, element: &Element<'_>, context: &Context<'_>) {
    let mut line = Vec::new();
    for child in &element.children {
        match child {
            Node::Element(block) if !matches!(block.kind, Kind::Link { .. }) => {
                push_line(out, &line, context);
                line.clear();
                push_children(out, block, context);
            }
            Node::Card(..) => {
                push_line(out, &line, context);
                line.clear();
            }
            inline => line.push(inline),
        }
    }
    push_line(out, &line, context);
}

/// Where each format is met next, from some place in a line to the next link.
type NextMeetings = [usize; 8];

fn push_line(out: &mut String, line: &[&Node<'_>], context: &Context<'_>) {
    let meetings = next_meetings(line);
    let mut open: Vec<usize> = Vec::new();
    let mut open_elements: Vec<&str> = Vec::new();
    for (at, node) in line.iter().enumerate() {
        match node {
            Node::Text(text) if text.format == 0 => push_text(out, &text.text),
            Node::Text(text) => {
                let behind = meetings.get(at + 1).copied().unwrap_or([usize::MAX; 8]);
                for format in formats_to_open(text, &open, &behind) {
                    let (_, element) = FORMATS.get(format).copied().unwrap_or_default();
                    out.push_str(&format!("<{element}>"));
                    open.push(format);
                    open_elements.push(element);
                }
                push_text(out, &text.text);
                let next = line.iter().skip(at + 1).find(|node| !matches!(node, Node::LineBreak));
                // One element closes for each format that ends here, the innermost first.
                for format in open.clone() {
                    if ends_before(format, next.copied()) {
                        open.pop();
                        if let Some(element) = open_elements.pop() {
                            out.push_str(&format!("</{element}>"));
                        }
                    }
                }
            }
            Node::LineBreak => out.push_str("<br>"),
            Node::Element(link) => push_link(out, link, context),
            Node::Card(..) => {}
        }
    }
    for element in open_elements.iter().rev() {
        out.push_str(&format!("</{element}>"));
    }
}

/// For every place in the line, where each format is met from there on, as far as the next link.
fn next_meetings(line: &[&Node<'_>]) -> Vec<NextMeetings> {
    let mut next = [usize::MAX; 8];
    let mut meetings = vec![next];
    for (at, node) in line.iter().enumerate().rev() {
        match node {
            Node::Text(text) => {
                for ((bit, _), next) in FORMATS.iter().zip(&mut next) {
                    if text.format & bit != 0 {
                        *next = at;
                    }
                }
            }
            Node::Element(_) => next = [usize::MAX; 8],
            Node::LineBreak | Node::Card(..) => {}
        }
        meetings.push(next);
    }
    meetings.reverse();
    meetings
}

/// The formats that begin with this text. Those that are needed again soonest open first, around the others.
fn formats_to_open(text: &Text<'_>, open: &[usize], behind: &NextMeetings) -> Vec<usize> {
    let mut opening: Vec<usize> =
        (0..FORMATS.len()).filter(|format| has(text, *format) && !open.contains(format)).collect();
    opening.sort_by_key(|format| behind.get(*format).copied());
    opening
}

fn has(text: &Text<'_>, format: usize) -> bool {
    FORMATS.get(format).is_some_and(|(bit, _)| text.format & bit != 0)
}

/// Whether the format ends, given the text or link that comes next. All formats end before a link.
fn ends_before(format: usize, next: Option<&Node<'_>>) -> bool {
    match next {
        Some(Node::Text(text)) => !has(text, format),
        _ => true,
    }
}

fn push_link(out: &mut String, link: &Element<'_>, context: &Context<'_>) {
    let Kind::Link { url, rel } = &link.kind else { return };
    let mut tag = Tag::new("a");
    let url = context.address(&**url);
    if !url.is_empty() {
        tag.set("href", url);
    }
    if !rel.is_empty() {
        tag.set("rel", &**rel);
    }
    out.push_str(&tag.to_string());
    let mut children = String::new();
    push_children(&mut children, link, context);
    // A browser reads links within links differently from how they were written, and the ends of lines too.
    if children.contains("<a") || children.contains(['\r', '\0']) {
        children = html::round_trip(&children, "a");
    }
    out.push_str(&children);
    out.push_str("</a>");
}
