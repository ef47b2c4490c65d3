//! JPEG: segments, of which those are kept that the picture is made of, and its colour profile.

use std::borrow::Cow;

use super::Parts;
use crate::bounds::{Bounds, LARGEST_PROFILE};
use crate::cursor::Cursor;
use crate::{Kind, Refused};

const EXIF: &[u8] = b"Exif\0\0";
const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const PROFILE: &[u8] = b"ICC_PROFILE\0";
const IPTC: &[u8] = b"Photoshop 3.0\0";

/// Bytes of an `APP0` that say how its pixels lie; what follows would be a small picture.
const JFIF: usize = 12;
/// Bytes of Adobe's segment, which says how its colours are meant.
const ADOBE: usize = 12;

pub(super) fn take_apart(bytes: &[u8]) -> Result<Parts<'_>, Refused> {
    let mut jpeg = Reading { cursor: Cursor::new(bytes), parts: Parts::default(), profile: Vec::new() };
    jpeg.cursor.take(2).ok_or(Refused::Truncated(Kind::Jpeg))?;
    jpeg.parts.seen.reserve(bytes.len());
    jpeg.parts.seen.extend([0xff, 0xd8]);
    while jpeg.segment()? {}
    let after = jpeg.cursor.rest();
    if !is_of_cameras(after) {
        return Err(Refused::Trailing(Kind::Jpeg));
    }
    jpeg.finish()
}

/// What cameras put behind the picture and browsers don't show: further pictures, a film, padding.
fn is_of_cameras(after: &[u8]) -> bool {
    let is_picture = after.starts_with(&[0xff, 0xd8, 0xff]);
    let is_film = after.get(4..8) == Some(b"ftyp");
    is_picture || is_film || after.ends_with(b"SEFT") || after.iter().all(|byte| *byte == 0)
}

struct Reading<'b> {
    cursor: Cursor<'b>,
    parts: Parts<'b>,
    /// The pieces of the colour profile with their numbers.
    profile: Vec<(u8, &'b [u8])>,
}

