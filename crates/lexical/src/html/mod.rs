//! HTML as a browser reads and writes it: parsed as the content of an element, cleaned, and written out again
//! as `innerHTML` gives it.

mod basic;
mod clean;
mod escape;
mod serialize;
mod tag;
mod tree;

pub(crate) use basic::clean_basic_html;
pub(crate) use clean::{clean, is_dangerous_url, safe_fragment};
pub(crate) use escape::{decode, push_attribute, push_text};
pub(crate) use tag::Tag;
pub(crate) use tree::{NodeId, Tree};

/// What `source` looks like after it was set as the `innerHTML` of a `context` element and read back.
pub(crate) fn round_trip(source: &str, context: &str) -> String {
    if !source.contains(['<', '&', '\r', '\0']) {
        let mut out = String::with_capacity(source.len());
        push_text(&mut out, source);
        return out;
    }
    match Tree::parse(source, context) {
        Some(tree) => tree.inner_html(tree.root()),
        None => as_text(source),
    }
}

/// The source itself as text, for what is too deeply nested to be read.
pub(crate) fn as_text(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    push_text(&mut out, source);
    out
}
