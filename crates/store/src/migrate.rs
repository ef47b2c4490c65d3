//! Brings a database to this program's schema, one checked step at a time.

use crate::{Db, StoreError, Tx};

struct Migration {
    name: &'static str,
    sql: &'static str,
}

macro_rules! migrations {
    ($($name:literal),* $(,)?) => {
        &[$(Migration { name: $name, sql: include_str!(concat!("../migrations/", $name, ".sql")) }),*]
    };
}

/// In the order in which they are applied; a migration that has been released is never edited.
const MIGRATIONS: &[Migration] = migrations![
    "0001_ghost_tables",
    "0002_newsroom",
    "0003_marks",
    "0004_changes",
    "0005_routing",
    "0010_happened",
    "0011_desk",
    "0040_review",
    "0020_jobs",
    "0030_media",
];

pub(crate) fn run(db: &Db, place: &str) -> Result<(), StoreError> {
    if db.read(applied).is_ok_and(|names| names.len() == MIGRATIONS.len() && known(&names, place).is_ok()) {
        return Ok(());
    }
    db.write(|tx| {
        tx.script(
            "create table if not exists migrations (number bigint primary key, name text not null, checksum text not null)",
        )?;
        let names = applied(tx)?;
        known(&names, place)?;
        for (index, migration) in MIGRATIONS.iter().enumerate().skip(names.len()) {
            tx.script(migration.sql)?;
            let number = i64::try_from(index + 1).unwrap_or(i64::MAX);
            tx.execute(
                "insert into migrations (number, name, checksum) values ($1, $2, $3)",
                &[number.into(), migration.name.into(), (&checksum(migration.sql)).into()],
            )?;
        }
        Ok(())
    })
}

fn applied(tx: &mut Tx<'_>) -> Result<Vec<(String, String)>, StoreError> {
    tx.all("select name, checksum from migrations order by number", &[], |row| Ok((row.text()?, row.text()?)))
}

/// Refuses a history that is not a beginning of ours.
fn known(applied: &[(String, String)], place: &str) -> Result<(), StoreError> {
    if applied.len() > MIGRATIONS.len() {
        return Err(StoreError::Newer {
            place: place.to_owned(),
            found: i64::try_from(applied.len()).unwrap_or(i64::MAX),
            known: i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX),
        });
    }
    for ((name, sum), migration) in applied.iter().zip(MIGRATIONS) {
        if name != migration.name || *sum != checksum(migration.sql) {
            return Err(StoreError::Altered { place: place.to_owned(), name: name.clone() });
        }
    }
    Ok(())
}

/// FNV-1a of 64 bits: it guards against accidents, not against people.
fn checksum(sql: &str) -> String {
    let hash = sql.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}
