//! MP4, MOV, M4A: sound and pictures stay, with the tables that find them; every other box becomes free space.

use std::ops::Range;

use super::boxes::{Part, Place, hide, parts, places};
use super::samples::{Track, heard_and_seen};
use super::{Edits, File};
use crate::cursor::Cursor;
use crate::{Kind, Refused};

/// Boxes that lie in boxes, as deep as any file has them.
const DEEPEST: u8 = 12;

/// Looks through a film.
pub(super) fn edit(kind: Kind, file: &mut File<'_>, edits: &mut Edits) -> Result<(), Refused> {
    let places = places(kind, file)?;
    let mut film = Film::new(kind);
    let (mut data, mut is_cut) = (Vec::new(), false);
    for place in &places {
        match &place.name {
            b"moov" => film.index(&loaded(kind, file, place)?, place, edits)?,
            b"moof" => {
                is_cut = true;
                film.fragment(&loaded(kind, file, place)?, place, edits)?;
            }
            b"mdat" => data.push(place.inside.clone()),
            b"ftyp" | b"styp" | b"sidx" | b"mfra" => {}
            _ => hide(edits, place.at, place.inside.clone()),
        }
    }
    if film.tracks.is_empty() {
        return Err(Refused::Broken(kind, "it holds neither sound nor picture"));
    }
    if !is_cut {
        silence(&data, &heard_and_seen(kind, &film.tracks, &film.starts)?, edits);
    } else if film.has_others {
        return Err(Refused::Fragments);
    }
    Ok(())
}

fn loaded(kind: Kind, file: &mut File<'_>, place: &Place) -> Result<Vec<u8>, Refused> {
    file.all(kind, place.inside.start, place.inside.end - place.inside.start)
}

/// Writes zeros over what is in `data` and not in `kept`, which is in order and without overlaps.
pub(crate) fn silence(data: &[Range<u64>], kept: &[Range<u64>], edits: &mut Edits) {
    for part in data {
        let mut from = part.start;
        let first = kept.partition_point(|range| range.end <= part.start);
        for range in kept.iter().skip(first).take_while(|range| range.start < part.end) {
            edits.zero(from..range.start.max(from));
            from = from.max(range.end);
        }
        edits.zero(from..part.end.max(from));
    }
}

/// What is known of a film.
pub(crate) struct Film {
    kind: Kind,
    /// The tracks that are heard or seen.
    tracks: Vec<Track>,
    /// Where pieces of any track begin.
    starts: Vec<u64>,
    /// Whether there are tracks that are neither.
    has_others: bool,
}

/// What is known of the track that is being read.
#[derive(Default)]
struct Reading {
    handler: Option<[u8; 4]>,
    track: Track,
}

impl Film {
    pub(crate) fn new(kind: Kind) -> Self {
        Film { kind, tracks: Vec::new(), starts: Vec::new(), has_others: false }
    }

    /// Looks through a film's index.
    pub(crate) fn index(&mut self, bytes: &[u8], place: &Place, edits: &mut Edits) -> Result<(), Refused> {
        for part in parts(self.kind, bytes, place.inside.start)? {
            match &part.name {
                b"trak" => self.track(part, edits)?,
                b"mvhd" => times(part, edits),
                b"mvex" => {}
                _ => part.hide(edits),
            }
        }
        Ok(())
    }

    fn fragment(&self, bytes: &[u8], place: &Place, edits: &mut Edits) -> Result<(), Refused> {
        for part in parts(self.kind, bytes, place.inside.start)? {
            match &part.name {
                b"mfhd" => {}
                b"traf" => {
                    for part in parts(self.kind, part.inside, part.inside_at)? {
                        let is_table = matches!(
                            &part.name,
                            b"tfhd" | b"tfdt" | b"trun" | b"sdtp" | b"sbgp" | b"sgpd" | b"subs"
                        );
                        if !is_table {
                            part.hide(edits);
                        }
                    }
                }
                _ => part.hide(edits),
            }
        }
        Ok(())
    }

