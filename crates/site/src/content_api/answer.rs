//! From JSON to bytes and headers: what every answer of the Content API has in common.

use axum::body::Body;
use http::header::{
    ACCEPT_ENCODING, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_MAX_AGE, ALLOW, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG,
    IF_NONE_MATCH, LOCATION, RETRY_AFTER, VARY, X_CONTENT_TYPE_OPTIONS,
};
use http::response::Builder;
use http::{HeaderMap, HeaderValue, Method, Response, StatusCode};

use super::error::{Act, ApiError};
use super::kept::Document;
use crate::answer::Encoding;
use crate::lane;

/// The version that answers claim to be of.
pub(super) const VERSION: &str = "v6.65";

/// What an answer with a body depends on beside its address.
const COMPRESSIBLE: &str = "Accept-Version, Accept-Encoding";

/// The media type of every answer.
const JSON: &str = "application/json; charset=utf-8";

/// For how long a browser need not ask again whether it may ask.
const CORS_SECONDS: &str = "86400";

/// A good answer. Nothing keeps it without asking whether it still holds.
pub(super) fn found(method: &Method, headers: &HeaderMap, document: &Document) -> Response<Body> {
    let answer = begin(StatusCode::OK, "public, max-age=0", COMPRESSIBLE);
    with_document(answer, method, headers, document)
}

/// Whether a good answer needs no packing any more.
pub(super) fn is_ready(headers: &HeaderMap, document: &Document) -> bool {
    document.is_packed(encoding(headers, document))
}

/// How a client takes a document.
fn encoding(headers: &HeaderMap, document: &Document) -> Encoding {
    let accepted = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    accepted.map(Encoding::accepted).unwrap_or_default().worthwhile(JSON, document.bytes())
}

/// A refusal, with Ghost's error document.
pub(super) fn refused(method: &Method, error: &ApiError, act: Act) -> Response<Body> {
    let id = uuid::Uuid::new_v4().to_string();
    if error.status() == StatusCode::INTERNAL_SERVER_ERROR {
        tracing::error!(
            error = error as &dyn std::error::Error,
            id,
            act = act.0,
            "a request was not answered"
        );
    }
    let mut answer = begin(error.status(), error.cache_control(), COMPRESSIBLE);
    if error.status() == StatusCode::METHOD_NOT_ALLOWED {
        answer = answer.header(ALLOW, "GET, HEAD, OPTIONS");
    }
    if error.status() == StatusCode::SERVICE_UNAVAILABLE {
        answer = answer.header(RETRY_AFTER, lane::RETRY_AFTER);
    }
    with_document(answer, method, &HeaderMap::new(), &Document::of(&error.document(act, &id)))
}

/// An address with its slash at the end, for good.
pub(super) fn moved(location: &str) -> Response<Body> {
    finish(
        begin(StatusCode::MOVED_PERMANENTLY, "public, max-age=31536000", "Accept-Version")
            .header(LOCATION, location),
        Body::empty(),
    )
}

/// What a browser asks before it lets a page of another site ask.
pub(super) fn allowed(headers: &HeaderMap) -> Response<Body> {
    let mut answer = begin(StatusCode::NO_CONTENT, "public, max-age=0", "Accept-Version")
        .header(ACCESS_CONTROL_ALLOW_METHODS, "GET,HEAD,PUT,PATCH,POST,DELETE")
        .header(ACCESS_CONTROL_MAX_AGE, CORS_SECONDS);
    if let Some(asked) = headers.get(http::header::ACCESS_CONTROL_REQUEST_HEADERS) {
        answer = answer.header(ACCESS_CONTROL_ALLOW_HEADERS, asked);
    }
    finish(answer, Body::empty())
}

fn begin(status: StatusCode, cache_control: &'static str, vary: &'static str) -> Builder {
    Response::builder()
        .status(status)
        .header("content-version", VERSION)
        .header(VARY, vary)
        .header(CACHE_CONTROL, cache_control)
        .header(ACCESS_CONTROL_ALLOW_ORIGIN, "*")
        .header(X_CONTENT_TYPE_OPTIONS, "nosniff")
}

fn with_document(
    answer: Builder,
    method: &Method,
    headers: &HeaderMap,
    document: &Document,
) -> Response<Body> {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let encoding = encoding(headers, document);
    let answer = answer.header(ETAG, format!("W/{}", document.tag().header(encoding)));
    if text(IF_NONE_MATCH).is_some_and(|known| document.tag().is_known(known)) {
        return finish(answer.status(StatusCode::NOT_MODIFIED), Body::empty());
    }
    let packed = document.packed(encoding);
    let answer = answer.header(CONTENT_TYPE, JSON).header(CONTENT_LENGTH, packed.len());
    let answer = match encoding.name() {
        Some(name) => answer.header(CONTENT_ENCODING, name),
        None => answer,
    };
    finish(answer, if method == Method::HEAD { Body::empty() } else { Body::from(packed) })
}

fn finish(answer: Builder, body: Body) -> Response<Body> {
    answer.body(body).unwrap_or_else(|_| {
        let mut failed = Response::new(Body::empty());
        *failed.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        failed
    })
}
