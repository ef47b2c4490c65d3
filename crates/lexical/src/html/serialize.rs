//! A tree as HTML text, as the HTML standard's serialisation writes it.

use html5ever::{Attribute, ns};

use super::{
    escape::{push_attribute, push_text},
    tree::{Content, NodeId, Tree},
};

impl Tree {
    /// The HTML of all that is in the node.
    pub(crate) fn inner_html(&self, id: NodeId) -> String {
        let mut out = String::new();
        for child in self.children(id) {
            self.write(&mut out, child);
        }
        out
    }

    /// The HTML of the node itself.
    pub(crate) fn outer_html(&self, id: NodeId) -> String {
        let mut out = String::new();
        self.write(&mut out, id);
        out
    }

    fn write(&self, out: &mut String, top: NodeId) {
        let mut at = top;
        loop {
            if let Some(child) = self.write_start(out, at) {
                at = child;
                continue;
            }
            loop {
                self.write_end(out, at);
                if at == top {
                    return;
                }
                if let Some(next) = self.next_sibling(at) {
                    at = next;
                    break;
                }
                let Some(parent) = self.parent(at) else { return };
                at = parent;
            }
        }
    }

    /// Writes what stands before the children of the node, and gives the first of them.
    fn write_start(&self, out: &mut String, id: NodeId) -> Option<NodeId> {
        match self.content(id) {
            Content::Fragment => self.first_child(id),
            Content::Element { name, attributes, template } => {
                out.push('<');
                out.push_str(&name.local);
                for attribute in attributes {
                    write_attribute(out, attribute);
                }
                out.push('>');
                if let Some(template) = template {
                    out.push_str(&self.inner_html(*template));
                }
                self.first_child(id)
            }
            Content::Text(text) if self.is_raw_text(id) => {
                out.push_str(text);
                None
            }
            Content::Text(text) => {
                push_text(out, text);
                None
            }
            Content::Comment(text) => {
                out.push_str("<!--");
                out.push_str(text);
                out.push_str("-->");
                None
            }
        }
    }

    fn write_end(&self, out: &mut String, id: NodeId) {
        if let Content::Element { name, .. } = self.content(id)
            && !self.html_name(id).is_some_and(is_void)
        {
            out.push_str("</");
            out.push_str(&name.local);
            out.push('>');
        }
    }

    fn is_raw_text(&self, id: NodeId) -> bool {
        self.parent(id).and_then(|parent| self.html_name(parent)).is_some_and(|name| {
            matches!(name, "style" | "script" | "xmp" | "iframe" | "noembed" | "noframes" | "plaintext")
        })
    }
}

fn write_attribute(out: &mut String, attribute: &Attribute) {
    let name = &attribute.name;
    out.push(' ');
    if name.ns == ns!(xml) {
        out.push_str("xml:");
    } else if name.ns == ns!(xlink) {
        out.push_str("xlink:");
    } else if name.ns == ns!(xmlns) && &*name.local != "xmlns" {
        out.push_str("xmlns:");
    }
    out.push_str(&name.local);
    out.push_str("=\"");
    push_attribute(out, &attribute.value);
    out.push('"');
}

/// Whether the element has no content and no end tag.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "img"
            | "input"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}
