//! A tree as HTML text again, by the rules of the HTML standard for `innerHTML` and `outerHTML`.

use html5ever::{QualName, ns};

use super::dom::{Dom, Id, Kind};

/// The element itself and all that is in it.
pub(super) fn outer(dom: &Dom, id: Id) -> String {
    let mut out = String::new();
    write_node(dom, id, &mut out);
    out
}

/// What is in the element.
pub(super) fn inner(dom: &Dom, id: Id) -> String {
    let mut out = String::new();
    for child in dom.children(id) {
        write_node(dom, child, &mut out);
    }
    out
}

fn write_node(dom: &Dom, id: Id, out: &mut String) {
    match &dom.node(id).kind {
        Kind::Document => {}
        Kind::Comment(text) => {
            out.push_str("<!--");
            out.push_str(text);
            out.push_str("-->");
        }
        Kind::Text(text) => {
            let raw = dom.node(id).parent.is_some_and(|parent| is_raw_text(dom, parent));
            if raw { out.push_str(text) } else { escape_text(text, out) }
        }
        Kind::Element { name, attributes } => {
            out.push('<');
            out.push_str(&name.local);
            for (attribute, value) in attributes {
                out.push(' ');
                out.push_str(attribute_prefix(attribute));
                out.push_str(&attribute.local);
                out.push_str("=\"");
                escape_attribute(value, out);
                out.push('"');
            }
            out.push('>');
            if name.ns == ns!(html) && is_void(&name.local) {
                return;
            }
            for child in dom.children(id) {
                write_node(dom, child, out);
            }
            out.push_str("</");
            out.push_str(&name.local);
            out.push('>');
        }
    }
}

fn attribute_prefix(name: &QualName) -> &'static str {
    match &name.ns {
        ns if *ns == ns!(xml) => "xml:",
        ns if *ns == ns!(xlink) => "xlink:",
        ns if *ns == ns!(xmlns) && &*name.local != "xmlns" => "xmlns:",
        _ => "",
    }
}

fn is_raw_text(dom: &Dom, id: Id) -> bool {
    ["style", "script", "xmp", "iframe", "noembed", "noframes", "plaintext"]
        .iter()
        .any(|name| dom.is(id, name))
}

fn is_void(name: &str) -> bool {
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

fn escape_text(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            letter => out.push(letter),
        }
    }
}

fn escape_attribute(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            letter => out.push(letter),
        }
    }
}
