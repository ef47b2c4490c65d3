//! A parsed piece of HTML: nodes in one list, linked by number, so that no depth of nesting costs stack.

use std::{borrow::Cow, cell::RefCell, rc::Rc};

use html5ever::{
    Attribute, ExpandedName, ParseOpts, QualName,
    driver::Parser,
    driver::parse_fragment,
    interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink},
    local_name, ns,
    tendril::{StrTendril, TendrilSink},
    tree_builder::TreeBuilderOpts,
};

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

/// A node as the parser holds it: its number, and its name for quick looks.
#[derive(Clone)]
struct Handle {
    id: NodeId,
    name: Rc<QualName>,
}

/// Builds a tree while the parser runs.
struct Sink {
    tree: RefCell<Tree>,
    no_name: Rc<QualName>,
}

impl Sink {
    fn new() -> Self {
        let mut tree = Tree { nodes: Vec::new(), root: 0, deepest: 0 };
        tree.add(Content::Fragment);
        let no_name = Rc::new(QualName::new(None, ns!(), local_name!("")));
        Self { tree: RefCell::new(tree), no_name }
    }

    fn is_beyond_limits(&self, parsed: usize) -> bool {
        let tree = self.tree.borrow();
        tree.deepest > MAX_DEPTH || tree.nodes.len() > 2 * parsed + 1000
    }

    /// The node to insert, or None where its text went into the text that stands before the place.
    fn node_for(&self, child: NodeOrText<Handle>, text_before: Option<NodeId>) -> Option<NodeId> {
        match child {
            NodeOrText::AppendNode(handle) => Some(handle.id),
            NodeOrText::AppendText(text) => {
                let mut tree = self.tree.borrow_mut();
                if let Some(before) = text_before
                    && let Content::Text(standing) = &mut tree.node_mut(before).content
                {
                    standing.push_tendril(&text);
                    return None;
                }
                Some(tree.add(Content::Text(text)))
            }
        }
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Tree;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Tree {
        let mut tree = self.tree.into_inner();
        // The parser puts what it reads into an html element of its own.
        let element = tree.child_elements(tree.root).next();
        tree.root = element.unwrap_or(tree.root);
        tree
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle { id: 0, name: Rc::clone(&self.no_name) }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.name.expanded()
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> Handle {
        let name = Rc::new(name);
        let mut tree = self.tree.borrow_mut();
        let template = flags.template.then(|| tree.add(Content::Fragment));
        let id = tree.add(Content::Element { name: Rc::clone(&name), attributes, template });
        Handle { id, name }
    }

    fn create_comment(&self, text: StrTendril) -> Handle {
        let id = self.tree.borrow_mut().add(Content::Comment(text));
        Handle { id, name: Rc::clone(&self.no_name) }
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> Handle {
        self.create_comment(format!("?{target} {data}").into())
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        let last = self.tree.borrow().node(parent.id).last;
        if let Some(child) = self.node_for(child, last) {
            self.tree.borrow_mut().append(parent.id, child);
        }
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        if self.tree.borrow().parent(element.id).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public: StrTendril, _system: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        let tree = self.tree.borrow();
        let Content::Element { template: Some(contents), .. } = tree.content(target.id) else {
            return target.clone();
        };
        Handle { id: *contents, name: Rc::clone(&self.no_name) }
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one.id == other.id
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let before = self.tree.borrow().node(sibling.id).previous;
        if let Some(child) = self.node_for(child, before) {
            self.tree.borrow_mut().insert_before(sibling.id, child);
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, new: Vec<Attribute>) {
        if let Some(attributes) = self.tree.borrow_mut().attributes_mut(target.id) {
            for attribute in new {
                if !attributes.iter().any(|standing| standing.name == attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.tree.borrow_mut().remove(target.id);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let mut tree = self.tree.borrow_mut();
        while let Some(child) = tree.first_child(node.id) {
            tree.append(new_parent.id, child);
        }
    }
}
