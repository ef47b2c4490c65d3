//! A document as HTML.

use crate::{Document, Options};

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

/// Renders `document` for `target` as Ghost 6.65 does.
pub fn render(_document: &Document, _options: &Options, _target: Target) -> Rendered {
    Rendered::default()
}
