//! A document as the HTML of a page or of an e-mail.

mod block;
mod inline;
mod slug;

use std::collections::HashMap;

use crate::{
    Document, Manner, Options, cards, json,
    node::{self, Element, Kind, Node},
};

/// Where the HTML goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A page of the site.
    Web,
    /// An e-mail to members.
    Email,
}

/// What rendering made of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rendered {
    /// The HTML.
    pub html: String,
    /// What could not be rendered as it stands, one sentence each.
    pub problems: Vec<String>,
}

/// What the rendering of one document goes by.
pub(crate) struct Context<'a> {
    pub(crate) options: &'a Options,
    pub(crate) target: Target,
}

impl Context<'_> {
    /// Whether the HTML goes into an e-mail.
    pub(crate) fn is_email(&self) -> bool {
        self.target == Target::Email
    }

    /// Whether fields are kept in their places and from running programs.
    pub(crate) fn is_safe(&self) -> bool {
        self.options.manner == Manner::Safe
    }
}

/// Renders `document` for `target` as Ghost 6.65 does.
pub fn render(document: &Document, options: &Options, target: Target) -> Rendered {
    let context = Context { options, target };
    let mut problems = Vec::new();
    let root = node::build(document.value(), options.manner, &mut problems);
    let mut ids = HeadingIds::default();
    let last = root.children.len().saturating_sub(1);
    let mut html = String::new();
    for (at, child) in root.children.iter().enumerate() {
        // The editor keeps a blank paragraph at the end of every document, which no reader sees.
        if at == last && is_blank_paragraph(child) {
            break;
        }
        match child {
            Node::Card(kind, fields) => match cards::render(kind, *fields, &context) {
                Ok(card) => html.push_str(&card),
                Err(problem) => {
                    problems.push(problem);
                    return Rendered { html: String::new(), problems };
                }
            },
            Node::Element(element) => block::push(&mut html, element, &context, &mut ids),
            Node::Text(_) | Node::LineBreak => {}
        }
    }
    Rendered { html, problems }
}

fn is_blank_paragraph(node: &Node<'_>) -> bool {
    matches!(node, Node::Element(Element { kind: Kind::Paragraph, .. }))
        && matches!(node, Node::Element(element) if json::trim(&element.text()).is_empty())
}

/// The ids given to headings so far: a second heading of the same words gets a number behind its id.
#[derive(Debug, Default)]
pub(crate) struct HeadingIds {
    given: HashMap<String, u32>,
}

impl HeadingIds {
    fn give(&mut self, heading: &str) -> String {
        let id = slug::heading(heading);
        if let Some(times) = self.given.get_mut(&id) {
            let numbered = format!("{id}-{times}");
            *times += 1;
            numbered
        } else {
            self.given.insert(id.clone(), 1);
            id
        }
    }
}
