//! An editor's picture becomes the one that readers get.

use std::borrow::Cow;
use std::io::Read;

use image::DynamicImage;

use crate::credit::{Credit, told};
use crate::form::{self, Parts, take_apart};
use crate::{Bounds, Kind, Refused, pixels, svg};

/// Bytes of an SVG, unpacked.
const LARGEST_SVG: u64 = 16 << 20;

/// What the picture shall be like.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wish {
    /// Whether it goes on saying who made it and whose it is.
    pub keeps_credit: bool,
    /// How wide it may be at most, in pixels.
    pub widest: Option<u32>,
    /// Whether it was shown before: its pixels are then only decoded where they must be made anew.
    pub was_shown: bool,
}

/// A picture that may go out.
#[derive(Debug)]
pub struct Cleaned {
    /// What it is.
    pub kind: Kind,
    /// How large it is; none where that is up to whoever shows it.
    pub bounds: Option<Bounds>,
    /// The file.
    pub bytes: Vec<u8>,
    /// What the original said of who made it.
    pub credit: Credit,
}

/// What a picture is and how large it is, without making its pixels.
pub fn inspect(bytes: &[u8]) -> Result<(Kind, Option<Bounds>), Refused> {
    let kind = kind(bytes)?;
    if kind == Kind::Svg {
        return Ok((kind, svg::clean(&svg_text(bytes)?)?.bounds));
    }
    Ok((kind, take_apart(kind, bytes)?.bounds))
}

/// The picture upright, with its colour profile, and without anything else that is not seen.
pub fn clean(bytes: &[u8], wish: Wish) -> Result<Cleaned, Refused> {
    let kind = kind(bytes)?;
    if kind == Kind::Svg {
        let svg = svg::clean(&svg_text(bytes)?)?;
        return Ok(Cleaned {
            kind,
            bounds: svg.bounds,
            bytes: svg.text.into_bytes(),
            credit: Credit::default(),
        });
    }
    let mut parts = take_apart(kind, bytes)?;
    let told = told(&parts);
    if let Some((bounds, seen)) = made_anew(kind, &parts, told.orientation, wish)? {
        parts.bounds = Some(bounds);
        parts.seen = seen;
    }
    if wish.keeps_credit && !told.credit.is_empty() {
        parts.seen = with_credit(kind, &parts, &told.credit);
    }
    Ok(Cleaned { kind, bounds: parts.bounds, bytes: parts.seen, credit: told.credit })
}

/// The picture as new pixels, if it lies on its side or is too wide. What is copied as it is was decoded once, so that
/// nothing goes out that can't be seen.
fn made_anew(
    kind: Kind,
    parts: &Parts<'_>,
    orientation: u8,
    wish: Wish,
) -> Result<Option<(Bounds, Vec<u8>)>, Refused> {
    if matches!(kind, Kind::Avif | Kind::Heic | Kind::Ico) {
        return Ok(None);
    }
    let is_moving = parts.bounds.is_some_and(|bounds| bounds.frames > 1);
    let fits = parts.bounds.is_some_and(|bounds| wish.widest.is_none_or(|widest| bounds.width <= widest));
    if wish.was_shown && fits && orientation == 1 {
        return Ok(None);
    }
    let image = pixels::decode(kind, &parts.seen)?;
    if is_moving || kind == Kind::Gif {
        return Ok(None);
    }
    let image = pixels::upright(image, orientation);
    let width = wish.widest.filter(|widest| *widest < image.width());
    if orientation == 1 && width.is_none() {
        return Ok(None);
    }
    let image = match width {
        Some(width) => narrowed(&image, width),
        None => image,
    };
    let bounds = Bounds::still(image.width(), image.height());
    Ok(Some((bounds, pixels::encode(image, kind, parts.profile.as_deref())?)))
}

fn narrowed(image: &DynamicImage, width: u32) -> DynamicImage {
    pixels::scaled(image, width, pixels::proportional(image.height(), width, image.width()))
}

fn with_credit(kind: Kind, parts: &Parts<'_>, credit: &Credit) -> Vec<u8> {
    let packet = credit.packet();
    match (kind, parts.bounds) {
        (Kind::Jpeg, _) => form::jpeg_with_description(&parts.seen, &packet),
        (Kind::Png, _) => form::png_with_description(&parts.seen, &packet),
        (Kind::Webp, Some(bounds)) => form::webp_with_description(&parts.seen, bounds, &packet),
        _ => parts.seen.clone(),
    }
}

fn kind(bytes: &[u8]) -> Result<Kind, Refused> {
    let kind = if is_packed(bytes) { Some(Kind::Svg) } else { Kind::of(bytes) };
    kind.filter(|kind| kind.is_picture()).ok_or(Refused::Unknown)
}

fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b])
}

fn svg_text(bytes: &[u8]) -> Result<Cow<'_, str>, Refused> {
    if !is_packed(bytes) {
        return std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|_| NO_TEXT);
    }
    let mut text = String::new();
    let read = flate2::read::GzDecoder::new(bytes).take(LARGEST_SVG + 1).read_to_string(&mut text);
    read.map_err(|_| NO_TEXT)?;
    if text.len() as u64 > LARGEST_SVG {
        return Err(Refused::TooManyParts(Kind::Svg));
    }
    if Kind::of(text.as_bytes()) == Some(Kind::Svg) { Ok(Cow::Owned(text)) } else { Err(Refused::Unknown) }
}

const NO_TEXT: Refused = Refused::Broken(Kind::Svg, "it is no text in UTF-8");
