//! The document that is being made: Lexical's nodes, and the operations by which Lexical's editor moves them.
//!
//! What becomes of wrongly nested HTML depends on the order in which Lexical looks at changed nodes, so every change
//! is noted as Lexical notes it.

use std::collections::HashSet;

use serde_json::Value;

/// The place of a node.
pub(super) type Key = usize;

/// The root of every tree.
pub(super) const ROOT: Key = 0;

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    Root,
    Paragraph {
        indent: f64,
    },
    Heading(String),
    Quote,
    List {
        list_type: &'static str,
        start: i64,
    },
    Item {
        checked: Option<bool>,
    },
    Link {
        url: String,
        rel: Option<String>,
        target: Option<String>,
        title: Option<String>,
    },
    Text {
        text: String,
        format: u32,
    },
    Tab {
        format: u32,
    },
    LineBreak,
    /// A card, with all its JSON.
    Card(Value),
}

impl Kind {
    pub(super) fn paragraph() -> Self {
        Self::Paragraph { indent: 0.0 }
    }

    pub(super) fn item() -> Self {
        Self::Item { checked: None }
    }

    pub(super) fn is_element(&self) -> bool {
        !matches!(self, Self::Text { .. } | Self::Tab { .. } | Self::LineBreak | Self::Card(_))
    }

    /// Whether Lexical counts it to the flow of a line.
    pub(super) fn is_inline(&self) -> bool {
        matches!(self, Self::Text { .. } | Self::Tab { .. } | Self::LineBreak | Self::Link { .. })
    }

    fn can_be_empty(&self) -> bool {
        !matches!(self, Self::List { .. } | Self::Link { .. })
    }
}

#[derive(Debug)]
struct Node {
    kind: Kind,
    parent: Option<Key>,
    previous: Option<Key>,
    next: Option<Key>,
    first: Option<Key>,
    last: Option<Key>,
}

/// Keys in the order in which they were put in, each once.
#[derive(Debug, Default)]
pub(super) struct Ordered {
    keys: Vec<Key>,
    known: HashSet<Key>,
}

impl Ordered {
    fn insert(&mut self, key: Key) {
        if self.known.insert(key) {
            self.keys.push(key);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    pub(super) fn into_keys(self) -> Vec<Key> {
        self.keys
    }
}

/// All nodes, and which of them were changed since someone last looked.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    pub(super) changed_leaves: Ordered,
    pub(super) changed_elements: Ordered,
}

impl Tree {
    pub(super) fn new() -> Self {
        let mut tree = Self {
            nodes: Vec::new(),
            changed_leaves: Ordered::default(),
            changed_elements: Ordered::default(),
        };
        tree.create(Kind::Root);
        tree
    }

