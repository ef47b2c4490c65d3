//! The walk through the tree of an HTML text that makes Lexical's nodes.

use std::collections::HashSet;

use super::cards::{self, Found};
use super::dom::{Dom, Id, Kind};
use super::look::Looks;
use super::script::parse_int;
use super::style;
use super::text::Texts;
use super::tree::{self, Key, Tree};

/// Nodes below this depth give only their text. The parser keeps trees above it but for the worst of nesting.
const MAXIMUM_DEPTH: usize = 300;

const BOLD: u32 = 1;
const ITALIC: u32 = 1 << 1;
const STRIKETHROUGH: u32 = 1 << 2;
const UNDERLINE: u32 = 1 << 3;
const CODE: u32 = 1 << 4;
const SUBSCRIPT: u32 = 1 << 5;
const SUPERSCRIPT: u32 = 1 << 6;
const HIGHLIGHT: u32 = 1 << 7;

/// Converts all that is in the body of a document.
pub(super) fn body(dom: Dom, document: Id, tree: &mut Tree) -> Vec<Key> {
    let Some(body) = dom.body(document) else { return Vec::new() };
    let mut converter = Converter {
        dom,
        tree,
        looks: Looks::default(),
        texts: Texts::default(),
        comments: Comments::default(),
    };
    converter.children(body, &Formatting::default(), 0)
}

/// The comments that mark cards, and where it is known that none ends.
#[derive(Default)]
pub(super) struct Comments {
    without_end: HashSet<Id>,
}

impl Comments {
    /// The first sibling after a comment that ends what it begins.
    pub(super) fn end_after(
        &mut self,
        dom: &Dom,
        begin: Id,
        is_end: impl Fn(&Dom, Id) -> bool,
    ) -> Option<Id> {
        let parent = dom.node(begin).parent?;
        if self.without_end.contains(&parent) {
            return None;
        }
        let mut siblings = std::iter::successors(dom.node(begin).next, |node| dom.node(*node).next);
        let end = siblings.find(|node| is_end(dom, *node));
        if end.is_none() {
            self.without_end.insert(parent);
        }
        end
    }
}

/// What an element does to the format of the texts in it: toggles some bits, then sets others.
#[derive(Clone, Copy, Default)]
struct Change {
    toggles: u32,
    sets: u32,
}

/// The changes by all elements around a text, one for each name of element.
#[derive(Clone, Default)]
struct Formatting(Vec<(String, Change)>);

impl Formatting {
    /// The formatting inside of an element, which takes the place of one of the same name.
    fn within(&self, name: &str, change: Change) -> Self {
        let mut inner = self.clone();
        match inner.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, existing)) => *existing = change,
            None => inner.0.push((name.to_owned(), change)),
        }
        inner
    }

    fn apply(&self, format: &mut u32) {
        for (_, change) in &self.0 {
            for bit in bits(change.toggles) {
                toggle(format, bit);
            }
            for bit in bits(change.sets & !*format) {
                toggle(format, bit);
            }
        }
    }
}

fn bits(all: u32) -> impl Iterator<Item = u32> {
    (0..8).map(|shift| 1 << shift).filter(move |bit| all & bit != 0)
}

/// Subscript and superscript exclude each other.
fn toggle(format: &mut u32, bit: u32) {
    *format ^= bit;
    match bit {
        SUBSCRIPT => *format &= !SUPERSCRIPT,
        SUPERSCRIPT => *format &= !SUBSCRIPT,
        _ => {}
    }
}

struct Converter<'a> {
    dom: Dom,
    tree: &'a mut Tree,
    looks: Looks,
    texts: Texts,
    comments: Comments,
}

