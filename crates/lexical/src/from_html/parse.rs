//! Reading HTML as a browser does, within bounds: nesting and the number of nodes are limited, so that time and
//! memory stay in proportion to the text.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName, Namespace, QualName, TokenizerResult, ns};

use super::dom::{Dom, Id, Kind};

/// Elements deeper than this are read as if their tags were not there; their text stays.
const MAXIMUM_DEPTH: usize = 100;

/// Reads a whole document. Returns the tree and its document node.
pub(super) fn document(html: &str) -> (Dom, Id) {
    let sink = Sink::new(html.len());
    let document = sink.document;
    let builder = TreeBuilder::new(sink, options());
    (run(builder, TokenizerOpts::default(), html), document)
}

/// Reads what would be the inside of an element of this name. Returns the tree and the node that has the content.
pub(super) fn fragment(html: &str, context: &str) -> (Dom, Id) {
    let sink = Sink::new(html.len());
    let document = sink.document;
    let name = QualName::new(None, ns!(html), context.into());
    let context = sink.create_element(name, Vec::new(), ElementFlags::default());
    let builder = TreeBuilder::new_for_fragment(sink, context, None, options());
    let initial_state = Some(builder.tokenizer_state_for_context_elem(false));
    let dom = run(builder, TokenizerOpts { initial_state, ..TokenizerOpts::default() }, html);
    let content = dom.element_children(document).next().unwrap_or(document);
    (dom, content)
}

fn options() -> TreeBuilderOpts {
    TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() }
}

fn run(builder: TreeBuilder<Id, Sink>, options: TokenizerOpts, html: &str) -> Dom {
    let tokenizer = Tokenizer::new(Bounded { builder }, options);
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    while let TokenizerResult::Script(_) | TokenizerResult::EncodingIndicator(_) = tokenizer.feed(&input) {}
    tokenizer.end();
    tokenizer.sink.builder.sink.dom.into_inner()
}

/// The tree builder behind the limits.
struct Bounded {
    builder: TreeBuilder<Id, Sink>,
}

impl Bounded {
    fn leaves_out(&self, tag: &Tag) -> bool {
        let sink = &self.builder.sink;
        tag.kind == TagKind::StartTag && (sink.is_deep() && !is_void(&tag.name) || sink.is_full())
    }
}

impl TokenSink for Bounded {
    type Handle = Id;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Id> {
        match token {
            Token::TagToken(tag) if self.leaves_out(&tag) => TokenSinkResult::Continue,
            token => self.builder.process_token(token, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

fn is_void(name: &LocalName) -> bool {
    matches!(&**name, "br" | "hr" | "img" | "input" | "wbr" | "source" | "track" | "area" | "col" | "embed")
}

/// What the tree builder writes to.
struct Sink {
    dom: RefCell<Dom>,
    document: Id,
    /// Takes the content of all templates, which is never shown.
    templates: Id,
    /// The depth at which the last element was put into the tree.
    depth: Cell<usize>,
    /// How many nodes a text of this size may make.
    most_nodes: usize,
}

impl Sink {
    fn new(size: usize) -> Self {
        let mut dom = Dom::default();
        let document = dom.create(Kind::Document);
        let templates = dom.create(Kind::Document);
        let most_nodes = size.saturating_add(1024);
        Self { dom: RefCell::new(dom), document, templates, depth: Cell::new(0), most_nodes }
    }

    fn is_deep(&self) -> bool {
        self.depth.get() > MAXIMUM_DEPTH
    }

    /// Formatting that is never closed comes back in every paragraph, which can make more nodes than there are bytes.
    fn is_full(&self) -> bool {
        self.dom.borrow().len() > self.most_nodes
    }
}

/// The name of an element that is borrowed from the tree.
#[derive(Debug)]
struct Name<'a>(Ref<'a, QualName>);

impl ElemName for Name<'_> {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

/// Stands for the name of what has none.
static NO_NAME: QualName = QualName { prefix: None, ns: ns!(), local: html5ever::local_name!("") };

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Dom;
    type ElemName<'a> = Name<'a>;

    fn finish(self) -> Dom {
        self.dom.into_inner()
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        self.document
    }

    fn elem_name<'a>(&'a self, target: &'a Id) -> Name<'a> {
        Name(Ref::map(self.dom.borrow(), |dom| match &dom.node(*target).kind {
            Kind::Element { name, .. } => name,
            _ => &NO_NAME,
        }))
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _flags: ElementFlags) -> Id {
        let attributes = attributes.into_iter().map(|attribute| (attribute.name, attribute.value)).collect();
        self.dom.borrow_mut().create(Kind::Element { name, attributes })
    }

    fn create_comment(&self, text: StrTendril) -> Id {
        self.dom.borrow_mut().create(Kind::Comment(text.into()))
    }

    fn create_pi(&self, _target: StrTendril, data: StrTendril) -> Id {
        self.create_comment(data)
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        let mut dom = self.dom.borrow_mut();
        match child {
            NodeOrText::AppendNode(node) => {
                dom.append(*parent, node);
                self.depth.set(dom.node(node).depth);
            }
            NodeOrText::AppendText(text) => dom.append_text(*parent, &text),
        }
    }

    fn append_based_on_parent_node(&self, element: &Id, previous: &Id, child: NodeOrText<Id>) {
        let has_parent = self.dom.borrow().node(*element).parent.is_some();
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public: StrTendril, _system: StrTendril) {}

    fn pop(&self, node: &Id) {
        let depth = self.dom.borrow().node(*node).depth;
        self.depth.set(depth.saturating_sub(1));
    }

    fn get_template_contents(&self, _target: &Id) -> Id {
        self.templates
    }

    fn same_node(&self, x: &Id, y: &Id) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Id, child: NodeOrText<Id>) {
        let mut dom = self.dom.borrow_mut();
        match child {
            NodeOrText::AppendNode(node) => dom.insert_before(*sibling, node),
            NodeOrText::AppendText(text) => {
                let before = dom.node(*sibling).previous;
                if let Some(before) = before
                    && let Kind::Text(existing) = &mut dom.node_mut(before).kind
                {
                    return existing.push_str(&text);
                }
                // Text that a table cannot hold goes behind it. The standard has it before the table; Ghost's parser not.
                let node = dom.create(Kind::Text(text.into()));
                if let Some(parent) = dom.node(*sibling).parent {
                    dom.append(parent, node);
                }
            }
        }
    }

    fn add_attrs_if_missing(&self, target: &Id, attributes: Vec<Attribute>) {
        let mut dom = self.dom.borrow_mut();
        let Kind::Element { attributes: existing, .. } = &mut dom.node_mut(*target).kind else { return };
        for attribute in attributes {
            if !existing.iter().any(|(name, _)| *name == attribute.name) {
                existing.push((attribute.name, attribute.value));
            }
        }
    }

    fn remove_from_parent(&self, target: &Id) {
        self.dom.borrow_mut().remove(*target);
    }

    fn reparent_children(&self, node: &Id, new_parent: &Id) {
        self.dom.borrow_mut().move_children(*node, *new_parent);
    }
}
