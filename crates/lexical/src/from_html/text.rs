//! What becomes of text: white space is collapsed as a browser shows it, except where it is preformatted.

use std::collections::HashMap;

use super::dom::{Dom, Id, Kind};
use super::look::Looks;
use super::tree::{self, Key, Tree};

/// Reads texts, and remembers which lines were found to end.
#[derive(Default)]
pub(super) struct Texts {
    /// Whether nothing but white space follows a text in its line.
    ends_line: HashMap<Id, bool>,
}

impl Texts {
    /// The nodes of a text: none where it is only the white space between blocks.
    pub(super) fn nodes(&mut self, dom: &Dom, looks: &mut Looks, tree: &mut Tree, id: Id) -> Vec<Key> {
        let Kind::Text(source) = &dom.node(id).kind else { return Vec::new() };
        let parent = dom.node(id).parent;
        if parent.is_some_and(|parent| looks.is_preformatted(dom, parent)) {
            return preformatted(tree, source);
        }
        let text = collapse(source);
        let mut text = text.as_str();
        if text.starts_with(' ') && begins_line(dom, looks, id) {
            text = text.get(1..).unwrap_or_default();
        }
        if text.ends_with(' ') && self.is_line_end(dom, looks, id) {
            text = text.get(..text.len() - 1).unwrap_or_default();
        }
        if text.is_empty() {
            return Vec::new();
        }
        vec![tree.create(tree::Kind::Text { text: text.to_owned(), format: 0 })]
    }

    fn is_line_end(&mut self, dom: &Dom, looks: &mut Looks, id: Id) -> bool {
        let mut asked = Vec::new();
        let mut current = id;
        let ends = loop {
            if let Some(known) = self.ends_line.get(&current) {
                break *known;
            }
            asked.push(current);
            let Some(next) = text_in_line(dom, looks, current, true) else { break true };
            if !is_blank(dom, next) {
                break false;
            }
            current = next;
        };
        self.ends_line.extend(asked.into_iter().map(|text| (text, ends)));
        ends
    }
}

/// Whether a leading space is not shown: it begins a line, or the text before it ends with white space.
fn begins_line(dom: &Dom, looks: &mut Looks, id: Id) -> bool {
    let mut current = id;
    while let Some(previous) = text_in_line(dom, looks, current, false) {
        if let Kind::Text(text) = &dom.node(previous).kind
            && !text.is_empty()
        {
            return text.ends_with([' ', '\t', '\n']);
        }
        current = previous;
    }
    true
}

/// Without leading white space nothing is left. A carriage return counts only with the line feed after it.
fn is_blank(dom: &Dom, id: Id) -> bool {
    let Kind::Text(text) = &dom.node(id).kind else { return true };
    let mut rest = text.as_str();
    while let Some(after) = rest.strip_prefix([' ', '\t', '\n']).or_else(|| rest.strip_prefix("\r\n")) {
        rest = after;
    }
    rest.is_empty()
}

fn collapse(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    for letter in source.chars().filter(|letter| *letter != '\r') {
        match letter {
            ' ' | '\t' | '\n' if out.ends_with(' ') => {}
            ' ' | '\t' | '\n' => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}

fn preformatted(tree: &mut Tree, source: &str) -> Vec<Key> {
    let mut nodes = Vec::new();
    let mut text = String::new();
    let mut letters = source.chars().peekable();
    while let Some(letter) = letters.next() {
        let node = match letter {
            '\r' if letters.peek() == Some(&'\n') => continue,
            '\n' => tree::Kind::LineBreak,
            '\t' => tree::Kind::Tab { format: 0 },
            letter => {
                text.push(letter);
                continue;
            }
        };
        flush(tree, &mut text, &mut nodes);
        nodes.push(tree.create(node));
    }
    flush(tree, &mut text, &mut nodes);
    nodes
}

fn flush(tree: &mut Tree, text: &mut String, nodes: &mut Vec<Key>) {
    if !text.is_empty() {
        let text = std::mem::take(text);
        nodes.push(tree.create(tree::Kind::Text { text, format: 0 }));
    }
}

/// The text after (or before) this one in the same line.
fn text_in_line(dom: &Dom, looks: &mut Looks, text: Id, forward: bool) -> Option<Id> {
    let beside = |node: Id| if forward { dom.node(node).next } else { dom.node(node).previous };
    let inside = |node: Id| if forward { dom.node(node).first } else { dom.node(node).last };
    let mut node = text;
    loop {
        let sibling = loop {
            if let Some(sibling) = beside(node) {
                break sibling;
            }
            node = dom.node(node).parent.filter(|parent| dom.is_element(*parent))?;
        };
        node = sibling;
        if dom.is_element(node) && !is_inline(dom, looks, node) {
            return None;
        }
        while let Some(child) = inside(node) {
            node = child;
        }
        if matches!(dom.node(node).kind, Kind::Text(_)) {
            return Some(node);
        }
        if dom.is(node, "br") {
            return None;
        }
    }
}

fn is_inline(dom: &Dom, looks: &mut Looks, id: Id) -> bool {
    let look = looks.of(dom, id);
    if look.display.is_empty() { INLINE.contains(&dom.name(id)) } else { look.display.starts_with("inline") }
}

/// Elements that do not end a line.
const INLINE: [&str; 25] = [
    "a", "abbr", "acronym", "b", "cite", "code", "del", "em", "i", "ins", "kbd", "label", "output", "q",
    "ruby", "s", "samp", "span", "strong", "sub", "sup", "time", "u", "tt", "var",
];
