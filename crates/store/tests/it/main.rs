//! The store on both databases: the same calls, the same answers.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::option_option,
    reason = "a test stops where it is wrong"
)]

mod private;
mod query;
mod world;

use std::path::Path;

use store::{Access, Db, Kind, Location, StoreError, TABLES, Value};
use testing::Cluster;

fn sqlite(folder: &Path) -> Db {
    Db::open(&Location::File(folder.join("courant.db")), Access::Create).unwrap()
}

fn add_role(db: &Db, id: &str, name: &str) -> Result<(), StoreError> {
    db.write(|tx| {
        tx.execute(
            "insert into roles (id, name, created_at) values ($1, $2, $3)",
            &[id.into(), name.into(), "2026-01-31 09:05:00".into()],
        )
        .map(drop)
    })
}

fn role_names(db: &Db) -> Vec<String> {
    db.read(|tx| tx.all("select name from roles order by id", &[], |row| row.text())).unwrap()
}

fn arguments_are_bound_by_number(db: &Db) {
    let found = db
        .read(|tx| {
            tx.first(
                "select name from roles where created_at > $2 and id = $1",
                &["r1".into(), "2020-01-01 00:00:00".into()],
                |row| row.text(),
            )
        })
        .unwrap();
    assert_eq!(found.as_deref(), Some("Editor"));
}

fn a_failed_act_leaves_nothing(db: &Db) {
    let before = role_names(db);
    let failed: Result<(), StoreError> = db.write(|tx| {
        tx.execute("delete from roles", &[])?;
        tx.execute(
            "insert into roles (id, name, created_at) values ($1, $2, $3)",
            &[Value::Null, "x".into(), "t".into()],
        )?;
        Ok(())
    });
    assert!(failed.is_err());
    assert_eq!(role_names(db), before);
}

fn every_kind_of_column_comes_back_as_it_went_in(db: &Db) {
    db.write(|tx| tx.execute("delete from roles", &[])).unwrap();
    for table in TABLES {
        let args: Vec<Value<'_>> = table
            .columns
            .iter()
            .map(|column| match column.kind {
                Kind::Text => Value::Text("Слава 🌻"),
                Kind::Number => Value::Number(-7),
                Kind::Flag => Value::Flag(true),
                Kind::Time => Value::Text("2026-01-31 09:05:00"),
            })
            .collect();
        let (upsert, select) = (table.upsert(&[]), table.select());
        db.write(|tx| tx.run(&upsert, &args).and_then(|_| tx.run(&upsert, &args))).unwrap();
        let mut rows = 0;
        db.read(|tx| {
            tx.each_built(&select, &[], |row| -> Result<(), StoreError> {
                for column in table.columns {
                    match column.kind {
                        Kind::Number => assert_eq!(row.number()?, -7),
                        Kind::Flag => assert!(row.flag()?),
                        Kind::Time => assert_eq!(row.text()?, "2026-01-31 09:05:00"),
                        Kind::Text => drop(row.text()?),
                    }
                }
                rows += 1;
                Ok(())
            })
        })
        .unwrap();
        assert!(rows >= 1, "{} is empty", table.name);
    }
}

fn a_taken_value_is_a_conflict(db: &Db) {
    assert!(add_role(db, "r9", "Editor").unwrap_err().is_conflict());
}

fn the_same_on_both(db: &Db) {
    add_role(db, "r1", "Editor").unwrap();
    arguments_are_bound_by_number(db);
    a_failed_act_leaves_nothing(db);
    a_taken_value_is_a_conflict(db);
    every_kind_of_column_comes_back_as_it_went_in(db);
}

#[test]
fn sqlite_keeps_what_it_is_given() {
    let folder = tempfile::tempdir().unwrap();
    the_same_on_both(&sqlite(folder.path()));
}

#[test]
fn postgres_keeps_what_it_is_given() {
    let Some(cluster) = Cluster::start() else { return };
    let location = Location::Url(cluster.url());
    the_same_on_both(&Db::open(&location, Access::Create).unwrap());
    assert_eq!(
        role_names(&Db::open(&location, Access::Existing).unwrap()).first().map(String::as_str),
        Some("Слава 🌻")
    );
}

#[test]
fn a_mistyped_folder_does_not_become_a_database() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("typo/courant.db");
    let refused = Db::open(&Location::File(path.clone()), Access::Existing).err().unwrap();
    assert!(matches!(refused, StoreError::Missing(_)), "{refused}");
    assert!(!path.parent().unwrap().exists());
}

#[test]
fn a_database_of_a_newer_program_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let db = sqlite(folder.path());
    db.write(|tx| {
        tx.execute("insert into migrations (number, name, checksum) values (9999, 'later', 'x')", &[])
            .map(drop)
    })
    .unwrap_or_else(|error: StoreError| panic!("{error}"));
    drop(db);
    let path = folder.path().join("courant.db");
    let refused = Db::open(&Location::File(path), Access::Create).err().unwrap();
    assert!(matches!(refused, StoreError::Newer { .. }), "{refused}");
}

#[test]
fn a_folder_that_can_not_be_made_is_named() {
    let refused = Db::open(&Location::File("/proc/nowhere/courant.db".into()), Access::Create).err().unwrap();
    assert!(refused.to_string().contains("/proc/nowhere"), "{refused}");
}

#[test]
fn readers_see_one_state_while_a_writer_writes() {
    let folder = tempfile::tempdir().unwrap();
    let db = sqlite(folder.path());
    add_role(&db, "r1", "Editor").unwrap();
    db.read(|tx| -> Result<(), StoreError> {
        let before: Vec<String> = tx.all("select name from roles", &[], |row| row.text())?;
        add_role(&db, "r2", "Author")?;
        let after: Vec<String> = tx.all("select name from roles", &[], |row| row.text())?;
        assert_eq!(before, after);
        Ok(())
    })
    .unwrap();
    assert_eq!(role_names(&db).len(), 2);
}
