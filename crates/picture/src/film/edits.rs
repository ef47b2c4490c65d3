//! What is written over while a file is copied.

use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;

use crate::Refused;

/// What is changed in a file whose parts stay where they are.
#[derive(Debug, Default)]
pub(crate) struct Edits {
    /// The part of the file that is kept.
    kept: Range<u64>,
    edits: Vec<Edit>,
}

#[derive(Debug)]
struct Edit {
    place: Range<u64>,
    /// What stands there from now on; zeros where it ends.
    with: Vec<u8>,
}

impl Edits {
    /// None yet, of a file of which this is kept.
    pub(crate) fn of(kept: Range<u64>) -> Self {
        Edits { kept, edits: Vec::new() }
    }

    /// Writes zeros over a part.
    pub(crate) fn zero(&mut self, place: Range<u64>) {
        if place.start < place.end {
            self.edits.push(Edit { place, with: Vec::new() });
        }
    }

    /// Writes bytes over others.
    pub(crate) fn put(&mut self, at: u64, with: Vec<u8>) {
        self.edits.push(Edit { place: at..at + with.len() as u64, with });
    }

    /// Takes over the edits of a part.
    pub(crate) fn join(&mut self, others: Edits) {
        self.edits.extend(others.edits);
    }

    /// Leaves out what is before or after a part.
    pub(crate) fn keep(&mut self, kept: Range<u64>) {
        self.kept = kept;
    }
}

/// A file as readers get it, read from front to back.
#[derive(Debug)]
pub struct Cleaned<S> {
    source: S,
    kept: Range<u64>,
    /// In the order of their places; none of those before `next` reaches beyond what was read.
    edits: Vec<Edit>,
    next: usize,
    at: u64,
}

impl<S: Read + Seek> Cleaned<S> {
    pub(crate) fn new(mut source: S, edits: Edits) -> Result<Self, Refused> {
        let Edits { kept, mut edits } = edits;
        edits.sort_by_key(|edit| edit.place.start);
        source.seek(SeekFrom::Start(kept.start)).map_err(|_| Refused::Unreadable)?;
        Ok(Cleaned { source, at: kept.start, kept, edits, next: 0 })
    }

    /// Goes back to its beginning.
    pub fn rewind(&mut self) -> io::Result<()> {
        self.source.seek(SeekFrom::Start(self.kept.start))?;
        self.at = self.kept.start;
        self.next = 0;
        Ok(())
    }

    /// How many bytes there are.
    pub fn length(&self) -> u64 {
        self.kept.end.saturating_sub(self.kept.start)
    }
}

impl<S: Read> Read for Cleaned<S> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.kept.end.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let wanted = buffer.len().min(left);
        let Some(wanted) = buffer.get_mut(..wanted) else { return Ok(0) };
        let count = self.source.read(wanted)?;
        let read = self.at..self.at + count as u64;
        let done = |edit: &Edit| edit.place.end <= read.start;
        while self.edits.get(self.next).is_some_and(done) {
            self.next += 1;
        }
        for edit in self.edits.iter().skip(self.next).take_while(|edit| edit.place.start < read.end) {
            apply(edit, read.start, wanted.get_mut(..count).unwrap_or_default());
        }
        self.at = read.end;
        Ok(count)
    }
}

/// Changes what an edit is about in bytes that begin at `from`.
fn apply(edit: &Edit, from: u64, bytes: &mut [u8]) {
    let begin = edit.place.start.saturating_sub(from);
    let end = edit.place.end.saturating_sub(from).min(bytes.len() as u64);
    let skipped = from.saturating_sub(edit.place.start);
    let (Ok(begin), Ok(end), Ok(skipped)) =
        (usize::try_from(begin), usize::try_from(end), usize::try_from(skipped))
    else {
        return;
    };
    let with = edit.with.iter().copied().skip(skipped).chain(std::iter::repeat(0));
    for (byte, new) in bytes.get_mut(begin..end).unwrap_or_default().iter_mut().zip(with) {
        *byte = new;
    }
}

/// Bytes in memory with their edits.
pub(crate) fn applied(bytes: &[u8], edits: &Edits) -> Vec<u8> {
    let mut whole = bytes.to_vec();
    for edit in &edits.edits {
        apply(edit, 0, &mut whole);
    }
    whole
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use super::{Cleaned, Edits};

    #[test]
    fn what_is_written_over_is_so_however_the_file_is_read() {
        let bytes: Vec<u8> = (1..=20).collect();
        for step in 1..=20 {
            let mut edits = Edits::of(2..18);
            edits.zero(0..4);
            edits.zero(9..15);
            edits.put(5, vec![200, 201, 202]);
            edits.zero(17..20);
            let mut cleaned = Cleaned::new(Cursor::new(&bytes), edits).unwrap();
            let (mut whole, mut part) = (Vec::<u8>::new(), vec![0; step]);
            loop {
                let count = cleaned.read(&mut part).unwrap();
                if count == 0 {
                    break;
                }
                whole.extend(&part[..count]);
            }
            assert_eq!(whole, [0, 0, 5, 200, 201, 202, 9, 0, 0, 0, 0, 0, 0, 16, 17, 0], "{step}");
        }
    }
}
