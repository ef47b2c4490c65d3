//! One HTML tag, attribute by attribute, as `createElement` and `setAttribute` make it.

use std::{borrow::Cow, fmt};

use super::escape::push_attribute;

/// A start tag. Its attributes stand in the order in which they were first set.
#[derive(Debug, Clone)]
pub(crate) struct Tag<'a> {
    name: &'static str,
    attributes: Vec<(&'static str, Cow<'a, str>)>,
}

impl<'a> Tag<'a> {
    /// A tag without attributes.
    pub(crate) fn new(name: &'static str) -> Self {
        Self { name, attributes: Vec::new() }
    }

    /// The tag with one more attribute.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<Cow<'a, str>>) -> Self {
        self.set(name, value);
        self
    }

    /// Sets an attribute; one that is already there keeps its place.
    pub(crate) fn set(&mut self, name: &'static str, value: impl Into<Cow<'a, str>>) {
        let value = value.into();
        match self.attributes.iter_mut().find(|(standing, _)| *standing == name) {
            Some((_, standing)) => *standing = value,
            None => self.attributes.push((name, value)),
        }
    }
}

impl fmt::Display for Tag<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = format!("<{}", self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            push_attribute(&mut out, value);
            out.push('"');
        }
        out.push('>');
        formatter.write_str(&out)
    }
}
