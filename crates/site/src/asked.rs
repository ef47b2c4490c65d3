//! What was asked for: the request, as far as pages and feeds look at it.

use std::net::IpAddr;

use bytes::Bytes;
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
    /// What the `Cookie` header says.
    pub(crate) cookies: Option<String>,
    /// Who asks, as far as the connection or a trusted proxy says.
    pub(crate) client: Option<IpAddr>,
    /// The form that was sent, as it came.
    pub(crate) form: Option<Bytes>,
    /// What stands before `rss/` in the address of a private site's feed: its public hash and a slash.
    pub(crate) feed_key: String,
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

    /// The values of the cookies of this name.
    pub(crate) fn cookies(&self, name: &str) -> impl Iterator<Item = &str> {
        let cookies = self.cookies.as_deref().unwrap_or_default().split(';');
        cookies.filter_map(move |cookie| {
            let (known, value) = cookie.trim().split_once('=')?;
            (known == name).then_some(value)
        })
    }

    /// A field of the form that was sent, decoded.
    pub(crate) fn field(&self, name: &str) -> Option<String> {
        url::form_urlencoded::parse(self.form.as_deref()?)
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.into_owned())
    }

    /// The address of the feed of a list, as it was asked for.
    pub(crate) fn feed_of(&self, list: &str) -> String {
        format!("{list}{}rss/", self.feed_key)
    }

    /// A parameter of the query, decoded; the first of several.
    pub(crate) fn parameter(&self, name: &str) -> Option<String> {
        let query = self.query.as_deref()?;
        url::form_urlencoded::parse(query.as_bytes())
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.into_owned())
    }
}
