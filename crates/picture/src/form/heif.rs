//! AVIF and HEIC: items in boxes. The pictures stay; what is told of them, and small copies, are written over.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Parts;
use crate::bounds::Bounds;
use crate::cursor::Cursor;
use crate::film::boxes::{Part, Place, hide, parts};
use crate::film::movie::{Film, silence};
use crate::film::samples::merged;
use crate::film::{Edits, applied};
use crate::{Kind, Refused};

/// Items that are pictures, or made of pictures.
const PICTURES: [&[u8; 4]; 7] = [b"av01", b"hvc1", b"grid", b"iden", b"iovl", b"tmap", b"avc1"];

/// What may be said of an item: how large it is, how it is turned and cut, how its colours are meant.
const PROPERTIES: [&[u8; 4]; 18] = [
    b"ispe", b"pixi", b"colr", b"av1C", b"hvcC", b"avcC", b"irot", b"imir", b"clap", b"pasp", b"auxC",
    b"clli", b"mdcv", b"a1op", b"a1lx", b"lsel", b"rloc", b"cclv",
];

pub(super) fn take_apart(kind: Kind, bytes: &[u8]) -> Result<Parts<'_>, Refused> {
    let mut edits = Edits::default();
    let mut heif = Heif::new(kind);
    let (mut data, mut is_moving) = (Vec::new(), false);
    for part in whole(kind, bytes)? {
        let inside = part.inside_at..part.inside_at + part.inside.len() as u64;
        match &part.name {
            b"ftyp" => {}
            b"meta" => heif.meta(part, &mut edits)?,
            b"mdat" => data.push(inside),
            b"moov" => {
                is_moving = true;
                let place = Place { name: part.name, at: part.at, inside };
                Film::new(kind).index(part.inside, &place, &mut edits)?;
            }
            _ => hide(&mut edits, part.at, inside),
        }
    }
    let (width, height) = heif.size.ok_or(broken(kind, "it does not say how large it is"))?;
    let bounds = Bounds::still(width, height).check()?;
    let kept = heif.kept(&data, bytes.len())?;
    if !is_moving {
        silence(&data, &kept, &mut edits);
    }
    if let Some(idat) = &heif.idat {
        silence(std::slice::from_ref(idat), &kept, &mut edits);
    }
    Ok(Parts { bounds: Some(bounds), seen: applied(bytes, &edits), ..Parts::default() })
}

/// The outermost boxes, which must fill the file.
fn whole(kind: Kind, bytes: &[u8]) -> Result<Vec<Part<'_>>, Refused> {
    let parts = parts(kind, bytes, 0)?;
    let end = parts.last().map_or(0, |part| part.inside_at + part.inside.len() as u64);
    if end == bytes.len() as u64 { Ok(parts) } else { Err(Refused::Trailing(kind)) }
}

/// Where an item lies.
#[derive(Debug)]
struct Location {
    /// In the file, in the box of data, or made of other items.
    method: u16,
    extents: Vec<Range<u64>>,
}

#[derive(Debug)]
struct Heif {
    kind: Kind,
    pictures: BTreeSet<u32>,
    thumbnails: BTreeSet<u32>,
    locations: BTreeMap<u32, Location>,
    idat: Option<Range<u64>>,
    size: Option<(u32, u32)>,
}

impl Heif {
    fn new(kind: Kind) -> Self {
        Heif {
            kind,
            pictures: BTreeSet::new(),
            thumbnails: BTreeSet::new(),
            locations: BTreeMap::new(),
            idat: None,
            size: None,
        }
    }

    fn meta(&mut self, meta: Part<'_>, edits: &mut Edits) -> Result<(), Refused> {
        let truncated = Refused::Truncated(self.kind);
        let all = parts(self.kind, meta.inside.get(4..).ok_or(truncated.clone())?, meta.inside_at + 4)?;
        // Which items are small copies must be known before the items are looked at.
        for part in all.iter().filter(|part| &part.name == b"iref") {
            self.references(*part).ok_or(truncated.clone())??;
        }
        for part in all {
            match &part.name {
                b"iref" | b"pitm" | b"grpl" => {}
                b"hdlr" => part.zero(edits, 12..usize::MAX),
                b"iinf" => self.items(part, edits).ok_or(truncated.clone())??,
                b"iloc" => self.locations = locations(part.inside).ok_or(truncated.clone())?,
                b"iprp" => self.properties(part, edits)?,
                b"idat" => self.idat = Some(part.inside_at..part.inside_at + part.inside.len() as u64),
                _ => part.hide(edits),
            }
        }
        Ok(())
    }

