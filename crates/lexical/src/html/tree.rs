//! A parsed piece of HTML: nodes in one list, linked by number, so that no depth of nesting costs stack.

mod sink;

use std::rc::Rc;

use html5ever::{
    Attribute, ParseOpts, QualName,
    driver::Parser,
    driver::parse_fragment,
    ns,
    tendril::{StrTendril, TendrilSink},
    tree_builder::TreeBuilderOpts,
};

use sink::Sink;

/// Nesting beyond this is not read: the parser looks through all open elements at every tag.
const MAX_DEPTH: u32 = 512;
/// How much is parsed between two looks at the limits, in bytes.
const PIECE: usize = 4096;

/// The number of a node in its tree.
pub(crate) type NodeId = usize;

/// What a node is.
#[derive(Debug)]
pub(crate) enum Content {
    /// The root of a tree, or what a `template` holds.
    Fragment,
    /// An element; `template` is the fragment a `template` element holds.
    Element { name: Rc<QualName>, attributes: Vec<Attribute>, template: Option<NodeId> },
    /// A run of text.
    Text(StrTendril),
    /// A comment, without its marks.
    Comment(StrTendril),
}

#[derive(Debug)]
struct Node {
    content: Content,
    depth: u32,
    parent: Option<NodeId>,
    previous: Option<NodeId>,
    next: Option<NodeId>,
    first: Option<NodeId>,
    last: Option<NodeId>,
}

/// A piece of HTML as a tree of nodes.
#[derive(Debug)]
pub(crate) struct Tree {
    nodes: Vec<Node>,
    root: NodeId,
    deepest: u32,
}

