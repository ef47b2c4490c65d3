//! The boxes of ISO files (MP4, MOV, HEIC, AVIF): a length, a name, and what is inside.

use std::ops::Range;

use super::{Edits, File, MOST_PARTS};
use crate::cursor::Cursor;
use crate::{Kind, Refused};

/// A box in memory.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part<'b> {
    pub(crate) name: [u8; 4],
    /// Where the file has its length and name.
    pub(crate) at: u64,
    /// Where the file has what is inside.
    pub(crate) inside_at: u64,
    /// What is inside.
    pub(crate) inside: &'b [u8],
}

/// A box in a file.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) name: [u8; 4],
    pub(crate) at: u64,
    pub(crate) inside: Range<u64>,
}

/// The boxes that lie in `bytes`, which the file has at `at`.
pub(crate) fn parts(kind: Kind, bytes: &[u8], at: u64) -> Result<Vec<Part<'_>>, Refused> {
    let mut cursor = Cursor::new(bytes);
    let mut parts = Vec::new();
    // Apple ends some lists of boxes with four zeros.
    while cursor.rest().len() >= 8 {
        if parts.len() >= MOST_PARTS {
            return Err(Refused::TooManyParts(kind));
        }
        let begin = at + (bytes.len() - cursor.rest().len()) as u64;
        let (size, name, header) = header(&mut cursor).ok_or(Refused::Truncated(kind))?;
        let inside = match size {
            0 => cursor.rest().len() as u64,
            _ => size.checked_sub(header).ok_or(Refused::Broken(kind, "a part of it has no length"))?,
        };
        let inside = usize::try_from(inside).ok().and_then(|inside| cursor.take(inside));
        let inside = inside.ok_or(Refused::Truncated(kind))?;
        parts.push(Part { name, at: begin, inside_at: begin + header, inside });
    }
    Ok(parts)
}

/// The outermost boxes of a file.
pub(crate) fn places(kind: Kind, file: &mut File<'_>) -> Result<Vec<Place>, Refused> {
    let (mut places, mut at) = (Vec::new(), 0);
    while at < file.length() {
        if places.len() >= MOST_PARTS {
            return Err(Refused::TooManyParts(kind));
        }
        let bytes = file.some(at, 16)?;
        let (size, name, header) = header(&mut Cursor::new(&bytes)).ok_or(Refused::Truncated(kind))?;
        let end = if size == 0 { file.length() } else { at.saturating_add(size) };
        if end > file.length() {
            return Err(Refused::Truncated(kind));
        }
        if end < at + header {
            return Err(Refused::Broken(kind, "a part of it has no length"));
        }
        places.push(Place { name, at, inside: at + header..end });
        at = end;
    }
    Ok(places)
}

/// Size, name, and how many bytes they take.
fn header(cursor: &mut Cursor<'_>) -> Option<(u64, [u8; 4], u64)> {
    let (size, name) = (cursor.big_u32()?, cursor.array()?);
    if size == 1 { Some((cursor.big_u64()?, name, 16)) } else { Some((u64::from(size), name, 8)) }
}

/// Makes free space of a box.
pub(crate) fn hide(edits: &mut Edits, at: u64, inside: Range<u64>) {
    edits.put(at + 4, b"free".to_vec());
    edits.zero(inside);
}

impl Part<'_> {
    /// Makes free space of it.
    pub(crate) fn hide(&self, edits: &mut Edits) {
        hide(edits, self.at, self.inside_at..self.inside_at + self.inside.len() as u64);
    }

    /// Writes zeros over a part of what is inside.
    pub(crate) fn zero(&self, edits: &mut Edits, place: Range<usize>) {
        let end = place.end.min(self.inside.len());
        edits.zero(self.inside_at + place.start as u64..self.inside_at + end as u64);
    }
}