    /// Notes which items are small copies of others.
    fn references(&mut self, part: Part<'_>) -> Option<Result<(), Refused>> {
        let is_wide = *part.inside.first()? != 0;
        let references = match parts(self.kind, part.inside.get(4..)?, part.inside_at + 4) {
            Ok(references) => references,
            Err(refused) => return Some(Err(refused)),
        };
        for reference in references.iter().filter(|reference| &reference.name == b"thmb") {
            let mut cursor = Cursor::new(reference.inside);
            let from = if is_wide { cursor.big_u32()? } else { u32::from(cursor.big_u16()?) };
            self.thumbnails.insert(from);
        }
        Some(Ok(()))
    }

    /// Takes their kind from items that are no pictures.
    fn items(&mut self, part: Part<'_>, edits: &mut Edits) -> Option<Result<(), Refused>> {
        let count = if *part.inside.first()? == 0 { 2 } else { 4 };
        let entries = match parts(self.kind, part.inside.get(4 + count..)?, part.inside_at + 4 + count as u64)
        {
            Ok(entries) => entries,
            Err(refused) => return Some(Err(refused)),
        };
        for entry in entries {
            let mut cursor = Cursor::new(entry.inside);
            let version = cursor.byte()?;
            cursor.take(3)?;
            let id = if version >= 3 { cursor.big_u32()? } else { u32::from(cursor.big_u16()?) };
            cursor.take(2)?;
            let place = entry.inside.len() - cursor.rest().len();
            let kind = cursor.array::<4>().filter(|_| version >= 2);
            if kind.is_some_and(|kind| PICTURES.contains(&&kind)) && !self.thumbnails.contains(&id) {
                self.pictures.insert(id);
                // Its name could say anything.
                entry.zero(edits, place + 4..usize::MAX);
            } else {
                edits.put(entry.inside_at + place as u64, b"free".to_vec());
                entry.zero(edits, place + 4..usize::MAX);
            }
        }
        Some(Ok(()))
    }

    fn properties(&mut self, part: Part<'_>, edits: &mut Edits) -> Result<(), Refused> {
        for group in parts(self.kind, part.inside, part.inside_at)? {
            match &group.name {
                b"ipco" => {
                    for property in parts(self.kind, group.inside, group.inside_at)? {
                        if &property.name == b"ispe" {
                            self.extent(property);
                        } else if !PROPERTIES.contains(&&property.name) {
                            property.hide(edits);
                        }
                    }
                }
                b"ipma" => {}
                _ => group.hide(edits),
            }
        }
        Ok(())
    }

    /// The picture is as large as the largest of its items.
    fn extent(&mut self, property: Part<'_>) {
        let mut cursor = Cursor::new(property.inside);
        let size = cursor.take(4).and_then(|_| cursor.big_u32().zip(cursor.big_u32()));
        self.size = self.size.max(size);
    }

    /// The parts of the file that pictures take.
    fn kept(&self, data: &[Range<u64>], length: usize) -> Result<Vec<Range<u64>>, Refused> {
        let mut kept = Vec::new();
        for id in &self.pictures {
            let Some(location) = self.locations.get(id) else { continue };
            let base = match (location.method, &self.idat) {
                (0, _) => 0,
                (1, Some(idat)) => idat.start,
                _ => return Err(broken(self.kind, "a picture in it lies in no known place")),
            };
            for extent in &location.extents {
                let place = base.saturating_add(extent.start)..base.saturating_add(extent.end);
                if place.end > length as u64 {
                    return Err(Refused::Truncated(self.kind));
                }
                kept.push(place);
            }
        }
        if kept.is_empty() || (data.is_empty() && self.idat.is_none()) {
            return Err(broken(self.kind, "it holds no picture"));
        }
        Ok(merged(kept))
    }
}

/// Where each item lies.
fn locations(inside: &[u8]) -> Option<BTreeMap<u32, Location>> {
    let mut cursor = Cursor::new(inside);
    let version = cursor.byte()?;
    cursor.take(3)?;
    let (sizes, more) = (cursor.byte()?, cursor.byte()?);
    let (offset_size, length_size, base_size) = (sizes >> 4, sizes & 15, more >> 4);
    let index_size = if version == 0 { 0 } else { more & 15 };
    let count = if version < 2 { u32::from(cursor.big_u16()?) } else { cursor.big_u32()? };
    let mut locations = BTreeMap::new();
    for _ in 0..count {
        let id = if version < 2 { u32::from(cursor.big_u16()?) } else { cursor.big_u32()? };
        let method = if version == 0 { 0 } else { cursor.big_u16()? & 15 };
        cursor.take(2)?;
        let base = cursor.big_number(base_size)?;
        let mut extents = Vec::new();
        for _ in 0..cursor.big_u16()? {
            cursor.big_number(index_size)?;
            let from = base.checked_add(cursor.big_number(offset_size)?)?;
            extents.push(from..from.checked_add(cursor.big_number(length_size)?)?);
        }
        locations.insert(id, Location { method, extents });
    }
    Some(locations)
}

fn broken(kind: Kind, what: &'static str) -> Refused {
    Refused::Broken(kind, what)
}
