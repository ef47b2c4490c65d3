//! WebM: sound and pictures stay, with the tables that find them; tags, attachments, names and dates become voids.

use std::ops::Range;

use super::{Edits, File, MOST_PARTS};
use crate::cursor::Cursor;
use crate::{Kind, Refused};

const EBML: u32 = 0x1a45_dfa3;
const SEGMENT: u32 = 0x1853_8067;
const SEEK_HEAD: u32 = 0x114d_9b74;
const INFO: u32 = 0x1549_a966;
const TRACKS: u32 = 0x1654_ae6b;
const CUES: u32 = 0x1c53_bb6b;
const CLUSTER: u32 = 0x1f43_b675;
/// What a cluster is made of, where it does not say how long it is: its time, its blocks, their groups.
const WITHIN_CLUSTERS: [u32; 5] = [0xe7, 0xa3, 0xa0, 0xa7, 0xab];

const TIME_SCALE: u32 = 0x002a_d7b1;
const DURATION: u32 = 0x4489;
const MUXING_APP: u32 = 0x4d80;
const WRITING_APP: u32 = 0x5741;

const TRACK: u32 = 0xae;
const TRACK_TYPE: u32 = 0x83;
const TRACK_NAME: u32 = 0x536e;
const VIDEO: u8 = 1;
const AUDIO: u8 = 2;

const VOID: u8 = 0xec;

/// An element: what it is, where it begins, and where what is inside lies.
#[derive(Debug, Clone)]
struct Element {
    id: u32,
    at: u64,
    inside: Range<u64>,
    /// Whether it says where it ends.
    is_bounded: bool,
}

pub(super) fn edit(file: &mut File<'_>, edits: &mut Edits) -> Result<(), Refused> {
    let end = file.length();
    let head = element(file, 0, end)?;
    if head.id != EBML {
        return Err(broken("it does not begin with its header"));
    }
    let segment = element(file, head.inside.end, end)?;
    if segment.id != SEGMENT {
        return Err(broken("no segment follows its header"));
    }
    if segment.is_bounded && segment.inside.end < end {
        return Err(Refused::Trailing(Kind::Webm));
    }
    let (mut at, mut has_tracks) = (segment.inside.start, false);
    for _ in 0..MOST_PARTS * 10 {
        if at >= segment.inside.end {
            return if has_tracks { Ok(()) } else { Err(Refused::Truncated(Kind::Webm)) };
        }
        let part = element(file, at, segment.inside.end)?;
        at = part.inside.end;
        match part.id {
            CLUSTER if !part.is_bounded => at = part.inside.start,
            INFO => info(file, &part, edits)?,
            TRACKS => {
                has_tracks = true;
                tracks(file, &part, edits)?;
            }
            SEEK_HEAD | CUES | CLUSTER => {}
            id if WITHIN_CLUSTERS.contains(&id) => {}
            _ => void(&part, edits),
        }
    }
    Err(Refused::TooManyParts(Kind::Webm))
}

fn info(file: &mut File<'_>, info: &Element, edits: &mut Edits) -> Result<(), Refused> {
    for part in inside(file, info)? {
        match part.id {
            TIME_SCALE | DURATION => {}
            // These two must be there; they may be empty.
            MUXING_APP | WRITING_APP => edits.zero(part.inside),
            _ => void(&part, edits),
        }
    }
    Ok(())
}

fn tracks(file: &mut File<'_>, tracks: &Element, edits: &mut Edits) -> Result<(), Refused> {
    for track in inside(file, tracks)? {
        if track.id != TRACK {
            void(&track, edits);
            continue;
        }
        for part in inside(file, &track)? {
            match part.id {
                TRACK_NAME => void(&part, edits),
                TRACK_TYPE => {
                    let kind =
                        file.all(Kind::Webm, part.inside.start, part.inside.end - part.inside.start)?;
                    if !matches!(kind.last(), Some(&VIDEO | &AUDIO)) {
                        return Err(Refused::Fragments);
                    }
                }
                _ => {}
            }
        }
    }
    Ok(())
}

/// The elements that an element consists of.
fn inside(file: &mut File<'_>, outer: &Element) -> Result<Vec<Element>, Refused> {
    let (mut parts, mut at) = (Vec::new(), outer.inside.start);
    while at < outer.inside.end {
        if parts.len() >= MOST_PARTS {
            return Err(Refused::TooManyParts(Kind::Webm));
        }
        let part = element(file, at, outer.inside.end)?;
        at = part.inside.end;
        parts.push(part);
    }
    Ok(parts)
}

/// The element at `at`, which must end by `end`.
fn element(file: &mut File<'_>, at: u64, end: u64) -> Result<Element, Refused> {
    let head = file.some(at, 12)?;
    let read = || {
        let mut cursor = Cursor::new(&head);
        let (id, id_length, _) = number(&mut cursor, true)?;
        let (size, size_length, is_unknown) = number(&mut cursor, false)?;
        Some((u32::try_from(id).ok()?, size, u64::from(id_length + size_length), is_unknown))
    };
    let (id, size, header, is_unknown) = read().ok_or(Refused::Truncated(Kind::Webm))?;
    let from = at + header;
    let to = if is_unknown { end } else { from.saturating_add(size) };
    if to > end || from > end {
        return Err(Refused::Truncated(Kind::Webm));
    }
    if is_unknown && !matches!(id, SEGMENT | CLUSTER) {
        return Err(broken("a part of it does not say where it ends"));
    }
    Ok(Element { id, at, inside: from..to, is_bounded: !is_unknown })
}

/// A number whose first bits say how long it is; with the length, and whether all of its bits are set.
fn number(cursor: &mut Cursor<'_>, keeps_mark: bool) -> Option<(u64, u8, bool)> {
    let first = cursor.byte()?;
    let more = u8::try_from(first.leading_zeros()).ok().filter(|more| *more < 8)?;
    let rest = cursor.big_number(more)?;
    let mark = 0x80_u8 >> more;
    let high = if keeps_mark { first } else { first & !mark };
    let value = u64::from(high) << (8 * u32::from(more)) | rest;
    let all = (1_u64 << (7 * (u32::from(more) + 1))) - 1;
    Some((value, more + 1, !keeps_mark && value == all))
}

/// Makes a void of the same length of an element.
fn void(part: &Element, edits: &mut Edits) {
    let whole = part.inside.end - part.at;
    let head = match whole.checked_sub(9) {
        Some(rest) => {
            let mut head = vec![VOID];
            head.extend((rest | 1 << 56).to_be_bytes());
            head
        }
        None => vec![VOID, 0x80 | u8::try_from(whole.saturating_sub(2)).unwrap_or(0)],
    };
    let from = part.at + head.len() as u64;
    edits.put(part.at, head);
    edits.zero(from..part.inside.end);
}

fn broken(what: &'static str) -> Refused {
    Refused::Broken(Kind::Webm, what)
}