    pub(super) fn create(&mut self, kind: Kind) -> Key {
        let (parent, previous, next, first, last) = (None, None, None, None, None);
        self.nodes.push(Node { kind, parent, previous, next, first, last });
        let key = self.nodes.len() - 1;
        self.touch(key);
        key
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "a Key comes from `create` of the same tree, and nodes never leave the list"
    )]
    fn node(&self, key: Key) -> &Node {
        &self.nodes[key]
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "a Key comes from `create` of the same tree, and nodes never leave the list"
    )]
    fn node_mut(&mut self, key: Key) -> &mut Node {
        &mut self.nodes[key]
    }

    /// Notes that a node was changed.
    fn touch(&mut self, key: Key) {
        if self.kind(key).is_element() {
            self.changed_elements.insert(key);
        } else {
            self.changed_leaves.insert(key);
        }
    }

    pub(super) fn kind(&self, key: Key) -> &Kind {
        &self.node(key).kind
    }

    pub(super) fn kind_mut(&mut self, key: Key) -> &mut Kind {
        self.touch(key);
        &mut self.node_mut(key).kind
    }

    pub(super) fn parent(&self, key: Key) -> Option<Key> {
        self.node(key).parent
    }

    pub(super) fn previous(&self, key: Key) -> Option<Key> {
        self.node(key).previous
    }

    pub(super) fn next(&self, key: Key) -> Option<Key> {
        self.node(key).next
    }

    pub(super) fn first(&self, key: Key) -> Option<Key> {
        self.node(key).first
    }

    pub(super) fn last(&self, key: Key) -> Option<Key> {
        self.node(key).last
    }

    pub(super) fn children(&self, key: Key) -> Vec<Key> {
        std::iter::successors(self.first(key), |child| self.next(*child)).collect()
    }

    pub(super) fn is_empty(&self, key: Key) -> bool {
        self.first(key).is_none()
    }

    pub(super) fn is_list(&self, key: Key) -> bool {
        matches!(self.kind(key), Kind::List { .. })
    }

    pub(super) fn is_item(&self, key: Key) -> bool {
        matches!(self.kind(key), Kind::Item { .. })
    }

    /// Whether the root is above this node.
    pub(super) fn is_attached(&self, key: Key) -> bool {
        std::iter::successors(Some(key), |node| self.parent(*node)).any(|node| node == ROOT)
    }

    /// Takes a node out, and nothing else.
    fn detach(&mut self, key: Key) {
        let node = self.node_mut(key);
        let (parent, previous, next) = (node.parent.take(), node.previous.take(), node.next.take());
        let Some(parent) = parent else { return };
        self.touch(key);
        self.touch(parent);
        match previous {
            Some(previous) => self.node_mut(previous).next = next,
            None => self.node_mut(parent).first = next,
        }
        match next {
            Some(next) => self.node_mut(next).previous = previous,
            None => self.node_mut(parent).last = previous,
        }
        for neighbour in [previous, next].into_iter().flatten() {
            self.touch(neighbour);
        }
    }

    /// Puts a node at the end of an element, and does not look at what either is.
    fn attach(&mut self, parent: Key, child: Key) {
        self.touch(parent);
        self.touch(child);
        self.detach(child);
        let last = self.node_mut(parent).last.replace(child);
        match last {
            Some(last) => {
                self.node_mut(last).next = Some(child);
                self.touch(last);
            }
            None => self.node_mut(parent).first = Some(child),
        }
        let node = self.node_mut(child);
        (node.parent, node.previous) = (Some(parent), last);
    }

    /// Puts a node at the end of an element, with what lists and their items make of foreign children.
    pub(super) fn append(&mut self, parent: Key, child: Key) {
        match self.kind(parent) {
            Kind::List { .. } => self.append_to_list(parent, child),
            Kind::Item { .. } if matches!(self.kind(child), Kind::Paragraph { .. } | Kind::Item { .. }) => {
                for grandchild in self.children(child) {
                    self.append(parent, grandchild);
                }
                self.remove(child);
            }
            _ => self.attach(parent, child),
        }
    }

    pub(super) fn append_all(&mut self, parent: Key, children: &[Key]) {
        for child in children {
            self.append(parent, *child);
        }
    }

    fn append_to_list(&mut self, list: Key, child: Key) {
        if self.is_item(child) {
            return self.attach(list, child);
        }
        let item = self.create(Kind::item());
        if self.kind(child).is_element() && !self.is_list(child) {
            let text = self.text_content(child);
            let text = self.create(Kind::Text { text, format: 0 });
            self.append(item, text);
        } else {
            self.append(item, child);
        }
        self.attach(list, item);
    }

    fn text_content(&self, key: Key) -> String {
        match self.kind(key) {
            Kind::Text { text, .. } => text.clone(),
            Kind::Tab { .. } => "\t".to_owned(),
            Kind::LineBreak => "\n".to_owned(),
            Kind::Card(_) => String::new(),
            _ => {
                let mut all = String::new();
                for child in self.children(key) {
                    all.push_str(&self.text_content(child));
                    let kind = self.kind(child);
                    if kind.is_element() && !kind.is_inline() && self.next(child).is_some() {
                        all.push_str("\n\n");
                    }
                }
                all
            }
        }
    }

    /// Takes a node out, and with it a list or link that thereby becomes empty; lists that meet are joined.
    pub(super) fn remove(&mut self, key: Key) {
        let (previous, next) = (self.previous(key), self.next(key));
        let is_item = self.is_item(key);
        self.remove_plainly(key);
        if is_item
            && let (Some(previous), Some(next)) = (previous, next)
            && let (Some(before), Some(after)) = (self.nested_list(previous), self.nested_list(next))
        {
            self.join_lists(before, after);
            self.remove(next);
        }
    }

    fn remove_plainly(&mut self, key: Key) {
        let Some(parent) = self.parent(key) else { return };
        self.detach(key);
        if !self.kind(parent).can_be_empty() && self.is_empty(parent) {
            self.remove_plainly(parent);
        }
    }

    /// The list that an item holds in place of text.
    pub(super) fn nested_list(&self, item: Key) -> Option<Key> {
        self.first(item).filter(|first| self.is_item(item) && self.is_list(*first))
    }

    fn join_lists(&mut self, list: Key, other: Key) {
        if let (Some(last), Some(first)) = (self.last(list), self.first(other))
            && let (Some(inner), Some(other_inner)) = (self.nested_list(last), self.nested_list(first))
        {
            self.join_lists(inner, other_inner);
            self.remove(first);
        }
        let moved = self.children(other);
        self.append_all(list, &moved);
        self.remove(other);
    }

    /// Puts a node behind another.
    pub(super) fn insert_after(&mut self, key: Key, new: Key) {
        self.touch(key);
        self.touch(new);
        self.detach(new);
        let Some(parent) = self.parent(key) else { return };
        let next = self.node_mut(key).next.replace(new);
        match next {
            Some(next) => {
                self.node_mut(next).previous = Some(new);
                self.touch(next);
            }
            None => self.node_mut(parent).last = Some(new),
        }
        self.touch(parent);
        let node = self.node_mut(new);
        (node.parent, node.previous, node.next) = (Some(parent), Some(key), next);
    }
}