    fn track(&mut self, track: Part<'_>, edits: &mut Edits) -> Result<(), Refused> {
        let mut reading = Reading::default();
        let mut own = Edits::default();
        self.within(track, &mut reading, &mut own, 0)?;
        self.starts.extend(&reading.track.chunks);
        if matches!(reading.handler.as_ref(), Some(b"vide" | b"soun" | b"pict" | b"auxv")) {
            edits.join(own);
            self.tracks.push(reading.track);
        } else {
            self.has_others = true;
            track.hide(edits);
        }
        Ok(())
    }

    /// Looks through the boxes of a track.
    fn within(
        &self,
        outer: Part<'_>,
        reading: &mut Reading,
        edits: &mut Edits,
        depth: u8,
    ) -> Result<(), Refused> {
        if depth > DEEPEST {
            return Err(Refused::TooManyParts(self.kind));
        }
        for part in parts(self.kind, outer.inside, outer.inside_at)? {
            match &part.name {
                b"mdia" | b"minf" | b"stbl" | b"dinf" => self.within(part, reading, edits, depth + 1)?,
                b"tkhd" | b"mdhd" => times(part, edits),
                b"hdlr" => {
                    if outer.name == *b"mdia" {
                        reading.handler = part.inside.get(8..12).and_then(|name| name.try_into().ok());
                    }
                    // Behind the handler: who made it, and what they call it.
                    part.zero(edits, 12..usize::MAX);
                }
                b"stsd" => self.descriptions(part, edits)?,
                b"dref" => self.own_data(part, edits)?,
                b"stco" | b"co64" | b"stsc" | b"stsz" | b"stz2" => {
                    reading.track.learn(part).ok_or(Refused::Truncated(self.kind))?;
                }
                b"edts" | b"elst" | b"elng" | b"vmhd" | b"smhd" | b"nmhd" | b"gmhd" | b"stts" | b"ctts"
                | b"cslg" | b"stss" | b"stps" | b"sdtp" | b"sbgp" | b"sgpd" | b"subs" | b"tapt" => {}
                _ => part.hide(edits),
            }
        }
        Ok(())
    }

    /// What the samples are made of; encoders write their names there.
    fn descriptions(&self, part: Part<'_>, edits: &mut Edits) -> Result<(), Refused> {
        let entries = part.inside.get(8..).ok_or(Refused::Truncated(self.kind))?;
        for entry in parts(self.kind, entries, part.inside_at + 8)? {
            /// Bytes of a picture's description before its own boxes, less the entry's header.
            const PICTURE: usize = 78;
            // The vendor; and of pictures the name of the encoder.
            let is_picture = entry.inside.len() >= PICTURE && !is_sound(entry.name);
            if is_picture {
                entry.zero(edits, 12..16);
                entry.zero(edits, 42..74);
            }
        }
        Ok(())
    }

    /// Refuses a film whose pictures lie in another file, and forgets what that was called.
    fn own_data(&self, part: Part<'_>, edits: &mut Edits) -> Result<(), Refused> {
        let entries = part.inside.get(8..).ok_or(Refused::Truncated(self.kind))?;
        for entry in parts(self.kind, entries, part.inside_at + 8)? {
            if entry.inside.get(3).is_none_or(|flags| flags & 1 == 0) {
                return Err(Refused::Broken(self.kind, "its pictures lie in another file"));
            }
            entry.zero(edits, 4..usize::MAX);
        }
        Ok(())
    }
}

/// Forgets when something was made and changed.
fn times(part: Part<'_>, edits: &mut Edits) {
    let length = if Cursor::new(part.inside).byte() == Some(1) { 16 } else { 8 };
    part.zero(edits, 4..4 + length);
}

/// Sound has no name of its encoder where pictures have it.
fn is_sound(name: [u8; 4]) -> bool {
    matches!(
        &name,
        b"mp4a"
            | b"ac-3"
            | b"ec-3"
            | b"alac"
            | b"Opus"
            | b"fLaC"
            | b"samr"
            | b"sawb"
            | b".mp3"
            | b"lpcm"
            | b"sowt"
            | b"twos"
            | b"in24"
            | b"in32"
            | b"fl32"
            | b"fl64"
            | b"ulaw"
            | b"alaw"
            | b"ima4"
            | b"raw "
            | b"NONE"
            | b"ipcm"
            | b"fpcm"
            | b"enca"
            | b"mha1"
            | b"mhm1"
            | b"QDM2"
    )
}
