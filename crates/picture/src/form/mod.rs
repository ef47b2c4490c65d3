//! The forms of pictures, each taken apart into what is seen and what is only told.

mod gif;
mod heif;
mod ico;
mod jpeg;
mod png;
mod webp;

use std::borrow::Cow;

pub(crate) use jpeg::with_description as jpeg_with_description;
pub(crate) use png::with_description as png_with_description;
pub(crate) use webp::{of_parts as webp_of_parts, with_description as webp_with_description};

use crate::{Bounds, Kind, Refused};

/// A picture, taken apart.
#[derive(Debug, Default)]
pub(crate) struct Parts<'b> {
    pub(crate) bounds: Option<Bounds>,
    /// The same picture without anything that is not seen.
    pub(crate) seen: Vec<u8>,
    /// Its colour profile.
    pub(crate) profile: Option<Vec<u8>>,
    /// Its EXIF block, as a TIFF file.
    pub(crate) exif: Option<Cow<'b, [u8]>>,
    /// Its XMP packet.
    pub(crate) xmp: Option<Cow<'b, [u8]>>,
    /// Its IPTC records.
    pub(crate) iptc: Option<&'b [u8]>,
}

/// Takes a picture apart whose kind is known.
pub(crate) fn take_apart(kind: Kind, bytes: &[u8]) -> Result<Parts<'_>, Refused> {
    match kind {
        Kind::Jpeg => jpeg::take_apart(bytes),
        Kind::Png => png::take_apart(bytes),
        Kind::Gif => gif::take_apart(bytes),
        Kind::Webp => webp::take_apart(bytes),
        Kind::Avif | Kind::Heic => heif::take_apart(kind, bytes),
        Kind::Ico => ico::take_apart(bytes),
        _ => Err(Refused::Unknown),
    }
}
