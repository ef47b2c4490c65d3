//! The first reading of an export: everything is checked before anything is written.

use std::collections::{BTreeMap, HashMap, HashSet};

use ::store::{Column, TABLES, Table, Tx};

use super::ImportError;
use super::cell::{self, Cell};
use super::media::Media;
use super::read::{Item, JsonRow};
use super::store::{self as rows, UNIQUE, Unique};

/// What the first reading found.
#[derive(Default)]
pub(super) struct Survey {
    pub(super) file: String,
    pub(super) version: Option<String>,
    /// Rows by table.
    pub(super) rows: HashMap<&'static str, u64>,
    /// What is not kept: how often, and why.
    pub(super) skipped: BTreeMap<String, (u64, &'static str)>,
    ids: HashMap<&'static str, HashSet<Box<str>>>,
    /// References to rows that had not been read yet.
    pending: Vec<Reference>,
    taken: HashMap<(usize, Vec<String>), Place>,
}

struct Reference {
    table: &'static str,
    index: u64,
    column: &'static str,
    target: &'static str,
    id: Box<str>,
}

struct Place {
    table: &'static str,
    index: u64,
    id: Box<str>,
}

/// The table of that name, if exports of this form have it.
pub(super) fn table_named(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name)
}

/// A row's cells in the order of its table's columns.
pub(super) fn cells(
    file: &str,
    table: &'static Table,
    index: u64,
    row: &mut JsonRow,
) -> Result<Vec<Cell>, ImportError> {
    let cell = |column: &'static Column| {
        cell::check(column, row.get_mut(column.name).map(serde_json::Value::take)).map_err(|what| {
            ImportError::Value { file: file.to_owned(), table: table.name, index, column: column.name, what }
        })
    };
    table.columns.iter().map(cell).collect()
}

impl Survey {
    pub(super) fn new(file: &str) -> Self {
        Survey { file: file.to_owned(), ..Survey::default() }
    }

    /// Checks one item of the export and remembers what later items are checked against.
    pub(super) fn see(&mut self, item: Item<'_>, media: Option<&Media>) -> Result<(), ImportError> {
        match item {
            Item::Version(version) => {
                if !matches!(version.split('.').next(), Some("4" | "5" | "6")) {
                    return Err(ImportError::Version { file: self.file.clone(), version });
                }
                self.version = Some(version);
                Ok(())
            }
            Item::Row { table, index, row } => {
                if let Some(table) = table_named(table) {
                    return self.see_row(table, index, row, media);
                }
                self.skip(table.to_owned(), "this edition has no place for the table");
                Ok(())
            }
        }
    }

    fn see_row(
        &mut self,
        table: &'static Table,
        index: u64,
        mut row: JsonRow,
        media: Option<&Media>,
    ) -> Result<(), ImportError> {
        for name in row.keys().filter(|name| table.column(name).is_none()) {
            self.skip(format!("{}.{}", table.name, cell::shortened(name)), "Ghost 6.65 has no such column");
        }
        let cells = cells(&self.file, table, index, &mut row)?;
        *self.rows.entry(table.name).or_default() += 1;
        let id = self.see_id(table, index, &cells)?;
        self.see_references(table, index, &cells);
        self.see_unique(table, index, &cells, &id)?;
        match media {
            Some(media) => self.see_media(table, index, &cells, media),
            None => Ok(()),
        }
    }

    fn see_id(&mut self, table: &'static Table, index: u64, cells: &[Cell]) -> Result<Box<str>, ImportError> {
        let id = cells.first().and_then(Cell::as_text).unwrap_or_default();
        let well_formed = (1..=24).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let refuse = |what| ImportError::Value {
            file: self.file.clone(),
            table: table.name,
            index,
            column: "id",
            what,
        };
        if !well_formed {
            return Err(refuse(format!("{:?}, not an id of 24 hexadecimal digits", cell::shortened(id))));
        }
        if self.ids.get(table.name).is_some_and(|ids| ids.contains(id)) {
            return Err(refuse(format!("{id:?}, which an earlier row has already")));
        }
        self.ids.entry(table.name).or_default().insert(id.into());
        Ok(id.into())
    }

