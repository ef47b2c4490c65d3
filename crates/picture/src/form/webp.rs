//! WebP: chunks of RIFF, of which those are kept that are seen.

use std::borrow::Cow;

use super::Parts;
use crate::bounds::{Bounds, LARGEST_PROFILE};
use crate::cursor::{Cursor, length};
use crate::{Kind, Refused};

/// Flags of the extended header.
const MOVES: u8 = 0x02;
const HAS_XMP: u8 = 0x04;
const HAS_ALPHA: u8 = 0x10;
const HAS_PROFILE: u8 = 0x20;

/// Bytes of a frame's place and length, before its own chunks.
const FRAME: usize = 16;

pub(super) fn take_apart(bytes: &[u8]) -> Result<Parts<'_>, Refused> {
    let mut cursor = Cursor::new(bytes);
    let said = (|| {
        cursor.take(4)?;
        cursor.little_u32()
    })();
    let mut body = Cursor::new(cursor.take(length(said.ok_or(TRUNCATED)?)).ok_or(TRUNCATED)?);
    if cursor.rest().iter().any(|byte| *byte != 0) {
        return Err(Refused::Trailing(Kind::Webp));
    }
    body.take(4).ok_or(TRUNCATED)?;
    let mut parts = Parts::default();
    let mut seen = Vec::with_capacity(bytes.len());
    let (mut size, mut frames) = (None, 0);
    while !body.is_at_end() {
        let (name, content) = chunk(&mut body)?;
        match &name {
            b"VP8X" => size = size.or(Some(checked(canvas(content).ok_or(TRUNCATED)?)?)),
            b"VP8 " | b"VP8L" => {
                let own = checked(pixels(name, content)?)?;
                size = size.or(Some(own));
            }
            b"ANMF" => {
                frames += 1;
                write(&mut seen, name, &frame(content)?);
                continue;
            }
            b"ICCP" if content.len() <= LARGEST_PROFILE => parts.profile = Some(content.to_vec()),
            b"EXIF" => parts.exif = Some(Cow::Borrowed(content.strip_prefix(b"Exif\0\0").unwrap_or(content))),
            b"XMP " => parts.xmp = Some(Cow::Borrowed(content)),
            _ => {}
        }
        if matches!(&name, b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM") {
            write(&mut seen, name, content);
        }
    }
    let (flags, width, height) = size.ok_or(Refused::Broken(Kind::Webp, "it holds no picture"))?;
    if frames == 0 && !is_picture(&seen) {
        return Err(TRUNCATED);
    }
    parts.bounds = Some(Bounds { width, height, frames: frames.max(1) }.check()?);
    parts.seen = of_parts((width, height), flags & (MOVES | HAS_ALPHA), parts.profile.as_deref(), &seen);
    Ok(parts)
}

fn checked(size: (u8, u32, u32)) -> Result<(u8, u32, u32), Refused> {
    let (_, width, height) = size;
    Bounds::still(width, height).check()?;
    Ok(size)
}

fn is_picture(chunks: &[u8]) -> bool {
    chunks.starts_with(b"VP8 ") || chunks.starts_with(b"VP8L") || chunks.starts_with(b"ALPH")
}

/// A whole file of these chunks, with an extended header where it needs one.
pub(crate) fn of_parts(
    (width, height): (u32, u32),
    flags: u8,
    profile: Option<&[u8]>,
    chunks: &[u8],
) -> Vec<u8> {
    let mut body = b"WEBP".to_vec();
    if flags != 0 || profile.is_some() {
        let flags = flags | if profile.is_some() { HAS_PROFILE } else { 0 };
        write(&mut body, *b"VP8X", &header(flags, width, height));
    }
    if let Some(profile) = profile {
        write(&mut body, *b"ICCP", profile);
    }
    body.extend(chunks);
    riff(&body)
}

/// The picture with an XMP packet at its end.
pub(crate) fn with_description(seen: &[u8], bounds: Bounds, packet: &[u8]) -> Vec<u8> {
    let chunks = seen.get(12..).unwrap_or_default();
    let mut body = b"WEBP".to_vec();
    match chunks.split_first_chunk::<18>() {
        Some((head, rest)) if head.starts_with(b"VP8X") => {
            let mut head = *head;
            let [_, _, _, _, _, _, _, _, flags, ..] = &mut head;
            *flags |= HAS_XMP;
            body.extend(head);
            body.extend(rest);
        }
        _ => {
            let alpha = if chunks.starts_with(b"VP8L") { HAS_ALPHA } else { 0 };
            write(&mut body, *b"VP8X", &header(HAS_XMP | alpha, bounds.width, bounds.height));
            body.extend(chunks);
        }
    }
    write(&mut body, *b"XMP ", packet);
    riff(&body)
}

fn riff(body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).unwrap_or(u32::MAX);
    [b"RIFF", &length.to_le_bytes()[..], body].concat()
}

fn header(flags: u8, width: u32, height: u32) -> [u8; 10] {
    let ([w0, w1, w2, _], [h0, h1, h2, _]) =
        (width.saturating_sub(1).to_le_bytes(), height.saturating_sub(1).to_le_bytes());
    [flags, 0, 0, 0, w0, w1, w2, h0, h1, h2]
}

fn canvas(content: &[u8]) -> Option<(u8, u32, u32)> {
    let mut content = Cursor::new(content);
    let flags = content.byte()?;
    content.take(3)?;
    Some((flags, content.little_u24()? + 1, content.little_u24()? + 1))
}

/// How large the picture is that a chunk holds; a lossless one may be transparent.
fn pixels(name: [u8; 4], content: &[u8]) -> Result<(u8, u32, u32), Refused> {
    let mut content = Cursor::new(content);
    let size = if &name == b"VP8L" {
        content
            .byte()
            .filter(|signature| *signature == 0x2f)
            .and_then(|_| content.little_u32())
            .map(|bits| (0, (bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
    } else {
        content.take(6).filter(|start| start.ends_with(&[0x9d, 0x01, 0x2a])).and_then(|_| {
            let (width, height) = (content.little_u16()?, content.little_u16()?);
            Some((0, u32::from(width & 0x3fff), u32::from(height & 0x3fff)))
        })
    };
    size.ok_or(Refused::Broken(Kind::Webp, "it does not say how large it is"))
}

/// A frame of a moving picture with nothing but its pixels.
fn frame(content: &[u8]) -> Result<Vec<u8>, Refused> {
    let mut cursor = Cursor::new(content);
    let mut frame = cursor.take(FRAME).ok_or(TRUNCATED)?.to_vec();
    while !cursor.is_at_end() {
        let (name, content) = chunk(&mut cursor)?;
        if matches!(&name, b"ALPH" | b"VP8 " | b"VP8L") {
            write(&mut frame, name, content);
        }
    }
    Ok(frame)
}

fn chunk<'b>(cursor: &mut Cursor<'b>) -> Result<([u8; 4], &'b [u8]), Refused> {
    let mut read = || {
        let name = cursor.array()?;
        let length = length(cursor.little_u32()?);
        let content = cursor.take(length)?;
        // Some writers leave out the last byte that makes a chunk even.
        cursor.take(length % 2).or_else(|| cursor.take(0))?;
        Some((name, content))
    };
    read().ok_or(TRUNCATED)
}

fn write(out: &mut Vec<u8>, name: [u8; 4], content: &[u8]) {
    if let Ok(length) = u32::try_from(content.len()) {
        out.extend(name);
        out.extend(length.to_le_bytes());
        out.extend(content);
        if length % 2 == 1 {
            out.push(0);
        }
    }
}

const TRUNCATED: Refused = Refused::Truncated(Kind::Webp);
