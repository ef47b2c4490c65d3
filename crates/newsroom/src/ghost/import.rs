//! Loads an export: checked whole on the first reading, written on the second.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use ::store::{Db, Statement, TABLES, Table};

use super::cell::Cell;
use super::media::Media;
use super::read::{Item, JsonRow, read};
use super::report::{ImportReport, TableReport};
use super::survey::{Survey, cells, table_named};
use super::{ImportError, store as rows};
use crate::changes::{self, Change};
use crate::{Newsroom, posts};

/// Rows that are written in one transaction.
const BATCH: usize = 1000;

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
    /// The files that it shows, and the root of the newsroom's content that they go to.
    pub media: Option<(&'a Media, &'a files::Root)>,
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
            Some((media, root)) => media.copy(root, || progress(Progress::Copied))?,
            None => 0,
        };
        let mut writer = Writer::new(self.db(), &file, digest)?;
        let mut source = Counted::open(import.export, &file)?;
        {
            let mut bytes = source.counter();
            read(&mut source, &file, |item| match item {
                Item::Version(_) => Ok(()),
                Item::Row { table, index, row } => {
                    progress(Progress::Written(bytes.read()));
                    writer.take(table, index, row)
                }
            })?;
        }
        writer.flush()?;
        progress(Progress::Listing);
        let number = self.db().write(|tx| -> Result<i64, ImportError> {
            posts::settle_all(tx)?;
            rows::forget(tx, &writer.digest)?;
            Ok(changes::record(tx, &[Change::of_everything()])?)
        })?;
        self.committed(number, vec![Change::of_everything()]);
        Ok(report(survey, &writer, media))
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

/// The second reading's rows on their way into the database.
struct Writer<'d> {
    db: &'d Db,
    file: String,
    digest: String,
    upserts: Vec<(&'static Table, Statement, u64)>,
    batch: Vec<(usize, Vec<Cell>)>,
    /// Rows seen, written by an earlier run or by this one.
    rows: u64,
    /// Rows that an earlier run has written.
    done: u64,
}

impl<'d> Writer<'d> {
    fn new(db: &'d Db, file: &str, digest: String) -> Result<Self, ImportError> {
        let done = db.read(|tx| rows::rows_done(tx, &digest))?;
        let upserts = TABLES.iter().map(|table| (table, table.upsert(), 0)).collect();
        Ok(Writer {
            db,
            file: file.to_owned(),
            digest,
            upserts,
            batch: Vec::with_capacity(BATCH),
            rows: 0,
            done,
        })
    }

    fn take(&mut self, table: &str, index: u64, mut row: JsonRow) -> Result<(), ImportError> {
        let Some(table) = table_named(table) else { return Ok(()) };
        self.rows += 1;
        if self.rows <= self.done {
            return Ok(());
        }
        let number = TABLES.iter().position(|known| known.name == table.name).unwrap_or_default();
        self.batch.push((number, cells(&self.file, table, index, &mut row)?));
        if self.batch.len() >= BATCH { self.flush() } else { Ok(()) }
    }

    /// Writes what has been taken, and how far that is, in one transaction.
    fn flush(&mut self) -> Result<(), ImportError> {
        let (batch, upserts, digest, rows) = (&self.batch, &self.upserts, &self.digest, self.rows);
        self.db.write(|tx| -> Result<(), ImportError> {
            for (number, cells) in batch {
                let Some((table, upsert, _)) = upserts.get(*number) else { continue };
                let text = |name| cell_named(table, cells, name);
                rows::make_room(
                    tx,
                    table.name,
                    text("id"),
                    if table.name == "roles" { text("name") } else { text("key") },
                )?;
                let args: Vec<store::Value<'_>> = cells.iter().map(Cell::as_value).collect();
                tx.run(upsert, &args)?;
                if table.name == "posts" {
                    posts::derive_imported(
                        tx,
                        text("id"),
                        text("html"),
                        text("plaintext"),
                        !text("feature_image").is_empty(),
                    )?;
                }
            }
            Ok(rows::remember(tx, digest, rows)?)
        })?;
        for (number, _) in self.batch.drain(..) {
            if let Some((_, _, written)) = self.upserts.get_mut(number) {
                *written += 1;
            }
        }
        Ok(())
    }
}

fn cell_named<'c>(table: &Table, cells: &'c [Cell], column: &str) -> &'c str {
    let place = table.columns.iter().position(|candidate| candidate.name == column);
    place.and_then(|place| cells.get(place)).and_then(Cell::as_text).unwrap_or_default()
}

fn report(survey: Survey, writer: &Writer<'_>, media: u64) -> ImportReport {
    let tables = writer
        .upserts
        .iter()
        .map(|(table, _, written)| TableReport {
            table: table.name.to_owned(),
            read: survey.rows.get(table.name).copied().unwrap_or(0),
            written: *written,
        })
        .collect();
    ImportReport {
        version: survey.version.unwrap_or_else(|| "of unknown version".to_owned()),
        tables,
        skipped: ImportReport::skip(survey.skipped),
        media,
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