    fn see_references(&mut self, table: &'static Table, index: u64, cells: &[Cell]) {
        for (column, cell) in table.columns.iter().zip(cells) {
            let (Some(target), Some(id)) = (column.references, cell.as_text()) else { continue };
            if !self.ids.get(target).is_some_and(|ids| ids.contains(id)) {
                let (table, column) = (table.name, column.name);
                self.pending.push(Reference { table, index, column, target, id: id.into() });
            }
        }
    }

    fn see_unique(
        &mut self,
        table: &'static Table,
        index: u64,
        cells: &[Cell],
        id: &str,
    ) -> Result<(), ImportError> {
        for (number, unique) in UNIQUE.iter().enumerate().filter(|(_, unique)| unique.table == table.name) {
            let values: Vec<String> = unique.columns.iter().map(|name| text_of(table, cells, name)).collect();
            let place = Place { table: table.name, index, id: id.into() };
            if let Some(first) = self.taken.insert((number, values.clone()), place) {
                return Err(self.taken_already(
                    unique,
                    index,
                    &values,
                    &format!("{}[{}]", first.table, first.index),
                ));
            }
        }
        Ok(())
    }

    fn see_media(
        &self,
        table: &'static Table,
        index: u64,
        cells: &[Cell],
        media: &Media,
    ) -> Result<(), ImportError> {
        for text in cells.iter().filter_map(Cell::as_text) {
            if let Some(missing) = media.first_missing(text) {
                return Err(ImportError::MissingMedia {
                    file: self.file.clone(),
                    table: table.name,
                    index,
                    media: missing,
                    place: media.place().to_owned(),
                });
            }
        }
        Ok(())
    }

    /// Checks what only the whole export and the database together can tell.
    pub(super) fn finish(&mut self, tx: &mut Tx<'_>) -> Result<(), ImportError> {
        if self.version.is_none() && self.rows.is_empty() {
            return Err(ImportError::NoData { file: self.file.clone() });
        }
        for reference in std::mem::take(&mut self.pending) {
            let read = self.ids.get(reference.target).is_some_and(|ids| ids.contains(&reference.id));
            if !read && !rows::has(tx, reference.target, &reference.id)? {
                let what = format!(
                    "{:?}, and there is no such row in {}",
                    cell::shortened(&reference.id),
                    reference.target
                );
                let Reference { table, index, column, .. } = reference;
                return Err(ImportError::Value { file: self.file.clone(), table, index, column, what });
            }
        }
        for ((number, values), place) in &self.taken {
            if let Some(unique) = UNIQUE.get(*number)
                && unique.is_taken(tx, &place.id, values)?
            {
                return Err(self.taken_already(unique, place.index, values, "another row of this newsroom"));
            }
        }
        self.taken = HashMap::new();
        self.ids = HashMap::new();
        Ok(())
    }

    fn taken_already(&self, unique: &Unique, index: u64, values: &[String], by: &str) -> ImportError {
        ImportError::Value {
            file: self.file.clone(),
            table: unique.table,
            index,
            column: unique.columns.first().copied().unwrap_or_default(),
            what: format!("{:?}, which {by} has already", cell::shortened(&values.join(" "))),
        }
    }

    fn skip(&mut self, what: String, why: &'static str) {
        self.skipped.entry(what).or_insert((0, why)).0 += 1;
    }
}

fn text_of(table: &Table, cells: &[Cell], column: &str) -> String {
    let place = table.columns.iter().position(|candidate| candidate.name == column);
    place.and_then(|place| cells.get(place)).and_then(Cell::as_text).unwrap_or_default().to_owned()
}
