//! The Desk's pages under `/desk/`: the same files for everybody, carried by the program. They hold nothing of the
//! newsroom; what they show they ask of the Admin API, where every route says who may.

use std::io::Read;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::routing::get;
use http::{HeaderMap, HeaderValue, Response, StatusCode, Uri, header};

use crate::Desk;

/// Name and content of each file; those whose names end in `.br` are compressed.
const FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/pages.rs"));

/// Nothing but the Desk's own files runs or is asked; the editor sets styles in its elements.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; \
    media-src 'self' blob:; font-src 'self' data:; connect-src 'self'; frame-src 'self'; worker-src 'self'; \
    manifest-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

/// Where the pages are, below the site's address.
const ROOT: &str = "/desk/";

/// What is shown where the program was built without Node.
const MISSING: &str = "The Desk's pages are not in this program: it was built without Node. Install Node, then build Courant \
    again (cargo build). The site and its APIs work.\n";

/// The addresses of the pages; whoever asks for Ghost's own finds the Desk.
pub(crate) fn router() -> Router<Arc<Desk>> {
    Router::new()
        .route("/desk", get(to_desk))
        .route("/ghost", get(to_desk))
        .route("/ghost/", get(to_desk))
        .route("/ghost/signup/{token}/", get(to_link))
        .route("/ghost/reset/{token}/", get(to_link))
        .route("/desk/", get(show))
        .route("/desk/{*name}", get(show))
}

async fn to_desk(State(desk): State<Arc<Desk>>) -> Response<Body> {
    moved(&desk, "")
}

/// The links in mails are Ghost's.
async fn to_link(State(desk): State<Arc<Desk>>, uri: Uri) -> Response<Body> {
    let rest = uri.path().strip_prefix("/ghost/").unwrap_or_default().trim_end_matches('/');
    moved(&desk, rest)
}

fn moved(desk: &Desk, rest: &str) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::FOUND;
    if let Ok(place) = HeaderValue::try_from(format!("{}{ROOT}{rest}", desk.path())) {
        response.headers_mut().insert(header::LOCATION, place);
    }
    response
}

async fn show(State(desk): State<Arc<Desk>>, uri: Uri, asked: HeaderMap) -> Response<Body> {
    let name = uri.path().strip_prefix(ROOT).unwrap_or_default();
    match File::named(name) {
        Some(file) => file.respond(&asked),
        // A page's address is the program's own matter; a file that is not there is not there.
        None if name.contains('.') => plain(StatusCode::NOT_FOUND, "Not found\n"),
        None => index(&desk),
    }
}

/// The one page, told where the site is.
fn index(desk: &Desk) -> Response<Body> {
    let Some(page) = File::named("index.html").and_then(|file| String::from_utf8(file.content()).ok()) else {
        return plain(StatusCode::SERVICE_UNAVAILABLE, MISSING);
    };
    let page = page.replace("<base href=\"/desk/\"", &format!("<base href=\"{}{ROOT}\"", desk.path()));
    let mut response = Response::new(Body::from(page));
    guard(response.headers_mut(), "text/html; charset=utf-8", "no-cache");
    response
}

fn plain(status: StatusCode, words: &'static str) -> Response<Body> {
    let mut response = Response::new(Body::from(words));
    *response.status_mut() = status;
    guard(response.headers_mut(), "text/plain; charset=utf-8", "no-store");
    response
}

fn guard(headers: &mut HeaderMap, kind: &'static str, keep: &'static str) {
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
}

/// One of the files.
struct File {
    name: &'static str,
    bytes: &'static [u8],
    is_compressed: bool,
}

impl File {
    fn named(name: &str) -> Option<File> {
        FILES.iter().find_map(|(stored, bytes)| {
            let plain = stored.strip_suffix(".br");
            let is_it = plain.unwrap_or(stored) == name;
            is_it.then(|| File { name: plain.unwrap_or(stored), bytes, is_compressed: plain.is_some() })
        })
    }

    fn content(&self) -> Vec<u8> {
        if !self.is_compressed {
            return self.bytes.to_vec();
        }
        let mut content = Vec::new();
        // It was compressed by our own build; half of it is as good as none.
        match brotli::Decompressor::new(self.bytes, 4096).read_to_end(&mut content) {
            Ok(_) => content,
            Err(_) => Vec::new(),
        }
    }

    fn respond(&self, asked: &HeaderMap) -> Response<Body> {
        let takes_brotli = asked
            .get_all(header::ACCEPT_ENCODING)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .any(|coding| coding.split(';').next().is_some_and(|coding| coding.trim() == "br"));
        let as_it_is = takes_brotli || !self.is_compressed;
        let body = if as_it_is { Body::from(self.bytes) } else { Body::from(self.content()) };
        let mut response = Response::new(body);
        // What stands under assets/ has its content's hash in its name.
        let is_hashed = self.name.starts_with("assets/");
        let keep = if is_hashed { "public, max-age=31536000, immutable" } else { "no-cache" };
        guard(response.headers_mut(), media_type(self.name), keep);
        response.headers_mut().insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        if as_it_is && self.is_compressed {
            response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
        }
        response
    }
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, end)| end) {
        Some("css") => "text/css; charset=utf-8",
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        Some("webmanifest") => "application/manifest+json",
        Some("woff2") => "font/woff2",
        Some("woff") => "font/woff",
        Some("ttf") => "font/ttf",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
