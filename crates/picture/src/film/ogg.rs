//! Ogg: the second packet of every stream, which holds its comments, is emptied; its pages get new checksums.

use std::collections::HashMap;

use super::{Edits, File, MOST_PARTS};
use crate::cursor::Cursor;
use crate::{Kind, Refused};

/// Bytes of a page before the lengths of its segments.
const HEADER: u64 = 27;
/// Where a page's header has its checksum.
const CHECKSUM: usize = 22;
/// The flag of a stream's first page.
const BEGINS: u8 = 2;
/// Bytes of all pages that hold headers and comments.
const LARGEST: usize = 64 << 20;

/// How a codec's first packet begins, how its comments begin, and what ends them.
const CODECS: [(&[u8], &[u8], &[u8]); 4] = [
    (b"\x01vorbis", b"\x03vorbis", &[1]),
    (b"OpusHead", b"OpusTags", &[]),
    (b"\x80theora", b"\x81theora", &[]),
    (b"Speex   ", b"", &[]),
];

/// A page that holds headers or comments.
struct Page {
    at: u64,
    bytes: Vec<u8>,
}

/// What is known of a stream.
#[derive(Default)]
struct Stream {
    packets: u32,
    first: Vec<u8>,
    /// Where the bytes of the second packet are: pages and places in them.
    second: Vec<(usize, usize)>,
}

pub(super) fn edit(file: &mut File<'_>, edits: &mut Edits) -> Result<(), Refused> {
    let (mut streams, mut pages) = (HashMap::<u32, Stream>::new(), Vec::new());
    let (mut at, mut count, mut kept) = (0, 0, 0);
    while at < file.length() {
        count += 1;
        if count > MOST_PARTS || kept > LARGEST {
            return Err(Refused::TooManyParts(Kind::Ogg));
        }
        let head = Head::read(file, at)?;
        if head.flags & BEGINS != 0 {
            streams.insert(head.stream, Stream::default());
        }
        let stream = streams.get_mut(&head.stream).ok_or(broken("a page is of no stream"))?;
        if stream.packets < 2 {
            let bytes = file.all(Kind::Ogg, at, head.length())?;
            kept += bytes.len();
            pages.push(Page { at, bytes });
            stream.learn(&head, &mut pages)?;
        }
        at += head.length();
    }
    if at > file.length() {
        return Err(Refused::Truncated(Kind::Ogg));
    }
    for mut page in pages {
        let sum = checksum(&page.bytes);
        if let Some(place) = page.bytes.get_mut(CHECKSUM..CHECKSUM + 4) {
            place.copy_from_slice(&sum.to_le_bytes());
        }
        edits.put(page.at, page.bytes);
    }
    Ok(())
}

/// The header of a page.
struct Head {
    flags: u8,
    stream: u32,
    segments: Vec<u8>,
}

impl Head {
    fn read(file: &mut File<'_>, at: u64) -> Result<Head, Refused> {
        let bytes = file.all(Kind::Ogg, at, HEADER)?;
        let mut cursor = Cursor::new(&bytes);
        let read = || {
            cursor.take(5).filter(|start| start.starts_with(b"OggS\0"))?;
            let flags = cursor.byte()?;
            cursor.take(8)?;
            let stream = cursor.little_u32()?;
            cursor.take(8)?;
            Some((flags, stream, cursor.byte()?))
        };
        let mut read = read;
        let (flags, stream, count) = read().ok_or(broken("a page does not begin as one"))?;
        let segments = file.all(Kind::Ogg, at + HEADER, u64::from(count))?;
        Ok(Head { flags, stream, segments })
    }

    fn length(&self) -> u64 {
        HEADER
            + self.segments.len() as u64
            + self.segments.iter().map(|length| u64::from(*length)).sum::<u64>()
    }
}

impl Stream {
    /// Reads the last of `pages`, and empties the comments where they end in it.
    fn learn(&mut self, head: &Head, pages: &mut [Page]) -> Result<(), Refused> {
        let number = pages.len().saturating_sub(1);
        let mut place = crate::cursor::length(27) + head.segments.len();
        for length in &head.segments {
            let end = place + usize::from(*length);
            match self.packets {
                0 => self
                    .first
                    .extend(pages.last().and_then(|page| page.bytes.get(place..end)).unwrap_or_default()),
                1 => self.second.extend((place..end).map(|place| (number, place))),
                _ => {}
            }
            place = end;
            if *length < u8::MAX {
                self.packets += 1;
                if self.packets == 2 {
                    self.empty(pages)?;
                }
            }
        }
        Ok(())
    }

    fn empty(&self, pages: &mut [Page]) -> Result<(), Refused> {
        let codec = CODECS.iter().find(|(first, _, _)| self.first.starts_with(first));
        let (_, head, end) = codec.ok_or(broken("a stream is of no known kind"))?;
        // No maker, no comments.
        let none = [*head, &[0; 8], *end].concat();
        if self.second.len() < none.len() {
            return Err(Refused::Truncated(Kind::Ogg));
        }
        let bytes = none.iter().copied().chain(std::iter::repeat(0));
        for ((page, place), new) in self.second.iter().zip(bytes) {
            if let Some(byte) = pages.get_mut(*page).and_then(|page| page.bytes.get_mut(*place)) {
                *byte = new;
            }
        }
        Ok(())
    }
}

/// The checksum of a page, taken with zeros in its own place.
fn checksum(page: &[u8]) -> u32 {
    const POLYNOMIAL: u32 = 0x04c1_1db7;
    page.iter().enumerate().fold(0, |sum: u32, (place, byte)| {
        let byte = if (CHECKSUM..CHECKSUM + 4).contains(&place) { 0 } else { *byte };
        (0..8).fold(sum ^ u32::from(byte) << 24, |sum, _| {
            if sum & 1 << 31 == 0 { sum << 1 } else { sum << 1 ^ POLYNOMIAL }
        })
    })
}

fn broken(what: &'static str) -> Refused {
    Refused::Broken(Kind::Ogg, what)
}
