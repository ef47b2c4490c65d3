//! What kind of thing a file is, by its name.

/// What nobody knows, and browsers don't show.
pub(crate) const UNKNOWN: &str = "application/octet-stream";

/// The media type of a document that readers may download, as Ghost 6.65 gives it: what a browser would run as a page or a
/// script of this site is plain text, and what it would not show itself is a download.
pub(crate) fn of_document(name: &str) -> &'static str {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    match extension.as_deref() {
        Some("html" | "htm" | "js" | "mjs" | "css" | "xml" | "txt") => "text/plain; charset=utf-8",
        Some("pdf") => "application/pdf",
        Some("svg" | "svgz" | "webmanifest" | "map" | "ico" | "avif" | "ttf" | "webm") => UNKNOWN,
        _ => of(name),
    }
}

/// The media type of a file that a theme hands out; browsers are told to believe it.
pub(crate) fn of(name: &str) -> &'static str {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    match extension.as_deref() {
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("json" | "map") => "application/json; charset=utf-8",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("gif") => "image/gif",
        Some("webp") => "image/webp",
        Some("avif") => "image/avif",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("woff") => "font/woff",
        Some("ttf") => "font/ttf",
        Some("otf") => "font/otf",
        Some("mp4" | "m4v") => "video/mp4",
        Some("webm") => "video/webm",
        Some("mov") => "video/quicktime",
        Some("ogv") => "video/ogg",
        Some("mp3") => "audio/mpeg",
        Some("m4a" | "m4b") => "audio/mp4",
        Some("ogg" | "oga" | "opus") => "audio/ogg",
        Some("wav") => "audio/wav",
        Some("flac") => "audio/flac",
        Some("txt") => "text/plain; charset=utf-8",
        Some("html" | "htm") => "text/html; charset=utf-8",
        Some("xml") => "text/xml; charset=utf-8",
        _ => UNKNOWN,
    }
}

/// Whether compression makes things of this type smaller.
pub(crate) fn is_text(media_type: &str) -> bool {
    let kind = media_type.split(';').next().unwrap_or_default();
    kind.starts_with("text/")
        || ["application/json", "application/manifest+json", "application/rss+xml", "image/svg+xml"]
            .contains(&kind)
        || kind == "font/ttf"
        || kind == "font/otf"
}
