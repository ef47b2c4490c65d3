//! Loads an export: checked whole on the first reading, written on the second.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;
use std::sync::mpsc;

use ::store::{Db, TABLES};

use super::media::{Copied, Media};
use super::read::{Item, read};
use super::report::{ImportReport, Skipped, TableReport};
use super::survey::Survey;
use super::write::{self, Batches, Written};
use super::{ImportError, store as rows};
use crate::changes::{self, Change};
use crate::media::Shelf;
use crate::{Newsroom, posts};

/// Batches that may wait to be written while the next one is read.
const BATCHES: usize = 1;

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Bytes of the export that are read and checked.
    Checked(u64),
    /// Bytes of the export whose rows are written.
    Written(u64),
    /// A media file is copied.
    Copied,
    /// The stories are being put in their lists.
    Listing,
}

/// What to import, and from where.
pub struct Import<'a> {
    /// The export's JSON.
    pub export: &'a Path,
    /// The files that it shows, and where the newsroom's media lie.
    pub media: Option<(&'a Media, &'a Shelf)>,
}

impl Newsroom {
    /// Loads an export, keeping its ids: to run it twice is to run it once.
    ///
    /// Everything is checked before the first write; an import that was cut short goes on where it stopped.
    pub fn import(
        &self,
        import: &Import<'_>,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<ImportReport, ImportError> {
        let file = import.export.display().to_string();
        let (survey, digest) = survey(self.db(), import, &file, progress)?;
        let media = match import.media {
            Some((media, shelf)) => media.copy(shelf, || progress(Progress::Copied))?,
            None => Copied::default(),
        };
        let written = self.write_rows(import.export, &file, &digest, progress)?;
        progress(Progress::Listing);
        let number = self.db().write(|tx| -> Result<i64, ImportError> {
            posts::settle_all(tx)?;
            rows::forget(tx, &digest)?;
            Ok(changes::record(tx, &[Change::of_everything()])?)
        })?;
        self.committed(number, vec![Change::of_everything()]);
        Ok(report(survey, &written, media))
    }

    /// The second reading: one thread reads, checks and derives while another writes.
    fn write_rows(
        &self,
        export: &Path,
        file: &str,
        digest: &str,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Written, ImportError> {
        let done = self.db().read(|tx| rows::rows_done(tx, digest))?;
        let (sender, receiver) = mpsc::sync_channel(BATCHES);
        std::thread::scope(|scope| {
            let writing = scope.spawn(|| write::all(self.db(), digest, receiver));
            let reading = (|| {
                let mut batches = Batches::new(file, done, sender);
                let mut source = Counted::open(export, file)?;
                let mut bytes = source.counter();
                read(&mut source, file, |item| match item {
                    Item::Version(_) => Ok(()),
                    Item::Row { table, index, row } => {
                        progress(Progress::Written(bytes.read()));
                        batches.take(table, index, row)
                    }
                })?;
                batches.send()
            })();
            // Where the writer failed the reader could not go on: the writer says why.
            let written = writing.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
            reading.map(|()| written)
        })
    }
}

/// The first reading, and the digest by which an interrupted import is known again.
fn survey(
    db: &Db,
    import: &Import<'_>,
    file: &str,
    progress: &mut dyn FnMut(Progress),
) -> Result<(Survey, String), ImportError> {
    let mut survey = Survey::new(file);
    let mut source = Counted::open(import.export, file)?;
    let mut bytes = source.counter();
    let media = import.media.map(|(media, _)| media);
    read(&mut source, file, |item| {
        progress(Progress::Checked(bytes.read()));
        survey.see(item, media)
    })?;
    let digest = source.digest();
    db.read(|tx| survey.finish(tx))?;
    Ok((survey, digest))
}

fn report(survey: Survey, written: &Written, media: Copied) -> ImportReport {
    let withheld = media.withheld.into_iter().map(|(name, why)| Skipped {
        what: format!("media file {name}"),
        count: 1,
        why: why.to_string(),
    });
    let tables = TABLES
        .iter()
        .map(|table| TableReport {
            table: table.name.to_owned(),
            read: survey.rows.get(table.name).copied().unwrap_or(0),
            written: written.get(table.name).copied().unwrap_or(0),
        })
        .collect();
    ImportReport {
        version: survey.version.unwrap_or_else(|| "of unknown version".to_owned()),
        tables,
        skipped: ImportReport::skip(survey.skipped).into_iter().chain(withheld).collect(),
        media: media.shown,
    }
}

/// A file that knows how much of it is read, and its digest.
struct Counted {
    file: BufReader<Hashed>,
    bytes: std::rc::Rc<std::cell::Cell<u64>>,
}

struct Hashed {
    file: File,
    hash: blake3::Hasher,
    bytes: std::rc::Rc<std::cell::Cell<u64>>,
}

/// Tells how many bytes are read while the file itself is lent out.
struct Counter(std::rc::Rc<std::cell::Cell<u64>>);

impl Counter {
    fn read(&mut self) -> u64 {
        self.0.get()
    }
}

impl Counted {
    fn open(path: &Path, name: &str) -> Result<Self, ImportError> {
        let file = File::open(path).map_err(|source| ImportError::File { file: name.to_owned(), source })?;
        let bytes = std::rc::Rc::new(std::cell::Cell::new(0));
        let hashed = Hashed { file, hash: blake3::Hasher::new(), bytes: std::rc::Rc::clone(&bytes) };
        Ok(Counted { file: BufReader::with_capacity(1 << 20, hashed), bytes })
    }

    fn counter(&self) -> Counter {
        Counter(std::rc::Rc::clone(&self.bytes))
    }

    fn digest(&self) -> String {
        self.file.get_ref().hash.finalize().to_hex().to_string()
    }
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.file.read(buffer)
    }
}

impl Read for Hashed {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.file.read(buffer)?;
        if let Some(bytes) = buffer.get(..read) {
            self.hash.update(bytes);
        }
        self.bytes.set(self.bytes.get() + read as u64);
        Ok(read)
    }
}
