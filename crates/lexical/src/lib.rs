//! Ghost's story format (Lexical, mobiledoc, Markdown, HTML) to web HTML, e-mail HTML and plain text.
//!
//! [`Document::parse`] reads what an editor saved, [`render`] makes of it the HTML of a page or of an e-mail,
//! byte for byte what Ghost 6.65 makes of it (kg-lexical-html-renderer 1.5.1, kg-default-nodes 2.2.1).
//! [`from_html`] and [`mobiledoc`] turn other formats into documents, [`markdown`] is the markdown card's renderer.

#![expect(
    clippy::format_push_string,
    reason = "HTML is put together piece by piece, and reads best as it will look"
)]

mod cards;
mod document;
pub mod from_html;
mod html;
mod json;
pub mod markdown;
pub mod mobiledoc;
mod node;
mod options;
mod reading;
mod render;
mod text;

pub use document::{Document, DocumentError};
pub use options::{Design, Feature, ImageOptimization, ImageSize, Manner, Options};
pub use reading::{reading_minutes, word_count};
pub use render::{Rendered, Target, render};
pub use text::{excerpt, plaintext};
