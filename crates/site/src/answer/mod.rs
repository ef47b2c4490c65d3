//! An answer made of bytes: its type, how long it may be kept, its entity tag, its compression.

mod encoding;
mod forms;
mod tag;

use std::borrow::Cow;
use std::convert::Infallible;

use axum::body::Body;
use axum::extract::FromRequestParts;
use bytes::Bytes;
use http::header::{ACCEPT_ENCODING, IF_NONE_MATCH, LOCATION, VARY};
use http::request::Parts;
use http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};

pub(crate) use encoding::Encoding;
pub(crate) use forms::Forms;
pub(crate) use tag::EntityTag;

/// How long browsers and edges may keep an answer. The words are Ghost 6.65's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keep {
    /// Not without asking again: pages, feeds.
    AskAgain,
    /// An hour: sitemaps, robots.txt.
    Hour,
    /// A day: the site's icon.
    Day,
    /// A year: permanent redirects, and files whose address changes with their content.
    Year,
    /// Not by anyone but the reader, and not without asking again: pages of a site behind a password.
    Private,
    /// Never: errors, and what is one person's.
    Never,
}

impl Keep {
    /// The value of `Cache-Control`.
    pub(crate) fn header(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::AskAgain => "public, max-age=0",
            Self::Hour => "public, max-age=3600",
            Self::Day => "public, max-age=86400",
            Self::Year => "public, max-age=31536000",
            Self::Private => {
                "no-cache, private, no-store, must-revalidate, max-stale=0, post-check=0, pre-check=0"
            }
            Self::Never => {
                "no-cache, max-age=0, no-store, must-revalidate, max-stale=0, post-check=0, pre-check=0"
            }
        })
    }
}

/// What a request says about the form of its answer.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wish {
    encoding: Encoding,
    has: Option<String>,
}

impl Wish {
    /// The best packing that is accepted.
    pub(crate) fn encoding(&self) -> Encoding {
        self.encoding
    }
}

impl<S: Sync> FromRequestParts<S> for Wish {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let text = |name| parts.headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
        Ok(Self {
            encoding: text(ACCEPT_ENCODING).map(Encoding::accepted).unwrap_or_default(),
            has: text(IF_NONE_MATCH).map(str::to_owned),
        })
    }
}

/// An answer made of bytes.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    status: StatusCode,
    media_type: Cow<'static, str>,
    keep: Keep,
    bytes: Bytes,
    headers: HeaderMap,
}

impl Answer {
    /// An answer of this media type.
    pub(crate) fn new(media_type: &'static str, keep: Keep, bytes: impl Into<Bytes>) -> Self {
        Self {
            status: StatusCode::OK,
            media_type: Cow::Borrowed(media_type),
            keep,
            bytes: bytes.into(),
            headers: HeaderMap::new(),
        }
    }

    /// A themed page.
    pub(crate) fn html(bytes: impl Into<Bytes>) -> Self {
        Self::new("text/html; charset=utf-8", Keep::AskAgain, bytes)
    }

    /// A few plain words.
    pub(crate) fn text(status: StatusCode, keep: Keep, words: impl Into<Bytes>) -> Self {
        Self { status, ..Self::new("text/plain; charset=utf-8", keep, words) }
    }

    /// A plain 404, as Ghost gives it for files.
    pub(crate) fn missing(words: &'static str) -> Self {
        Self::text(StatusCode::NOT_FOUND, Keep::Never, words)
    }

    /// A permanent redirect, which may be kept for a year.
    pub(crate) fn moved(location: &str) -> Self {
        let words = format!("Moved Permanently. Redirecting to {location}");
        Self::text(StatusCode::MOVED_PERMANENTLY, Keep::Year, words).leading_to(location)
    }

    /// A redirect for now.
    pub(crate) fn found(location: &str) -> Self {
        let words = format!("Found. Redirecting to {location}");
        Self::text(StatusCode::FOUND, Keep::AskAgain, words).leading_to(location)
    }

    /// The same without a body.
    pub(crate) fn without_words(self) -> Self {
        let mut headers = self.headers;
        headers.remove(VARY);
        Self { bytes: Bytes::new(), headers, ..self }
    }

    /// A few words of no type that a browser would show: for programs that follow an address.
    pub(crate) fn bare(status: StatusCode, words: &'static str) -> Self {
        Self { status, ..Self::new("", Keep::AskAgain, words) }
    }

    /// Whether the header is set already.
    pub(crate) fn has(&self, name: &HeaderName) -> bool {
        self.headers.contains_key(name)
    }

    /// The same with another status.
    pub(crate) fn with_status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    /// The status.
    pub(crate) fn status(&self) -> StatusCode {
        self.status
    }

    /// The same as another media type.
    pub(crate) fn of_type(self, media_type: String) -> Self {
        Self { media_type: Cow::Owned(media_type), ..self }
    }

    /// The same, kept for another time.
    pub(crate) fn kept(self, keep: Keep) -> Self {
        Self { keep, ..self }
    }

    /// The same with one more header.
    pub(crate) fn with(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.append(name, value);
        self
    }

    fn leading_to(self, location: &str) -> Self {
        match HeaderValue::from_str(location) {
            // The words would be HTML for a client that accepts that, says Ghost 6.65.
            Ok(location) => self.with(LOCATION, location).with(VARY, HeaderValue::from_static("Accept")),
            Err(_) => Self::missing("Not Found"),
        }
    }

    /// How long it may be kept.
    pub(crate) fn keep(&self) -> Keep {
        self.keep
    }

    /// The answer in the form that the request wishes: not at all where the client has it, packed where that pays.
    pub(crate) fn respond(self, wish: &Wish) -> Response<Body> {
        Forms::of(self).respond(wish)
    }
}
