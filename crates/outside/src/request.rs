//! What another host is asked, how much patience it is given, and what it answered.

use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};

use crate::Address;

/// How much patience another host is given.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// From the first step to the last byte, redirects included.
    pub total: Duration,
    /// Until a connection stands, TLS included.
    pub connect: Duration,
    /// The most bytes of an answer, unpacked.
    pub size: usize,
    /// The most redirects.
    pub redirects: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            total: Duration::from_secs(10),
            connect: Duration::from_secs(4),
            size: 2 * 1024 * 1024,
            redirects: 5,
        }
    }
}

/// What another host is asked.
#[derive(Debug, Clone)]
pub struct Request {
    pub(crate) method: Method,
    pub(crate) address: Address,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) types: &'static [&'static str],
    pub(crate) limits: Limits,
}

impl Request {
    /// Asks for what is at an address. Only an answer of one of these `types` is read: `text/html`, or `image/` for all
    /// that begin so; none given, all are.
    pub fn get(address: Address, types: &'static [&'static str]) -> Self {
        Request {
            method: Method::GET,
            address,
            headers: HeaderMap::new(),
            body: Bytes::new(),
            types,
            limits: Limits::default(),
        }
    }

    /// Sends `body` to an address.
    pub fn post(address: Address, body: impl Into<Bytes>) -> Self {
        Request { method: Method::POST, body: body.into(), ..Request::get(address, &[]) }
    }

    /// With a header.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.insert(name, value);
        self
    }

    /// With other limits.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// The same question for where a redirect leads. What was said to one host alone (a signature, a key) is not said to
    /// another.
    pub(crate) fn moved(mut self, address: Address) -> Self {
        if address.url().origin() != self.address.url().origin() {
            let said_to_all = [ACCEPT, CONTENT_TYPE].map(|name| (self.headers.remove(&name), name));
            self.headers.clear();
            self.headers.extend(said_to_all.into_iter().filter_map(|(value, name)| Some((name, value?))));
        }
        Request { address, ..self }
    }

    pub(crate) fn takes(&self, media_type: &str) -> bool {
        let takes =
            |wanted: &&str| media_type == *wanted || wanted.ends_with('/') && media_type.starts_with(wanted);
        self.types.is_empty() || self.types.iter().any(takes)
    }
}

/// What another host answered.
#[derive(Debug, Clone)]
pub struct Response {
    /// The address that answered, after redirects.
    pub address: Address,
    /// How it went.
    pub status: StatusCode,
    /// The answer's headers.
    pub headers: HeaderMap,
    /// The answer, unpacked.
    pub body: Bytes,
}

impl Response {
    /// The answer's type without its parameters, in lower case; empty where it names none.
    pub fn media_type(&self) -> String {
        media_type(&self.headers)
    }
}

pub(crate) fn media_type(headers: &HeaderMap) -> String {
    let value =
        headers.get(http::header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}
