//! Files as they lie on disk: pictures, media and documents of stories, with byte ranges.

mod copies;
pub(crate) mod media_type;
pub(crate) mod place;
pub(crate) mod public;
mod single_flight;

use std::path::Path;

use axum::body::Body;
use http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    ETAG, IF_RANGE, LAST_MODIFIED, X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderValue, Request, Response, StatusCode};
use tower::ServiceExt;
use tower_http::services::ServeFile;

pub(crate) use copies::{Darkroom, serve_picture};

use crate::answer::{Answer, Keep, Wish};

/// Types that a browser would run as a document of this site: they are shown without any rights.
const ACTIVE: [&str; 5] =
    ["image/svg+xml", "text/html", "application/xhtml+xml", "text/xml", "application/xml"];

/// One of the folders below `content/`, and what is said where a file in it is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Folder {
    /// Pictures.
    Images,
    /// Sound and video.
    Media,
    /// Documents to download.
    Files,
}

impl Folder {
    /// The folder's name below `content/`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Images => "images",
            Self::Media => "media",
            Self::Files => "files",
        }
    }

    fn missing(self) -> &'static str {
        match self {
            Self::Images => "Image not found",
            Self::Media | Self::Files => "File not found",
        }
    }
}

/// The file that the rest of the request's path names in a folder of `content`.
pub(crate) async fn serve(
    content: &Path,
    folder: Folder,
    name: &str,
    request: Request<Body>,
) -> Response<Body> {
    let root = content.join(folder.name());
    let Some(file) = place::find(&root, name) else { return missing(folder) };
    let media_type = match folder {
        Folder::Files => media_type::of_document(name),
        Folder::Images | Folder::Media => media_type::of(name),
    };
    show(&file, media_type, request).await
}

/// What is said where there is no such file.
pub(crate) fn missing(folder: Folder) -> Response<Body> {
    Answer::missing(folder.missing())
        .with(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"))
        .respond(&Wish::default())
}

/// A file or a range of it, as of this type whatever its name says. What browsers don't show is only ever downloaded.
pub(crate) async fn show(file: &Path, media_type: &'static str, request: Request<Body>) -> Response<Body> {
    let mut response = ranged(file, request).await;
    let is_whole_or_part = response.status().is_success();
    if is_whole_or_part {
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    }
    if is_whole_or_part && media_type == media_type::UNKNOWN {
        response.headers_mut().insert(CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
    }
    let active = response.headers().get(CONTENT_TYPE).is_some_and(is_active);
    let keep = if response.status().is_client_error() { Keep::Never } else { Keep::Year };
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, keep.header());
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    if active {
        let nothing = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(nothing));
    }
    response
}

/// The file or a range of it; the whole file where the range was wanted of another version (`If-Range`).
async fn ranged(file: &Path, request: Request<Body>) -> Response<Body> {
    let wanted_of = request.headers().get(IF_RANGE).cloned();
    let mut whole = Request::new(Body::empty());
    request.method().clone_into(whole.method_mut());
    let response = sent(file, request).await;
    if wanted_of.is_some_and(|version| is_part_of_another(&response, &version)) {
        return sent(file, whole).await;
    }
    response
}

/// Whether an answer is about a part of a file that is not the `version` which was meant.
fn is_part_of_another(response: &Response<Body>, version: &HeaderValue) -> bool {
    let is_part =
        matches!(response.status(), StatusCode::PARTIAL_CONTENT | StatusCode::RANGE_NOT_SATISFIABLE);
    is_part && [ETAG, LAST_MODIFIED].iter().all(|name| response.headers().get(name) != Some(version))
}

async fn sent(file: &Path, request: Request<Body>) -> Response<Body> {
    match ServeFile::new(file).oneshot(request).await {
        Ok(response) => response.map(Body::new),
        Err(never) => match never {},
    }
}

fn is_active(media_type: &HeaderValue) -> bool {
    media_type.to_str().is_ok_and(|kind| ACTIVE.iter().any(|active| kind.starts_with(active)))
}
