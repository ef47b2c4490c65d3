//! The sizes in which themes ask for pictures.

use crate::credit::told;
use crate::form::take_apart;
use crate::pixels::proportional;
use crate::{Kind, Refused, pixels};

/// A size that is asked for; what is missing follows from the picture's proportions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Size {
    /// In pixels.
    pub width: Option<u32>,
    /// In pixels.
    pub height: Option<u32>,
}

/// A kind that pictures can be made into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the field's own")]
pub enum Format {
    Jpeg,
    Png,
    Webp,
}

impl Format {
    /// The format that an address names.
    pub fn named(name: &str) -> Option<Format> {
        match name {
            "jpg" | "jpeg" => Some(Format::Jpeg),
            "png" => Some(Format::Png),
            "webp" => Some(Format::Webp),
            _ => None,
        }
    }

    /// What such a file is.
    pub fn kind(self) -> Kind {
        match self {
            Format::Jpeg => Kind::Jpeg,
            Format::Png => Kind::Png,
            Format::Webp => Kind::Webp,
        }
    }
}

/// The picture in another size and perhaps format, never larger than it is, upright, and with nothing but its pixels and
/// its colour profile; none where the original does as well: it moves, is drawn of lines, or would not become smaller.
pub fn resize(original: &[u8], size: Size, format: Option<Format>) -> Result<Option<Vec<u8>>, Refused> {
    let kind = Kind::of(original).ok_or(Refused::Unknown)?;
    let is_gif = kind == Kind::Gif && format.is_none();
    if is_gif || !matches!(kind, Kind::Jpeg | Kind::Png | Kind::Webp | Kind::Gif) {
        return Ok(None);
    }
    let parts = take_apart(kind, original)?;
    if parts.bounds.is_none_or(|bounds| bounds.frames > 1) {
        return Ok(None);
    }
    let image = pixels::upright(pixels::decode(kind, &parts.seen)?, told(&parts).orientation);
    let (width, height) = fitting(size, image.width(), image.height());
    let is_same = (width, height) == (image.width(), image.height());
    if is_same && format.is_none() {
        return Ok(None);
    }
    let image = if is_same { image } else { pixels::scaled(&image, width, height) };
    let made = pixels::encode(image, format.map_or(kind, Format::kind), parts.profile.as_deref())?;
    Ok(Some(made).filter(|made| format.is_some() || made.len() < original.len()))
}

/// How large the picture becomes.
fn fitting(size: Size, width: u32, height: u32) -> (u32, u32) {
    match (size.width, size.height) {
        (Some(wide), Some(high)) => (wide.clamp(1, width), high.clamp(1, height)),
        (Some(wide), None) if wide < width => (wide.max(1), proportional(height, wide, width)),
        (None, Some(high)) if high < height => (proportional(width, high, height), high.max(1)),
        _ => (width, height),
    }
}