impl<'b> Reading<'b> {
    /// Reads a segment; whether another follows.
    fn segment(&mut self) -> Result<bool, Refused> {
        let marker = self.marker()?;
        match marker {
            0xd9 => {
                self.parts.seen.extend([0xff, 0xd9]);
                return Ok(false);
            }
            0x00 | 0x01 | 0xd0..=0xd8 => return Err(broken("a marker stands where none may")),
            _ => {}
        }
        let length = self.cursor.big_u16().ok_or(TRUNCATED)?;
        let length = length.checked_sub(2).ok_or(broken("a segment has no length"))?;
        let content = self.cursor.take(usize::from(length)).ok_or(TRUNCATED)?;
        match marker {
            0xe0..=0xef | 0xfe => self.told(marker, content),
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                self.frame(content)?;
                self.keep(marker, content);
            }
            0xda => {
                self.keep(marker, content);
                self.scan()?;
            }
            0xc4 | 0xcc | 0xdb | 0xdd => self.keep(marker, content),
            _ => return Err(broken("a segment is of no known kind")),
        }
        Ok(true)
    }

    fn marker(&mut self) -> Result<u8, Refused> {
        if self.cursor.byte().ok_or(TRUNCATED)? != 0xff {
            return Err(broken("no marker stands where one must"));
        }
        loop {
            let marker = self.cursor.byte().ok_or(TRUNCATED)?;
            if marker != 0xff {
                return Ok(marker);
            }
        }
    }

    fn keep(&mut self, marker: u8, content: &[u8]) {
        write(&mut self.parts.seen, marker, content);
    }

    /// Application segments and comments: what the colours need stays.
    fn told(&mut self, marker: u8, content: &'b [u8]) {
        match marker {
            0xe0 if content.starts_with(b"JFIF\0") => {
                if let Some(head) = content.get(..JFIF) {
                    let plain = [head, &[0, 0]].concat();
                    self.keep(marker, &plain);
                }
            }
            0xee if content.starts_with(b"Adobe") => {
                if let Some(head) = content.get(..ADOBE) {
                    self.keep(marker, head);
                }
            }
            0xe2 => {
                if let Some([number, _, piece @ ..]) = content.strip_prefix(PROFILE) {
                    self.profile.push((*number, piece));
                    self.keep(marker, content);
                }
            }
            0xe1 => {
                if let Some(exif) = content.strip_prefix(EXIF) {
                    self.parts.exif.get_or_insert(Cow::Borrowed(exif));
                } else if let Some(xmp) = content.strip_prefix(XMP) {
                    self.parts.xmp.get_or_insert(Cow::Borrowed(xmp));
                }
            }
            0xed => {
                if let Some(resources) = content.strip_prefix(IPTC) {
                    self.parts.iptc = self.parts.iptc.or_else(|| iptc(resources));
                }
            }
            _ => {}
        }
    }

    fn frame(&mut self, content: &[u8]) -> Result<(), Refused> {
        if self.parts.bounds.is_some() {
            return Err(broken("it says twice how large it is"));
        }
        let mut content = Cursor::new(content);
        let size = (|| {
            content.byte()?;
            Some((content.big_u16()?, content.big_u16()?))
        })();
        let (height, width) = size.ok_or(broken("it does not say how large it is"))?;
        self.parts.bounds = Some(Bounds::still(u32::from(width), u32::from(height)).check()?);
        Ok(())
    }

    /// The pixels, up to the next marker that is none of theirs.
    fn scan(&mut self) -> Result<(), Refused> {
        let rest = self.cursor.rest();
        let mut from = 0;
        let end = loop {
            let found = rest.get(from..).and_then(|rest| rest.iter().position(|byte| *byte == 0xff));
            let place = from + found.ok_or(TRUNCATED)?;
            match rest.get(place + 1) {
                Some(0x00 | 0xd0..=0xd7) => from = place + 2,
                Some(_) => break place,
                None => return Err(TRUNCATED),
            }
        };
        let pixels = self.cursor.take(end).ok_or(TRUNCATED)?;
        self.parts.seen.extend(pixels);
        Ok(())
    }

    fn finish(mut self) -> Result<Parts<'b>, Refused> {
        if self.parts.bounds.is_none() {
            return Err(broken("it does not say how large it is"));
        }
        self.profile.sort_by_key(|(number, _)| *number);
        let profile: Vec<u8> = self.profile.iter().flat_map(|(_, piece)| piece.iter().copied()).collect();
        self.parts.profile = (!profile.is_empty() && profile.len() <= LARGEST_PROFILE).then_some(profile);
        Ok(self.parts)
    }
}

/// The IPTC records among Photoshop's resources.
fn iptc(resources: &[u8]) -> Option<&[u8]> {
    let mut cursor = Cursor::new(resources);
    while cursor.take(4)? == b"8BIM" {
        let number = cursor.big_u16()?;
        let name = usize::from(cursor.byte()?);
        // A name and a content take an even number of bytes.
        cursor.take(name + usize::from(name % 2 == 0))?;
        let length = crate::cursor::length(cursor.big_u32()?);
        let content = cursor.take(length)?;
        if number == 0x0404 {
            return Some(content);
        }
        cursor.take(length % 2)?;
    }
    None
}

/// The picture with an XMP packet, which must be short, as its first segment.
pub(crate) fn with_description(seen: &[u8], packet: &[u8]) -> Vec<u8> {
    let (start, rest) = seen.split_at_checked(2).unwrap_or((seen, &[]));
    let mut whole = start.to_vec();
    write(&mut whole, 0xe1, &[XMP, packet].concat());
    whole.extend(rest);
    whole
}

/// A segment; one that is too long for its length field is left out.
fn write(out: &mut Vec<u8>, marker: u8, content: &[u8]) {
    if let Ok(length) = u16::try_from(content.len() + 2) {
        out.extend([0xff, marker]);
        out.extend(length.to_be_bytes());
        out.extend(content);
    }
}

const TRUNCATED: Refused = Refused::Truncated(Kind::Jpeg);

fn broken(what: &'static str) -> Refused {
    Refused::Broken(Kind::Jpeg, what)
}
