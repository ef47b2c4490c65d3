//! The tree of an HTML text, in one list of nodes that know each other by their places in it.

use html5ever::tendril::StrTendril;
use html5ever::{QualName, ns};

/// The place of a node.
pub(super) type Id = usize;

/// What a node is.
#[derive(Debug)]
pub(super) enum Kind {
    Document,
    Element { name: QualName, attributes: Vec<(QualName, StrTendril)> },
    Text(String),
    Comment(String),
}

#[derive(Debug)]
pub(super) struct Node {
    pub(super) kind: Kind,
    pub(super) parent: Option<Id>,
    pub(super) previous: Option<Id>,
    pub(super) next: Option<Id>,
    pub(super) first: Option<Id>,
    pub(super) last: Option<Id>,
    /// How many nodes are above this one.
    pub(super) depth: usize,
}

/// A tree. Nodes that are taken out stay in the list, without a parent.
#[derive(Debug, Default)]
pub(super) struct Dom {
    nodes: Vec<Node>,
}

impl Dom {
    pub(super) fn create(&mut self, kind: Kind) -> Id {
        let (parent, previous, next, first, last) = (None, None, None, None, None);
        self.nodes.push(Node { kind, parent, previous, next, first, last, depth: 0 });
        self.nodes.len() - 1
    }

    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "an Id comes from `create` of the same tree, and nodes never leave the list"
    )]
    pub(super) fn node(&self, id: Id) -> &Node {
        &self.nodes[id]
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "an Id comes from `create` of the same tree, and nodes never leave the list"
    )]
    pub(super) fn node_mut(&mut self, id: Id) -> &mut Node {
        &mut self.nodes[id]
    }

    pub(super) fn remove(&mut self, id: Id) {
        let node = self.node_mut(id);
        let (parent, previous, next) = (node.parent.take(), node.previous.take(), node.next.take());
        let Some(parent) = parent else { return };
        match previous {
            Some(previous) => self.node_mut(previous).next = next,
            None => self.node_mut(parent).first = next,
        }
        match next {
            Some(next) => self.node_mut(next).previous = previous,
            None => self.node_mut(parent).last = previous,
        }
    }

    pub(super) fn append(&mut self, parent: Id, child: Id) {
        self.remove(child);
        let last = self.node_mut(parent).last.replace(child);
        match last {
            Some(last) => self.node_mut(last).next = Some(child),
            None => self.node_mut(parent).first = Some(child),
        }
        let depth = self.node(parent).depth + 1;
        let node = self.node_mut(child);
        (node.parent, node.previous, node.depth) = (Some(parent), last, depth);
    }

    pub(super) fn insert_before(&mut self, sibling: Id, child: Id) {
        self.remove(child);
        let Some(parent) = self.node(sibling).parent else { return };
        let previous = self.node_mut(sibling).previous.replace(child);
        match previous {
            Some(previous) => self.node_mut(previous).next = Some(child),
            None => self.node_mut(parent).first = Some(child),
        }
        let depth = self.node(sibling).depth;
        let node = self.node_mut(child);
        (node.parent, node.previous, node.next, node.depth) = (Some(parent), previous, Some(sibling), depth);
    }

    /// Adds text at the end of a node, to its last text if that is there.
    pub(super) fn append_text(&mut self, parent: Id, text: &str) {
        if let Some(last) = self.node(parent).last
            && let Kind::Text(existing) = &mut self.node_mut(last).kind
        {
            return existing.push_str(text);
        }
        let node = self.create(Kind::Text(text.to_owned()));
        self.append(parent, node);
    }

    /// Puts the children of one node at the end of another.
    pub(super) fn move_children(&mut self, from: Id, to: Id) {
        while let Some(child) = self.node(from).first {
            self.append(to, child);
        }
    }

    pub(super) fn children(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(self.node(id).first, |child| self.node(*child).next)
    }

    /// The elements among the children.
    pub(super) fn element_children(&self, id: Id) -> impl Iterator<Item = Id> {
        self.children(id).filter(|child| self.is_element(*child))
    }

    /// The nodes above this one, the nearest first.
    pub(super) fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(self.node(id).parent, |node| self.node(*node).parent)
    }

    /// All nodes below this one, in the order of the text.
    pub(super) fn descendants(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(self.node(id).first, move |node| self.following(*node, id))
    }

    /// The node after this one in the order of the text, within `root`.
    fn following(&self, node: Id, root: Id) -> Option<Id> {
        if let Some(first) = self.node(node).first {
            return Some(first);
        }
        let mut current = node;
        while current != root {
            if let Some(next) = self.node(current).next {
                return Some(next);
            }
            current = self.node(current).parent?;
        }
        None
    }

    pub(super) fn is_element(&self, id: Id) -> bool {
        matches!(self.node(id).kind, Kind::Element { .. })
    }

    /// The name of an element, in the case it has in the tree; empty for what is no element.
    pub(super) fn name(&self, id: Id) -> &str {
        match &self.node(id).kind {
            Kind::Element { name, .. } => &name.local,
            _ => "",
        }
    }

    /// Whether this is an HTML (not SVG or MathML) element of this name.
    pub(super) fn is(&self, id: Id, wanted: &str) -> bool {
        matches!(&self.node(id).kind, Kind::Element { name, .. } if name.ns == ns!(html) && &*name.local == wanted)
    }

    pub(super) fn attribute(&self, id: Id, wanted: &str) -> Option<&str> {
        let Kind::Element { attributes, .. } = &self.node(id).kind else { return None };
        let found = attributes.iter().find(|(name, _)| name.ns == ns!() && &*name.local == wanted);
        found.map(|(_, value)| &**value)
    }

    pub(super) fn set_attribute(&mut self, id: Id, wanted: &str, value: &str) {
        let Kind::Element { attributes, .. } = &mut self.node_mut(id).kind else { return };
        match attributes.iter_mut().find(|(name, _)| name.ns == ns!() && &*name.local == wanted) {
            Some((_, existing)) => *existing = value.into(),
            None => attributes.push((QualName::new(None, ns!(), wanted.into()), value.into())),
        }
    }

    pub(super) fn has_class(&self, id: Id, class: &str) -> bool {
        let classes = self.attribute(id, "class").unwrap_or_default();
        classes.split_ascii_whitespace().any(|name| name == class)
    }

    /// The text of the node and of everything below it.
    pub(super) fn text_content(&self, id: Id) -> String {
        if let Kind::Text(text) | Kind::Comment(text) = &self.node(id).kind {
            return text.clone();
        }
        let mut all = String::new();
        for node in self.descendants(id) {
            if let Kind::Text(text) = &self.node(node).kind {
                all.push_str(text);
            }
        }
        all
    }

    /// The first element below this one that has the class.
    pub(super) fn find_class(&self, id: Id, class: &str) -> Option<Id> {
        self.descendants(id).find(|node| self.has_class(*node, class))
    }

    /// The first HTML element of this name below this one.
    pub(super) fn find(&self, id: Id, name: &str) -> Option<Id> {
        self.descendants(id).find(|node| self.is(*node, name))
    }

    /// The first element of this name below this one that is inside of an element with the class.
    pub(super) fn find_in_class(&self, id: Id, class: &str, name: &str) -> Option<Id> {
        let is_inside = |node: Id| self.ancestors(node).any(|above| self.has_class(above, class));
        self.descendants(id).find(|node| self.is(*node, name) && is_inside(*node))
    }

    /// The body of a document.
    pub(super) fn body(&self, document: Id) -> Option<Id> {
        let html = self.element_children(document).next()?;
        self.element_children(html).find(|child| self.is(*child, "body"))
    }
}
