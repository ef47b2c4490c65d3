//! What a route answers, and the headers that every answer has.

use axum::body::Body;
use http::{HeaderName, HeaderValue, Response, StatusCode, header};
use serde_json::Value;

/// The version of Ghost whose API is spoken.
pub(crate) const VERSION: &str = "6.65";

/// Never kept by anybody.
const NEVER: &str = "no-cache, private, no-store, must-revalidate, max-stale=0, post-check=0, pre-check=0";

/// What a route answers.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) body: Content,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
}

/// The body of an answer.
#[derive(Debug)]
pub(crate) enum Content {
    /// None.
    Nothing,
    /// A document.
    Json(Value),
    /// Events, one after the other as they happen.
    Events(Body),
    /// Plain words, as Ghost answers where it has no document.
    Words(&'static str),
}

impl Answer {
    fn new(status: StatusCode, body: Content) -> Self {
        Answer { status, body, headers: Vec::new() }
    }

    /// A document.
    pub(crate) fn json(document: Value) -> Self {
        Answer::new(StatusCode::OK, Content::Json(document))
    }

    /// The document of something new.
    pub(crate) fn created(document: Value) -> Self {
        Answer::new(StatusCode::CREATED, Content::Json(document))
    }

    /// That it is done.
    pub(crate) fn no_content() -> Self {
        Answer::new(StatusCode::NO_CONTENT, Content::Nothing)
    }

    /// Events as they happen.
    pub(crate) fn events(events: Body) -> Self {
        Answer::new(StatusCode::OK, Content::Events(events))
    }

    /// Plain words with a status, as express's `sendStatus`.
    pub(crate) fn words(status: StatusCode, words: &'static str) -> Self {
        Answer::new(status, Content::Words(words))
    }

    /// With another status.
    pub(crate) fn with_status(self, status: StatusCode) -> Self {
        Answer { status, ..self }
    }

    /// With a further header.
    pub(crate) fn with(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }

    /// The answer to a request with these headers.
    pub(crate) fn respond(self) -> Response<Body> {
        let (kind, body) = match self.body {
            Content::Nothing => (None, Body::empty()),
            Content::Json(document) => {
                (Some("application/json; charset=utf-8"), Body::from(document.to_string()))
            }
            Content::Events(events) => (Some("text/event-stream"), events),
            Content::Words(words) => (Some("text/plain; charset=utf-8"), Body::from(words)),
        };
        let mut response = Response::new(body);
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        headers.extend(kind.map(|kind| (header::CONTENT_TYPE, HeaderValue::from_static(kind))));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(NEVER));
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Version, Accept-Encoding"));
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
        headers.insert(
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static("default-src 'none'; sandbox; frame-ancestors 'none'"),
        );
        headers.insert(HeaderName::from_static("content-version"), HeaderValue::from_static("v6.65"));
        headers.extend(self.headers.into_iter().map(|(name, value)| (Some(name), value)));
        response
    }
}
