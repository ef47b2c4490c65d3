//! The second reading's rows on their way into the database.

use std::collections::HashMap;
use std::sync::mpsc::{Receiver, SyncSender};

use ::store::{Db, Own, Statement, TABLES, Table, Value};

use super::cell::Cell;
use super::read::JsonRow;
use super::survey::{cells, table_named};
use super::{ImportError, store as rows};
use crate::posts::{Derived, derive};

/// Rows that are written in one transaction, at most.
const ROWS: usize = 5000;

/// Bytes of text after which no further row is added to a transaction.
const BYTES: usize = 8 << 20;

/// What Courant keeps beside the columns of a story, in the order of [`own_values`].
const OWN: &[Own] = &[
    Own { name: "excerpt", unless: None },
    Own { name: "minutes", unless: None },
    Own { name: "teaser", unless: None },
    Own { name: "words", unless: None },
    Own { name: "kind", unless: Some("kind_chosen") },
];

/// How many rows of each table were written.
pub(super) type Written = HashMap<&'static str, u64>;

/// Rows that are written together, and how far in the export they reach.
pub(super) struct Batch {
    rows: Vec<Row>,
    reached: u64,
}

struct Row {
    table: &'static Table,
    cells: Vec<Cell>,
    derived: Option<Derived>,
}

/// Gathers rows and hands them on.
pub(super) struct Batches<'f> {
    file: &'f str,
    sender: SyncSender<Batch>,
    rows: Vec<Row>,
    bytes: usize,
    /// Rows seen, written by an earlier run or by this one.
    seen: u64,
    /// Rows that an earlier run has written.
    done: u64,
}

impl<'f> Batches<'f> {
    pub(super) fn new(file: &'f str, done: u64, sender: SyncSender<Batch>) -> Self {
        Batches { file, sender, rows: Vec::new(), bytes: 0, seen: 0, done }
    }

    /// Checks one row and derives what readers see beside it.
    pub(super) fn take(&mut self, table: &str, index: u64, mut row: JsonRow) -> Result<(), ImportError> {
        let Some(table) = table_named(table) else { return Ok(()) };
        self.seen += 1;
        if self.seen <= self.done {
            return Ok(());
        }
        let cells = cells(self.file, table, index, &mut row)?;
        self.bytes += cells.iter().filter_map(Cell::as_text).map(str::len).sum::<usize>();
        let derived = (table.name == "posts").then(|| {
            let text = |name| cell_named(table, &cells, name);
            derive(text("html"), text("plaintext"), !text("feature_image").is_empty())
        });
        self.rows.push(Row { table, cells, derived });
        if self.rows.len() >= ROWS || self.bytes >= BYTES { self.send() } else { Ok(()) }
    }

    /// Hands on what has been taken.
    pub(super) fn send(&mut self) -> Result<(), ImportError> {
        self.bytes = 0;
        let batch = Batch { rows: std::mem::take(&mut self.rows), reached: self.seen };
        self.sender.send(batch).map_err(|_| ImportError::Stopped)
    }
}

/// Writes every batch, and how far it reaches, in one transaction each.
pub(super) fn all(db: &Db, digest: &str, batches: Receiver<Batch>) -> Result<Written, ImportError> {
    let upserts: HashMap<&str, Statement> =
        TABLES.iter().map(|table| (table.name, table.upsert(own_columns(table)))).collect();
    let mut written = Written::new();
    for batch in batches {
        db.write(|tx| -> Result<(), ImportError> {
            for Row { table, cells, derived } in &batch.rows {
                let Some(upsert) = upserts.get(table.name) else { continue };
                let text = |name| cell_named(table, cells, name);
                let name = if table.name == "roles" { text("name") } else { text("key") };
                rows::make_room(tx, table.name, text("id"), name)?;
                let mut args: Vec<Value<'_>> = cells.iter().map(Cell::as_value).collect();
                args.extend(derived.iter().flat_map(own_values));
                tx.run(upsert, &args)?;
            }
            Ok(rows::remember(tx, digest, batch.reached)?)
        })?;
        for row in &batch.rows {
            *written.entry(row.table.name).or_default() += 1;
        }
    }
    Ok(written)
}

fn own_columns(table: &Table) -> &'static [Own] {
    if table.name == "posts" { OWN } else { &[] }
}

fn own_values(derived: &Derived) -> [Value<'_>; 5] {
    [
        derived.excerpt.as_deref().into(),
        derived.minutes.into(),
        derived.teaser.as_deref().into(),
        derived.words.into(),
        derived.kind.as_str().into(),
    ]
}

fn cell_named<'c>(table: &Table, cells: &'c [Cell], column: &str) -> &'c str {
    let place = table.columns.iter().position(|candidate| candidate.name == column);
    place.and_then(|place| cells.get(place)).and_then(Cell::as_text).unwrap_or_default()
}
