//! What the styles of elements mean for the text in them.

use std::collections::HashMap;
use std::rc::Rc;

use super::dom::{Dom, Id};
use super::style::property;

/// The styles of an element that matter, each as the browser gives it.
#[derive(Debug, Default)]
pub(super) struct Look {
    pub(super) weight: String,
    pub(super) style: String,
    pub(super) decoration: String,
    pub(super) vertical: String,
    pub(super) display: String,
    pub(super) size: String,
    keeps_space: bool,
}

/// The looks of elements that were asked for before.
#[derive(Default)]
pub(super) struct Looks {
    plain: Rc<Look>,
    known: HashMap<Id, Rc<Look>>,
    preformatted: HashMap<Id, bool>,
}

impl Looks {
    pub(super) fn of(&mut self, dom: &Dom, id: Id) -> Rc<Look> {
        if dom.attribute(id, "style").is_none() {
            return Rc::clone(&self.plain);
        }
        Rc::clone(self.known.entry(id).or_insert_with(|| Rc::new(read(dom, id))))
    }

    /// Whether white space in this element stays as it is, because of the element or of one above it.
    pub(super) fn is_preformatted(&mut self, dom: &Dom, id: Id) -> bool {
        if let Some(known) = self.preformatted.get(&id) {
            return *known;
        }
        let line: Vec<Id> = std::iter::once(id).chain(dom.ancestors(id)).collect();
        let is_preformatted = line.iter().any(|node| dom.is(*node, "pre") || self.of(dom, *node).keeps_space);
        self.preformatted.insert(id, is_preformatted);
        is_preformatted
    }
}

fn read(dom: &Dom, id: Id) -> Look {
    let get = |name: &str| property(dom, id, name);
    Look {
        weight: get("font-weight"),
        style: get("font-style"),
        decoration: get("text-decoration"),
        vertical: get("vertical-align"),
        display: get("display"),
        size: get("font-size"),
        keeps_space: get("white-space").starts_with("pre"),
    }
}