impl Converter<'_> {
    fn children(&mut self, id: Id, formatting: &Formatting, depth: usize) -> Vec<Key> {
        let mut nodes = Vec::new();
        let mut next = self.dom.node(id).first;
        while let Some(child) = next {
            nodes.extend(self.nodes(child, formatting, depth + 1));
            // Only now: a card may have taken the siblings that belong to it.
            next = self.dom.node(child).next;
        }
        nodes
    }

    /// The nodes that a node of HTML becomes.
    fn nodes(&mut self, id: Id, formatting: &Formatting, depth: usize) -> Vec<Key> {
        if self.dom.is(id, "style") || self.dom.is(id, "script") {
            return Vec::new();
        }
        if depth > MAXIMUM_DEPTH {
            let text = self.dom.text_content(id);
            return vec![self.tree.create(tree::Kind::Text { text, format: 0 })];
        }
        if matches!(self.dom.node(id).kind, Kind::Text(_)) {
            return self.text(id, formatting);
        }
        if let Found::Card(card) = cards::find(&mut self.dom, id, &mut self.comments) {
            return vec![self.tree.create(tree::Kind::Card(card))];
        }
        let Some(kind) = self.block(id) else {
            return match self.change(id) {
                Some(change) => {
                    let formatting = formatting.within(self.dom.name(id), change);
                    self.children(id, &formatting, depth)
                }
                None => self.children(id, formatting, depth),
            };
        };
        let node = self.tree.create(kind);
        let children = self.children(id, formatting, depth);
        let children = self.arrange(node, children);
        if self.tree.kind(node).is_element() {
            self.tree.append_all(node, &children);
        }
        vec![node]
    }

    /// Of the pieces of a preformatted text only the last gets the format, as in Lexical.
    fn text(&mut self, id: Id, formatting: &Formatting) -> Vec<Key> {
        let nodes = self.texts.nodes(&self.dom, &mut self.looks, self.tree, id);
        if let Some(last) = nodes.last()
            && let tree::Kind::Text { format, .. } | tree::Kind::Tab { format } = self.tree.kind_mut(*last)
        {
            formatting.apply(format);
        }
        nodes
    }

    /// What node an element becomes; `None` for those that only format or hold what is in them.
    fn block(&mut self, id: Id) -> Option<tree::Kind> {
        if self.is_documents_title(id) {
            return Some(tree::Kind::Heading("h1".to_owned()));
        }
        match self.dom.name(id) {
            "p" => self.paragraph(id),
            tag @ ("h1" | "h2" | "h3" | "h4" | "h5" | "h6") => Some(tree::Kind::Heading(tag.to_owned())),
            "blockquote" => Some(tree::Kind::Quote),
            "ol" => Some(tree::Kind::List { list_type: "number", start: self.list_start(id) }),
            "ul" => {
                let is_check = self.dom.attribute(id, "__lexicallisttype") == Some("check");
                Some(tree::Kind::List { list_type: if is_check { "check" } else { "bullet" }, start: 1 })
            }
            "li" => Some(tree::Kind::Item {
                checked: Some(self.dom.attribute(id, "aria-checked") == Some("true")),
            }),
            "a" => self.link(id),
            "br" => self.is_line_break(id).then_some(tree::Kind::LineBreak),
            _ => None,
        }
    }

    fn paragraph(&mut self, id: Id) -> Option<tree::Kind> {
        if self.dom.node(id).first.is_some_and(|first| self.is_documents_title(first)) {
            return None;
        }
        // Word has headings as paragraphs with a role and a level.
        let level = self.dom.attribute(id, "aria-level").and_then(parse_int);
        let level = level
            .filter(|level| self.dom.attribute(id, "role") == Some("heading") && (1.0..7.0).contains(level));
        if let Some(level) = level {
            return Some(tree::Kind::Heading(format!("h{level}")));
        }
        if self.is_from_documents(id) && self.dom.text_content(id).is_empty() {
            return None;
        }
        let indent = parse_int(&style::property(&self.dom, id, "text-indent")).map(|pixels| pixels / 20.0);
        Some(tree::Kind::Paragraph { indent: indent.filter(|indent| *indent > 0.0).unwrap_or(0.0) })
    }

    fn list_start(&self, id: Id) -> i64 {
        let start = self.dom.attribute(id, "start").and_then(parse_int);
        #[expect(clippy::cast_possible_truncation, reason = "the range is that of an i32")]
        start
            .filter(|start| (f64::from(i32::MIN)..=f64::from(i32::MAX)).contains(start))
            .map_or(1, |start| start as i64)
    }

    fn link(&self, id: Id) -> Option<tree::Kind> {
        let has_content =
            self.dom.element_children(id).next().is_some() || !self.dom.text_content(id).is_empty();
        let attribute = |name: &str| self.dom.attribute(id, name).map(str::to_owned);
        (self.dom.is(id, "a") && has_content).then(|| tree::Kind::Link {
            url: attribute("href").unwrap_or_default(),
            rel: attribute("rel"),
            target: attribute("target"),
            title: attribute("title"),
        })
    }

    /// A line break that is alone in its element only keeps it open.
    fn is_line_break(&self, id: Id) -> bool {
        let is_alone = |mut beside: Box<dyn Iterator<Item = Id> + '_>| match beside.next() {
            None => true,
            Some(only) => beside.next().is_none() && self.is_white_space(only),
        };
        let before = std::iter::successors(self.dom.node(id).previous, |node| self.dom.node(*node).previous);
        let after = std::iter::successors(self.dom.node(id).next, |node| self.dom.node(*node).next);
        if is_alone(Box::new(before)) && is_alone(Box::new(after)) {
            return false;
        }
        !(self.is_from_documents(id) && self.is_documents_gap(id))
    }

    fn is_white_space(&self, id: Id) -> bool {
        let Kind::Text(text) = &self.dom.node(id).kind else { return false };
        !text.is_empty()
            && text.replace("\r\n", "\n").chars().all(|letter| matches!(letter, ' ' | '\t' | '\n'))
    }

    /// Google Docs puts everything into an element with such an id.
    fn is_from_documents(&self, id: Id) -> bool {
        let mut line = std::iter::once(id).chain(self.dom.ancestors(id));
        line.any(|node| {
            self.dom.attribute(node, "id").is_some_and(|name| name.starts_with("docs-internal-guid-"))
        })
    }

    /// Google Docs has line breaks between blocks that mean nothing.
    fn is_documents_gap(&self, id: Id) -> bool {
        let element = |node: &Id| self.dom.is_element(*node);
        let before = std::iter::successors(self.dom.node(id).previous, |node| self.dom.node(*node).previous)
            .find(element);
        let after =
            std::iter::successors(self.dom.node(id).next, |node| self.dom.node(*node).next).find(element);
        let name = |node: Option<Id>| node.map_or("", |node| self.dom.name(node));
        let (before, after) = (name(before), name(after));
        let is_block =
            |name: &str| matches!(name, "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "dl");
        before == "br"
            || after == "br"
            || before == "p" && is_block(after)
            || is_block(before) && after == "p"
    }

    /// The title of a document from Google Docs is a span in letters of this size.
    fn is_documents_title(&mut self, id: Id) -> bool {
        self.dom.name(id) == "span" && self.looks.of(&self.dom, id).size == "26pt"
    }

    /// How an element formats the texts in it; `None` if it does not.
    fn change(&mut self, id: Id) -> Option<Change> {
        let sets = match self.dom.name(id) {
            "code" => CODE,
            "em" | "i" => ITALIC,
            "s" => STRIKETHROUGH,
            "strong" => BOLD,
            "sub" => SUBSCRIPT,
            "sup" => SUPERSCRIPT,
            "u" => UNDERLINE,
            "b" => {
                let is_normal = self.looks.of(&self.dom, id).weight == "normal";
                return Some(Change { toggles: if is_normal { 0 } else { BOLD }, sets: 0 });
            }
            "span" => return Some(self.span(id)),
            _ => return None,
        };
        Some(Change { toggles: 0, sets })
    }

    /// Google Docs and Word format by spans: by their style, and Word by the style and class of what is around them.
    fn span(&mut self, id: Id) -> Change {
        let look = self.looks.of(&self.dom, id);
        let mut change = Change::default();
        let toggles = [
            (look.weight == "700", BOLD),
            (look.decoration == "line-through", STRIKETHROUGH),
            (look.style == "italic", ITALIC),
            (look.decoration == "underline", UNDERLINE),
            (look.vertical == "sub", SUBSCRIPT),
            (look.vertical == "super", SUPERSCRIPT),
        ];
        change.toggles = toggles.into_iter().filter(|(is_so, _)| *is_so).fold(0, |all, (_, bit)| all | bit);
        let parent = self.dom.node(id).parent.filter(|parent| self.dom.is_element(*parent));
        for element in std::iter::once(id).chain(parent) {
            let look = self.looks.of(&self.dom, element);
            let sets = [
                (look.weight == "bold", BOLD),
                (look.style == "italic", ITALIC),
                (look.decoration == "underline", UNDERLINE),
                (self.dom.has_class(element, "Strikethrough"), STRIKETHROUGH),
                (self.dom.has_class(element, "Highlight"), HIGHLIGHT),
            ];
            change.sets |= sets.into_iter().filter(|(is_so, _)| *is_so).fold(0, |all, (_, bit)| all | bit);
        }
        change
    }

    /// What quotes and lists make of their children before they take them.
    fn arrange(&mut self, node: Key, children: Vec<Key>) -> Vec<Key> {
        match self.tree.kind(node) {
            tree::Kind::Quote => self.quote_lines(children),
            tree::Kind::List { .. } => self.list_items(children),
            _ => children,
        }
    }

    /// The paragraphs of a quote become one, with two line breaks between them.
    fn quote_lines(&mut self, children: Vec<Key>) -> Vec<Key> {
        let mut lines = Vec::new();
        for child in children {
            if !matches!(self.tree.kind(child), tree::Kind::Paragraph { .. }) {
                lines.push(child);
                continue;
            }
            if !lines.is_empty() {
                lines.push(self.tree.create(tree::Kind::LineBreak));
                lines.push(self.tree.create(tree::Kind::LineBreak));
            }
            lines.extend(self.tree.children(child));
        }
        lines
    }

    /// Every child becomes an item, and a list inside of an item with text gets an item of its own.
    fn list_items(&mut self, children: Vec<Key>) -> Vec<Key> {
        let mut items = Vec::new();
        for child in children {
            if !self.tree.is_item(child) {
                items.push(self.wrap_in_item(child));
                continue;
            }
            items.push(child);
            let inside = self.tree.children(child);
            if inside.len() > 1 {
                for list in inside.into_iter().filter(|node| self.tree.is_list(*node)).collect::<Vec<_>>() {
                    items.push(self.wrap_in_item(list));
                }
            }
        }
        items
    }

    fn wrap_in_item(&mut self, node: Key) -> Key {
        let item = self.tree.create(tree::Kind::item());
        self.tree.append(item, node);
        item
    }
}
