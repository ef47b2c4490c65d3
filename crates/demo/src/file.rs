//! The newsroom's pictures, sound and moving pictures, embedded as they lie under `demo/`.

use std::borrow::Cow;

use rust_embed::Embed;

/// What stands for the site's own address in documents, as in Ghost's database and exports.
pub const GHOST_URL: &str = "__GHOST_URL__";

#[derive(Embed)]
#[folder = "../../demo/pictures/"]
struct Pictures;

#[derive(Embed)]
#[folder = "../../demo/media/"]
struct Media;

/// A picture, sound or film of the newsroom, and where its documents expect it on the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Path below the site's address and below its data folder, such as `content/images/demo/ferry.jpg`.
    pub path: String,
    /// Media type by the name's ending, such as `image/jpeg`.
    pub media_type: &'static str,
    /// The whole file.
    pub bytes: Cow<'static, [u8]>,
}

/// Every file of the newsroom, pictures first.
pub fn files() -> impl Iterator<Item = File> {
    Pictures::iter().chain(Media::iter()).filter_map(|name| file(&name))
}

/// The newsroom's file of that name (`ferry.jpg`), if there is one.
pub fn file(name: &str) -> Option<File> {
    let found = Pictures::get(name).or_else(|| Media::get(name))?;
    Some(File { path: path(name), media_type: media_type(name), bytes: found.data })
}

/// Where the file of that name belongs, below the site's address.
pub(crate) fn path(name: &str) -> String {
    let folder = if media_type(name).starts_with("image/") { "images" } else { "media" };
    format!("content/{folder}/demo/{name}")
}

/// The address that documents use for the file of that name.
pub(crate) fn url(name: &str) -> String {
    format!("{GHOST_URL}/{}", path(name))
}

pub(crate) fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("jpg") => "image/jpeg",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        Some("webp") => "image/webp",
        Some("ico") => "image/x-icon",
        Some("mp4") => "video/mp4",
        Some("webm") => "video/webm",
        Some("mp3") => "audio/mpeg",
        Some("ogg") => "audio/ogg",
        _ => "application/octet-stream",
    }
}
