//! What was asked for: the request, as far as pages and feeds look at it.

use http::Method;

use crate::answer::Wish;

/// A request to a page or a feed.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) method: Method,
    /// The path as it was sent: `/tag/harbour/page/2/`.
    pub(crate) path: String,
    /// What stands after the `?`.
    pub(crate) query: Option<String>,
    /// The parts of the path that the route names, decoded.
    pub(crate) names: Vec<(String, String)>,
    pub(crate) wish: Wish,
}

impl Asked {
    /// The part of the path that the route calls `name`; empty where it has none.
    pub(crate) fn name(&self, name: &str) -> &str {
        self.names.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str())
    }

    /// The path and the query.
    pub(crate) fn target(&self) -> String {
        match &self.query {
            Some(query) => format!("{}?{query}", self.path),
            None => self.path.clone(),
        }
    }

    /// A parameter of the query, decoded; the first of several.
    pub(crate) fn parameter(&self, name: &str) -> Option<String> {
        let query = self.query.as_deref()?;
        url::form_urlencoded::parse(query.as_bytes())
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.into_owned())
    }
}
