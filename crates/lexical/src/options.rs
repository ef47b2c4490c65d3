//! What a site and a newsletter's design decide about the rendered HTML: the options of Ghost's renderer.

use serde::Deserialize;

/// The options of Ghost's renderer, by Ghost's names, as the site's settings and the newsletter give them.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Options {
    /// The site's address, with its subdirectory.
    pub site_url: String,
}
