//! What the HTML parser hands its nodes to: a tree that grows while it reads.

use std::{borrow::Cow, cell::RefCell, rc::Rc};

use html5ever::{
    Attribute, ExpandedName, QualName,
    interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink},
    local_name, ns,
    tendril::StrTendril,
};

use super::{Content, MAX_DEPTH, NodeId, Tree};

/// A node as the parser holds it: its number, and its name for quick looks.
#[derive(Clone)]
pub(super) struct Handle {
    id: NodeId,
    name: Rc<QualName>,
}

/// Builds a tree while the parser runs.
pub(super) struct Sink {
    tree: RefCell<Tree>,
    no_name: Rc<QualName>,
}

impl Sink {
    pub(super) fn new() -> Self {
        let mut tree = Tree { nodes: Vec::new(), root: 0, deepest: 0 };
        tree.add(Content::Fragment);
        let no_name = Rc::new(QualName::new(None, ns!(), local_name!("")));
        Self { tree: RefCell::new(tree), no_name }
    }

    pub(super) fn is_beyond_limits(&self, parsed: usize) -> bool {
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
