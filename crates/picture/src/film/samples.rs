//! Where in a film its sounds and pictures lie.

use std::ops::Range;

use super::boxes::Part;
use crate::cursor::Cursor;
use crate::{Kind, Refused};

/// The tables of a track.
#[derive(Debug, Default)]
pub(super) struct Track {
    /// Where its chunks begin.
    pub(super) chunks: Vec<u64>,
    /// From which chunk on, counted from 1, a chunk has how many samples.
    runs: Vec<(u32, u32)>,
    sizes: Sizes,
}

/// How large samples are.
#[derive(Debug, Default)]
enum Sizes {
    /// Nobody said.
    #[default]
    Unknown,
    /// All alike; for plain sound the number is not always that of bytes.
    Alike,
    Each(Vec<u32>),
}

impl Track {
    /// Reads one of the tables; none where it is shorter than it says.
    pub(super) fn learn(&mut self, part: Part<'_>) -> Option<()> {
        let mut table = Cursor::new(part.inside);
        table.take(4)?;
        match &part.name {
            b"stco" => self.chunks = listed(&mut table, 4, |table| table.big_u32().map(u64::from))?,
            b"co64" => self.chunks = listed(&mut table, 8, |table| table.big_u64())?,
            b"stsc" => {
                self.runs = listed(&mut table, 12, |table| {
                    let run = table.big_u32()?.checked_sub(1)?;
                    let samples = table.big_u32()?;
                    table.take(4)?;
                    Some((run, samples))
                })?;
            }
            b"stsz" => {
                self.sizes = if table.big_u32()? == 0 {
                    Sizes::Each(listed(&mut table, 4, |table| table.big_u32())?)
                } else {
                    Sizes::Alike
                };
            }
            // Compact sizes: chunks are then taken to reach up to the next.
            _ => self.sizes = Sizes::Alike,
        }
        Some(())
    }

    /// The part of the file that each chunk takes; up to the next start of any chunk where its size is not sure.
    fn ranges(&self, starts: &[u64], ranges: &mut Vec<Range<u64>>) -> Option<()> {
        let mut sizes = match &self.sizes {
            Sizes::Each(sizes) => Some(sizes.iter()),
            Sizes::Unknown | Sizes::Alike => None,
        };
        let mut runs = self.runs.iter().peekable();
        let mut samples = 0;
        for (number, start) in (0_u32..).zip(&self.chunks) {
            while let Some((_, count)) = runs.next_if(|(from, _)| *from <= number) {
                samples = *count;
            }
            let end = if let Some(sizes) = &mut sizes {
                let size: u64 =
                    sizes.by_ref().take(crate::cursor::length(samples)).copied().map(u64::from).sum();
                start.checked_add(size)?
            } else {
                let next = starts.partition_point(|other| other <= start);
                starts.get(next).copied().unwrap_or(u64::MAX)
            };
            ranges.push(*start..end);
        }
        Some(())
    }
}

/// The items of a table after their number, each of at least so many bytes.
fn listed<T>(
    table: &mut Cursor<'_>,
    bytes: usize,
    item: impl Fn(&mut Cursor<'_>) -> Option<T>,
) -> Option<Vec<T>> {
    let count = crate::cursor::length(table.big_u32()?);
    if count > table.rest().len() / bytes {
        return None;
    }
    (0..count).map(|_| item(table)).collect()
}

/// The parts of the file that the tracks' sounds and pictures take, in order and without overlaps.
pub(super) fn heard_and_seen(
    kind: Kind,
    tracks: &[Track],
    starts: &[u64],
) -> Result<Vec<Range<u64>>, Refused> {
    let mut starts = starts.to_vec();
    starts.sort_unstable();
    let mut ranges = Vec::new();
    for track in tracks {
        track.ranges(&starts, &mut ranges).ok_or(Refused::Broken(kind, "its tables lead nowhere"))?;
    }
    Ok(merged(ranges))
}

/// The same parts in order and without overlaps.
pub(crate) fn merged(mut ranges: Vec<Range<u64>>) -> Vec<Range<u64>> {
    ranges.sort_unstable_by_key(|range| range.start);
    let mut merged: Vec<Range<u64>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}