impl Tree {
    /// Parses `source` as the content of a `context` element, as setting `innerHTML` does, with scripting off.
    /// None where it nests too deeply, or would grow out of all proportion to its source.
    pub(crate) fn parse(source: &str, context: &str) -> Option<Self> {
        let options = ParseOpts {
            tree_builder: TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() },
            ..ParseOpts::default()
        };
        let name = QualName::new(None, ns!(html), context.into());
        let mut parser = parse_fragment(Sink::new(), options, name, Vec::new(), false);
        let mut rest = source;
        while !rest.is_empty() {
            let (piece, behind) = rest.split_at(rest.floor_char_boundary(PIECE));
            parser.process(piece.into());
            rest = behind;
            if parser.tokenizer.sink.sink.is_beyond_limits(source.len() - rest.len()) {
                return None;
            }
        }
        let beyond = |parser: &Parser<Sink>| parser.tokenizer.sink.sink.is_beyond_limits(source.len());
        (!beyond(&parser)).then(|| parser.finish())
    }

    /// The node that holds all others.
    pub(crate) fn root(&self) -> NodeId {
        self.root
    }

    /// What the node is.
    pub(crate) fn content(&self, id: NodeId) -> &Content {
        &self.node(id).content
    }

    /// The text of the node, if it is text.
    pub(crate) fn text_of(&self, id: NodeId) -> Option<&str> {
        match self.content(id) {
            Content::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The node's local name, if it is an element of any kind.
    pub(crate) fn local_name(&self, id: NodeId) -> Option<&str> {
        match self.content(id) {
            Content::Element { name, .. } => Some(&name.local),
            _ => None,
        }
    }

    /// The node's local name, if it is an HTML element.
    pub(crate) fn html_name(&self, id: NodeId) -> Option<&str> {
        match self.content(id) {
            Content::Element { name, .. } if name.ns == ns!(html) => Some(&name.local),
            _ => None,
        }
    }

    /// The value of the element's attribute.
    pub(crate) fn attribute(&self, id: NodeId, wanted: &str) -> Option<&str> {
        let Content::Element { attributes, .. } = self.content(id) else { return None };
        attributes
            .iter()
            .find(|attribute| &*attribute.name.local == wanted)
            .map(|attribute| &*attribute.value)
    }

    /// The element's attributes, to be changed.
    pub(crate) fn attributes_mut(&mut self, id: NodeId) -> Option<&mut Vec<Attribute>> {
        match &mut self.node_mut(id).content {
            Content::Element { attributes, .. } => Some(attributes),
            _ => None,
        }
    }

    /// The first child.
    pub(crate) fn first_child(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).first
    }

    /// The sibling behind this node.
    pub(crate) fn next_sibling(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).next
    }

    /// The node this one is in.
    pub(crate) fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).parent
    }

    /// The children, first to last.
    pub(crate) fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.first_child(id), |child| self.next_sibling(*child))
    }

    /// The children that are elements.
    pub(crate) fn child_elements(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        self.children(id).filter(|child| matches!(self.content(*child), Content::Element { .. }))
    }

    /// All nodes below `id` in document order, what `template` elements hold included.
    pub(crate) fn descendants(&self, id: NodeId) -> Vec<NodeId> {
        let mut found = Vec::new();
        let mut waiting = vec![id];
        while let Some(at) = waiting.pop() {
            if at != id {
                found.push(at);
            }
            let children = waiting.len();
            if let Content::Element { template: Some(template), .. } = self.content(at) {
                waiting.push(*template);
            }
            waiting.extend(self.children(at));
            if let Some(new) = waiting.get_mut(children..) {
                new.reverse();
            }
        }
        found
    }

    /// All text below the node, as `textContent` gives it.
    pub(crate) fn text(&self, id: NodeId) -> String {
        let mut out = String::new();
        let mut waiting = vec![id];
        while let Some(at) = waiting.pop() {
            if let Content::Text(text) = self.content(at) {
                out.push_str(text);
            }
            let children = waiting.len();
            waiting.extend(self.children(at));
            if let Some(new) = waiting.get_mut(children..) {
                new.reverse();
            }
        }
        out
    }

    /// Takes the node out of the tree, with all that is in it.
    pub(crate) fn remove(&mut self, id: NodeId) {
        let (parent, previous, next) = {
            let node = self.node_mut(id);
            (node.parent.take(), node.previous.take(), node.next.take())
        };
        match previous {
            Some(previous) => self.node_mut(previous).next = next,
            None => {
                if let Some(parent) = parent {
                    self.node_mut(parent).first = next;
                }
            }
        }
        match next {
            Some(next) => self.node_mut(next).previous = previous,
            None => {
                if let Some(parent) = parent {
                    self.node_mut(parent).last = previous;
                }
            }
        }
    }

    /// Takes the element out of the tree and leaves its children where it stood.
    pub(crate) fn unwrap(&mut self, id: NodeId) {
        while let Some(child) = self.first_child(id) {
            self.insert_before(id, child);
        }
        self.remove(id);
    }

    /// Puts a new piece of text where `id` stands, and takes `id` out.
    pub(crate) fn replace_with_text(&mut self, id: NodeId, text: &str) {
        let new = self.add(Content::Text(text.into()));
        self.insert_before(id, new);
        self.remove(id);
    }

    /// Puts `child` behind the last child of `parent`.
    pub(crate) fn append(&mut self, parent: NodeId, child: NodeId) {
        self.remove(child);
        let depth = self.node(parent).depth + 1;
        self.deepest = self.deepest.max(depth);
        let last = self.node_mut(parent).last.replace(child);
        match last {
            Some(last) => self.node_mut(last).next = Some(child),
            None => self.node_mut(parent).first = Some(child),
        }
        let node = self.node_mut(child);
        node.parent = Some(parent);
        node.previous = last;
        node.depth = depth;
    }

    /// Puts `child` in front of `sibling`.
    pub(crate) fn insert_before(&mut self, sibling: NodeId, child: NodeId) {
        self.remove(child);
        let (parent, depth) = (self.node(sibling).parent, self.node(sibling).depth);
        let previous = self.node_mut(sibling).previous.replace(child);
        match (previous, parent) {
            (Some(previous), _) => self.node_mut(previous).next = Some(child),
            (None, Some(parent)) => self.node_mut(parent).first = Some(child),
            (None, None) => {}
        }
        let node = self.node_mut(child);
        node.parent = parent;
        node.previous = previous;
        node.next = Some(sibling);
        node.depth = depth;
    }

    /// A new node that is nowhere yet.
    pub(crate) fn add(&mut self, content: Content) -> NodeId {
        self.nodes.push(Node {
            content,
            depth: 0,
            parent: None,
            previous: None,
            next: None,
            first: None,
            last: None,
        });
        self.nodes.len() - 1
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "numbers of nodes come from this list alone, and nothing leaves it"
    )]
    fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id]
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "numbers of nodes come from this list alone, and nothing leaves it"
    )]
    fn node_mut(&mut self, id: NodeId) -> &mut Node {
        &mut self.nodes[id]
    }
}
