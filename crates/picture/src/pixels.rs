//! Pixels: decoding within bounds, turning, other sizes, encoding.

use std::borrow::Cow;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageEncoder, ImageFormat, ImageReader, Limits};

use crate::bounds::{LONGEST, MOST_MEMORY};
use crate::form;
use crate::{Kind, Refused};

/// How much is left of a picture that is encoded anew, of 100; as Ghost's.
const QUALITY: u8 = 80;

/// Decodes a picture whose size was checked; of one that moves, its first frame.
pub(crate) fn decode(kind: Kind, bytes: &[u8]) -> Result<DynamicImage, Refused> {
    let format = match kind {
        Kind::Jpeg => ImageFormat::Jpeg,
        Kind::Png => ImageFormat::Png,
        Kind::Gif => ImageFormat::Gif,
        Kind::Webp => ImageFormat::WebP,
        _ => return Err(Refused::Unknown),
    };
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    limits.max_alloc = Some(MOST_MEMORY);
    let decoding = AssertUnwindSafe(|| {
        let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
        reader.limits(limits);
        reader.decode()
    });
    // A decoder that panics has found a broken file.
    let decoded = catch_unwind(decoding).ok().and_then(Result::ok);
    let decoded = decoded.ok_or(Refused::Broken(kind, "its pixels can't be read"))?;
    Ok(eight_bits(decoded))
}

/// Screens show no more.
fn eight_bits(image: DynamicImage) -> DynamicImage {
    match image {
        DynamicImage::ImageLuma16(_) => DynamicImage::ImageLuma8(image.into_luma8()),
        DynamicImage::ImageLumaA16(_) => DynamicImage::ImageLumaA8(image.into_luma_alpha8()),
        DynamicImage::ImageRgb16(_) | DynamicImage::ImageRgb32F(_) => {
            DynamicImage::ImageRgb8(image.into_rgb8())
        }
        DynamicImage::ImageRgba16(_) | DynamicImage::ImageRgba32F(_) => {
            DynamicImage::ImageRgba8(image.into_rgba8())
        }
        image => image,
    }
}

/// Turns a picture upright, as EXIF numbers the ways in which it can lie.
pub(crate) fn upright(mut image: DynamicImage, orientation: u8) -> DynamicImage {
    image.apply_orientation(Orientation::from_exif(orientation).unwrap_or(Orientation::NoTransforms));
    image
}

/// The picture in another size, cut to the middle where the proportions differ.
pub(crate) fn scaled(image: &DynamicImage, width: u32, height: u32) -> DynamicImage {
    let image = middle(image, width, height);
    // Taking the mean of many pixels first is cheap, and not seen when the finer filter has the last word.
    let (wide, high) = (width.saturating_mul(2), height.saturating_mul(2));
    if image.width() > wide && image.height() > high {
        image.thumbnail_exact(wide, high).resize_exact(width, height, FilterType::Lanczos3)
    } else {
        image.resize_exact(width, height, FilterType::Lanczos3)
    }
}

/// The largest part of a picture that has these proportions, from its middle.
fn middle(image: &DynamicImage, width: u32, height: u32) -> Cow<'_, DynamicImage> {
    let high = proportional(image.width(), height, width).min(image.height());
    let wide = proportional(image.height(), width, height).min(image.width());
    // What follows from rounding is no other proportion.
    if high + 1 >= image.height() && wide + 1 >= image.width() {
        return Cow::Borrowed(image);
    }
    let (left, top) = ((image.width() - wide) / 2, (image.height() - high) / 2);
    Cow::Owned(image.crop_imm(left, top, wide, high))
}

/// What a length becomes when another becomes `to` instead of `from`.
pub(crate) fn proportional(length: u32, to: u32, from: u32) -> u32 {
    let scaled = (u64::from(length) * u64::from(to) + u64::from(from) / 2) / u64::from(from.max(1));
    u32::try_from(scaled).unwrap_or(u32::MAX).max(1)
}

/// The picture as a file of this kind, with the colour profile of where its pixels come from.
pub(crate) fn encode(image: DynamicImage, kind: Kind, profile: Option<&[u8]>) -> Result<Vec<u8>, Refused> {
    let profile = profile.filter(|profile| describes(profile, &image)).map(<[u8]>::to_vec);
    let mut bytes = Vec::new();
    let written = match kind {
        Kind::Jpeg => {
            let image = opaque(image);
            let mut encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
            if let Some(profile) = profile {
                encoder.set_icc_profile(profile).unwrap_or_default();
            }
            image.write_with_encoder(encoder).is_ok()
        }
        Kind::Png => {
            let mut encoder = PngEncoder::new(&mut bytes);
            if let Some(profile) = profile {
                encoder.set_icc_profile(profile).unwrap_or_default();
            }
            image.write_with_encoder(encoder).is_ok()
        }
        Kind::Webp => {
            bytes = webp(image, profile.as_deref())?;
            true
        }
        _ => false,
    };
    if written { Ok(bytes) } else { Err(Refused::Broken(kind, "it can't be written anew")) }
}

/// Whether a profile is about colours as the picture has them: that of a printer's four is not.
fn describes(profile: &[u8], image: &DynamicImage) -> bool {
    match profile.get(16..20) {
        Some(b"RGB ") => image.color().has_color(),
        Some(b"GRAY") => !image.color().has_color(),
        _ => false,
    }
}

fn opaque(image: DynamicImage) -> DynamicImage {
    match image {
        DynamicImage::ImageLuma8(_) | DynamicImage::ImageRgb8(_) => image,
        DynamicImage::ImageLumaA8(_) => DynamicImage::ImageLuma8(image.into_luma8()),
        image => DynamicImage::ImageRgb8(image.into_rgb8()),
    }
}

fn webp(image: DynamicImage, profile: Option<&[u8]>) -> Result<Vec<u8>, Refused> {
    /// The flag of a picture with transparent parts.
    const HAS_ALPHA: u8 = 0x10;
    let (width, height) = (image.width(), image.height());
    let has_alpha = image.color().has_alpha();
    let image = if has_alpha {
        DynamicImage::ImageRgba8(image.into_rgba8())
    } else {
        DynamicImage::ImageRgb8(image.into_rgb8())
    };
    let failed = || Refused::Broken(Kind::Webp, "it can't be written anew");
    let encoder = match &image {
        DynamicImage::ImageRgba8(image) => webp::Encoder::from_rgba(image.as_raw(), width, height),
        image => webp::Encoder::from_rgb(image.as_bytes(), width, height),
    };
    let file = encoder.encode_simple(false, f32::from(QUALITY)).map_err(|_| failed())?.to_vec();
    let Some(profile) = profile else { return Ok(file) };
    let parts = form::take_apart(Kind::Webp, &file)?;
    let header = 12 + if parts.seen.get(12..16) == Some(b"VP8X") { 18 } else { 0 };
    let chunks = parts.seen.get(header..).unwrap_or_default();
    let flags = if has_alpha { HAS_ALPHA } else { 0 };
    Ok(form::webp_of_parts((width, height), flags, Some(profile), chunks))
}
