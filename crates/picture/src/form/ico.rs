//! ICO: a few small pictures, each a bitmap or a PNG.

use super::{Parts, png};
use crate::bounds::Bounds;
use crate::cursor::{Cursor, length};
use crate::{Kind, Refused};

/// Pictures of an icon.
const MOST: u16 = 64;
/// Bytes of the header, and of a picture's entry.
const HEADER: usize = 6;
const ENTRY: usize = 16;

/// One of the pictures.
struct Entry {
    /// Its size, colours and depth, as they stand in the entry.
    head: [u8; 8],
    content: Vec<u8>,
    bounds: Bounds,
}

pub(super) fn take_apart(bytes: &[u8]) -> Result<Parts<'_>, Refused> {
    let mut cursor = Cursor::new(bytes);
    let head = cursor.take(4).ok_or(TRUNCATED)?;
    let count = cursor.little_u16().ok_or(TRUNCATED)?;
    if count == 0 || count > MOST {
        return Err(Refused::Broken(Kind::Ico, "it holds no pictures, or too many"));
    }
    let (mut entries, mut end) = (Vec::new(), HEADER + usize::from(count) * ENTRY);
    for _ in 0..count {
        let head = cursor.array().ok_or(TRUNCATED)?;
        let (size, place) = cursor.little_u32().zip(cursor.little_u32()).ok_or(TRUNCATED)?;
        let to = length(place).saturating_add(length(size));
        let content = bytes.get(length(place)..to).ok_or(TRUNCATED)?;
        end = end.max(to);
        entries.push(entry(head, content)?);
    }
    if bytes.len() > end {
        return Err(Refused::Trailing(Kind::Ico));
    }
    let bounds = entries.iter().map(|entry| entry.bounds).max_by_key(|bounds| bounds.width);
    Ok(Parts { bounds, seen: whole(head, &entries), ..Parts::default() })
}

fn entry(head: [u8; 8], content: &[u8]) -> Result<Entry, Refused> {
    if Kind::of(content) == Some(Kind::Png) {
        let parts = png::take_apart(content)?;
        let bounds = parts.bounds.ok_or(TRUNCATED)?;
        return Ok(Entry { head, content: parts.seen, bounds });
    }
    let mut bitmap = Cursor::new(content);
    if bitmap.little_u32() != Some(40) {
        return Err(Refused::Broken(Kind::Ico, "one of its pictures is neither a bitmap nor a PNG"));
    }
    let [width, height, ..] = head;
    let full = |size: u8| if size == 0 { 256 } else { u32::from(size) };
    Ok(Entry { head, content: content.to_vec(), bounds: Bounds::still(full(width), full(height)) })
}

fn whole(head: &[u8], entries: &[Entry]) -> Vec<u8> {
    let mut whole = head.to_vec();
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes();
    whole.extend(u16::try_from(entries.len()).unwrap_or(u16::MAX).to_le_bytes());
    let mut place = HEADER + entries.len() * ENTRY;
    for entry in entries {
        whole.extend(entry.head);
        whole.extend(number(entry.content.len()));
        whole.extend(number(place));
        place += entry.content.len();
    }
    for entry in entries {
        whole.extend(&entry.content);
    }
    whole
}

const TRUNCATED: Refused = Refused::Truncated(Kind::Ico);
