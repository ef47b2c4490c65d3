//! Sound and film without what is told beside them: where they were made, when, with what, by whom.
//!
//! A film is not read into memory and not made anew. Its tables are looked through, and what is not heard or seen is
//! written over with nothing while the file is copied, so that everything else stays where the tables say it is.

pub(crate) mod boxes;
mod edits;
mod flac;
mod matroska;
pub(crate) mod movie;
mod mpeg;
mod ogg;
pub(crate) mod samples;
mod wav;

use std::io::{Read, Seek, SeekFrom};

pub use edits::Cleaned;
pub(crate) use edits::{Edits, applied};

use crate::{Kind, Refused};

/// Bytes of a part that is looked through in memory: an index, a header.
const LARGEST_PART: u64 = 64 << 20;

/// Parts of one file that are looked at.
pub(crate) const MOST_PARTS: usize = 200_000;

/// The film or sound `source`, which has `length` bytes and is of this kind, as readers get it.
pub fn clean<S: Read + Seek>(kind: Kind, mut source: S, length: u64) -> Result<Cleaned<S>, Refused> {
    let mut edits = Edits::of(0..length);
    let mut file = File { source: &mut source, length };
    match kind {
        Kind::Mp4 | Kind::Mov | Kind::M4a => movie::edit(kind, &mut file, &mut edits)?,
        Kind::Webm => matroska::edit(&mut file, &mut edits)?,
        Kind::Ogg => ogg::edit(&mut file, &mut edits)?,
        Kind::Mp3 => mpeg::edit(&mut file, &mut edits)?,
        Kind::Wav => wav::edit(&mut file, &mut edits)?,
        Kind::Flac => flac::edit(&mut file, &mut edits)?,
        _ => return Err(Refused::Unknown),
    }
    Cleaned::new(source, edits)
}

/// A file that is read here and there.
pub(crate) struct File<'s> {
    source: &'s mut dyn Reading,
    length: u64,
}

trait Reading: Read + Seek {}

impl<S: Read + Seek> Reading for S {}

impl File<'_> {
    /// How many bytes it has.
    pub(crate) fn length(&self) -> u64 {
        self.length
    }

    /// Bytes from `at`, as many as there are up to `count`.
    pub(crate) fn some(&mut self, at: u64, count: u64) -> Result<Vec<u8>, Refused> {
        let mut bytes = Vec::new();
        self.source.seek(SeekFrom::Start(at)).map_err(|_| Refused::Unreadable)?;
        let count = count.min(LARGEST_PART);
        (&mut *self.source).take(count).read_to_end(&mut bytes).map_err(|_| Refused::Unreadable)?;
        Ok(bytes)
    }

    /// Bytes from `at`; a file that has fewer is truncated, one that has more of them than fit is not taken.
    pub(crate) fn all(&mut self, kind: Kind, at: u64, count: u64) -> Result<Vec<u8>, Refused> {
        if at.checked_add(count).is_none_or(|end| end > self.length) {
            return Err(Refused::Truncated(kind));
        }
        if count > LARGEST_PART {
            return Err(Refused::TooManyParts(kind));
        }
        let bytes = self.some(at, count)?;
        if bytes.len() as u64 == count { Ok(bytes) } else { Err(Refused::Truncated(kind)) }
    }
}
