//! What was asked for: the request, as far as pages and feeds look at it, and what an answer has looked at.

use std::cell::RefCell;
use std::net::{IpAddr, SocketAddr};

use axum::extract::ConnectInfo;
use bytes::Bytes;
use http::header::COOKIE;
use http::{Method, Request};
use newsroom::{NewsroomError, Reader, Reads};

use crate::Site;
use crate::answer::Wish;

/// A request to a page or a feed.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) method: Method,
    /// The path as it was sent: `/tag/harbour/page/2/`.
    pub(crate) path: String,
    query: Option<String>,
    /// The parts of the path that the route names, decoded.
    pub(crate) names: Vec<(String, String)>,
    pub(crate) wish: Wish,
    cookies: Option<String>,
    client: Option<IpAddr>,
    form: Option<Bytes>,
    /// What stands before `rss/` in the address of a private site's feed: its public hash and a slash.
    pub(crate) feed_key: String,
    looked: RefCell<Looked>,
}

/// What an answer has looked at on its way: of this it is made, and to whoever asks the same it is the same.
#[derive(Debug, Clone, Default)]
pub(crate) struct Looked {
    /// The state of the newsroom; of several the oldest.
    pub(crate) generation: Option<i64>,
    pub(crate) reads: Reads,
    /// Whether it looked at the query as a whole.
    pub(crate) query: bool,
    /// The parameters that it looked at.
    pub(crate) parameters: Vec<&'static str>,
    /// Whether it looked at who asks.
    pub(crate) person: bool,
}

impl Asked {
    /// What pages and feeds look at of a request without a body.
    pub(crate) fn of<B>(request: &Request<B>, wish: Wish) -> Self {
        let text = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
        Self {
            cookies: text(COOKIE).map(str::to_owned),
            client: request.extensions().get().map(|ConnectInfo::<SocketAddr>(client)| client.ip()),
            ..Self::at(request.method().clone(), request.uri().path(), request.uri().query(), wish)
        }
    }

    /// A request of nobody in particular.
    pub(crate) fn at(method: Method, path: &str, query: Option<&str>, wish: Wish) -> Self {
        Self {
            method,
            path: path.to_owned(),
            query: query.map(str::to_owned),
            names: Vec::new(),
            wish,
            cookies: None,
            client: None,
            form: None,
            feed_key: String::new(),
            looked: RefCell::default(),
        }
    }

    /// The same, with the parts of the path that the route names.
    pub(crate) fn with_names(self, names: Vec<(String, String)>) -> Self {
        Self { names, ..self }
    }

    /// The same for an answer that others are to share: they want to see it.
    pub(crate) fn for_whoever_asks(self) -> Self {
        Self { method: Method::GET, ..self }
    }

    /// The same, with the form that was sent.
    pub(crate) fn with_form(self, form: Option<Bytes>) -> Self {
        Self { form, ..self }
    }

    /// Asks the newsroom, and takes note of what was read for the answer.
    pub(crate) fn read<T, E: From<NewsroomError>>(
        &self,
        site: &Site,
        ask: impl FnOnce(&mut Reader<'_, '_>) -> Result<T, E>,
    ) -> Result<T, E> {
        site.newsroom().read(|reader| {
            let answer = ask(reader);
            self.note(reader);
            answer
        })
    }

    /// Takes note of what was read for the answer.
    pub(crate) fn note(&self, reader: &Reader<'_, '_>) {
        let mut looked = self.looked.borrow_mut();
        let generation = reader.generation();
        looked.generation = Some(looked.generation.map_or(generation, |oldest| oldest.min(generation)));
        looked.reads.join(reader.reads());
    }

    /// What the answer has looked at so far.
    pub(crate) fn looked(&self) -> Looked {
        self.looked.borrow().clone()
    }

    /// The part of the path that the route calls `name`; empty where it has none.
    pub(crate) fn name(&self, name: &str) -> &str {
        self.names.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str())
    }

    /// What stands after the `?`.
    pub(crate) fn query(&self) -> Option<&str> {
        self.looked.borrow_mut().query = true;
        self.query.as_deref()
    }

    /// What stands after the `?`, for whoever makes no answer of it.
    pub(crate) fn query_unseen(&self) -> Option<&str> {
        self.query.as_deref()
    }

    /// The path and the query.
    pub(crate) fn target(&self) -> String {
        match self.query() {
            Some(query) => format!("{}?{query}", self.path),
            None => self.path.clone(),
        }
    }

    /// The values of the cookies of this name.
    pub(crate) fn cookies(&self, name: &str) -> impl Iterator<Item = &str> {
        self.looked.borrow_mut().person = true;
        let cookies = self.cookies.as_deref().unwrap_or_default().split(';');
        cookies.filter_map(move |cookie| {
            let (known, value) = cookie.trim().split_once('=')?;
            (known == name).then_some(value)
        })
    }

    /// Who asks, as far as the connection or a trusted proxy says.
    pub(crate) fn client(&self) -> Option<IpAddr> {
        self.looked.borrow_mut().person = true;
        self.client
    }

    /// A field of the form that was sent, decoded.
    pub(crate) fn field(&self, name: &str) -> Option<String> {
        self.looked.borrow_mut().person = true;
        url::form_urlencoded::parse(self.form.as_deref()?)
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.into_owned())
    }

    /// The address of the feed of a list, as it was asked for.
    pub(crate) fn feed_of(&self, list: &str) -> String {
        format!("{list}{}rss/", self.feed_key)
    }

    /// A parameter of the query, decoded; the first of several.
    pub(crate) fn parameter(&self, name: &'static str) -> Option<String> {
        self.looked.borrow_mut().parameters.push(name);
        value_of(self.query.as_deref(), name)
    }
}

/// A parameter of a query, decoded; the first of several.
pub(crate) fn value_of(query: Option<&str>, name: &str) -> Option<String> {
    url::form_urlencoded::parse(query?.as_bytes())
        .find(|(known, _)| known == name)
        .map(|(_, value)| value.into_owned())
}
