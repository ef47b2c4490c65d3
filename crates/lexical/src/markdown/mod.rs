//! Markdown to HTML, as Ghost's markdown card renders it.

/// Renders Markdown as the markdown card of Ghost 6.65 does.
pub fn to_html(_source: &str) -> String {
    String::new()
}
