//! What an import did, table by table.

use std::collections::BTreeMap;
use std::fmt;

/// What an import read, wrote and left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct ImportReport {
    /// The Ghost that wrote the export.
    pub version: String,
    /// Rows by table, in the order of their first appearance in [`store::TABLES`].
    pub tables: Vec<TableReport>,
    /// What was left out, and why.
    pub skipped: Vec<Skipped>,
    /// Media files written.
    pub media: u64,
}

/// Rows of one table.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct TableReport {
    /// The table's name.
    pub table: String,
    /// Rows in the export.
    pub read: u64,
    /// Rows written by this run; fewer than read where an earlier run had written the rest.
    pub written: u64,
}

/// Something of the export that is not kept.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Skipped {
    /// A table, or a table and its column.
    pub what: String,
    /// How many rows or values.
    pub count: u64,
    /// Why.
    pub why: String,
}

impl ImportReport {
    pub(crate) fn skip(counts: BTreeMap<String, (u64, &'static str)>) -> Vec<Skipped> {
        counts.into_iter().map(|(what, (count, why))| Skipped { what, count, why: why.to_owned() }).collect()
    }
}

impl fmt::Display for ImportReport {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "Ghost {}", self.version)?;
        writeln!(out, "{:<24}{:>10}{:>10}", "", "read", "written")?;
        for table in self.tables.iter().filter(|table| table.read > 0) {
            writeln!(out, "{:<24}{:>10}{:>10}", table.table, table.read, table.written)?;
        }
        if self.media > 0 {
            writeln!(out, "{:<24}{:>10}{:>10}", "media files", self.media, self.media)?;
        }
        for skipped in &self.skipped {
            writeln!(out, "skipped {} ({}): {}", skipped.what, skipped.count, skipped.why)?;
        }
        if self.skipped.is_empty() {
            writeln!(out, "skipped nothing")?;
        }
        Ok(())
    }
}
