//! MP3: the frames stay; the tags before and after them go.

use super::{Edits, File};
use crate::cursor::Cursor;
use crate::{Kind, Refused};

/// Bytes of the oldest kind of tag, at the very end.
const ID3_1: u64 = 128;
/// Bytes of the header of a tag of the newer kind, and of its copy at the end.
const ID3_2: u64 = 10;
/// Bytes of the head or foot of an APE tag.
const APE: u64 = 32;
/// Tags that follow each other.
const MOST: usize = 32;

pub(super) fn edit(file: &mut File<'_>, edits: &mut Edits) -> Result<(), Refused> {
    let (mut from, mut to) = (0, file.length());
    for _ in 0..MOST {
        let Some(length) = tag_before(file, from)? else { break };
        from = from.saturating_add(length);
    }
    for _ in 0..MOST {
        let Some(length) = tag_after(file, from, to)? else { break };
        to -= length;
    }
    if from >= to {
        return Err(Refused::Truncated(Kind::Mp3));
    }
    if Kind::of(&file.some(from, 4)?) != Some(Kind::Mp3) || file.some(from, 3)?.starts_with(b"ID3") {
        return Err(Refused::Broken(Kind::Mp3, "no sound follows its tags"));
    }
    edits.keep(from..to);
    Ok(())
}

fn tag_before(file: &mut File<'_>, at: u64) -> Result<Option<u64>, Refused> {
    let head = file.some(at, APE)?;
    if head.starts_with(b"ID3") {
        let has_foot = head.get(5).is_some_and(|flags| flags & 0x10 != 0);
        let size = synchsafe(head.get(6..10).unwrap_or_default());
        return Ok(Some(ID3_2 + size + if has_foot { ID3_2 } else { 0 }));
    }
    Ok(ape(&head).map(|size| APE + size))
}

/// How long the tag is that ends at `end` and begins after `from`.
fn tag_after(file: &mut File<'_>, from: u64, end: u64) -> Result<Option<u64>, Refused> {
    let fits = |length: u64| end.checked_sub(length).is_some_and(|begin| begin >= from);
    if fits(ID3_1) && file.some(end - ID3_1, 3)? == b"TAG" {
        return Ok(Some(ID3_1));
    }
    if fits(ID3_2) {
        let foot = file.some(end - ID3_2, ID3_2)?;
        let length = 2 * ID3_2 + synchsafe(foot.get(6..10).unwrap_or_default());
        if foot.starts_with(b"3DI") && fits(length) {
            return Ok(Some(length));
        }
    }
    if fits(APE) {
        let foot = file.some(end - APE, APE)?;
        let has_head = foot.get(23).is_some_and(|flags| flags & 0x80 != 0);
        let length = ape(&foot).map(|size| size + if has_head { APE } else { 0 });
        if let Some(length) = length.filter(|length| fits(*length)) {
            return Ok(Some(length));
        }
    }
    lyrics(file, from, end)
}

/// Lyrics3, whose length stands before its last mark.
fn lyrics(file: &mut File<'_>, from: u64, end: u64) -> Result<Option<u64>, Refused> {
    const MARK: u64 = 15;
    if end < from + MARK {
        return Ok(None);
    }
    let mark = file.some(end - MARK, MARK)?;
    let size =
        mark.strip_suffix(b"LYRICS200").and_then(|size| std::str::from_utf8(size).ok()?.parse::<u64>().ok());
    Ok(size.map(|size| size + MARK).filter(|length| end - from >= *length))
}

fn ape(head: &[u8]) -> Option<u64> {
    let mut cursor = Cursor::new(head.strip_prefix(b"APETAGEX")?);
    cursor.take(4)?;
    cursor.little_u32().map(u64::from)
}

/// Four times seven bits.
fn synchsafe(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |size, byte| size << 7 | u64::from(byte & 0x7f))
}
