//! The database: one text of SQL for SQLite and PostgreSQL, transactions, migrations.
//!
//! This room alone knows which database it is. Everyone else sees [`Db::read`] and [`Db::write`], which lend a
//! [`Tx`]; statements are constants with `$1`, `$2`… or were built here from typed parts.

mod db;
pub mod desk_tables;
mod error;
mod ghost_tables;
mod migrate;
mod postgres;
pub mod query;
mod record;
mod row;
mod schema;
mod sqlite;
mod statement;
mod tx;
mod value;
mod watch;

pub use db::{Access, Db, Location};
pub use error::StoreError;
pub use ghost_tables::TABLES;
pub use record::Record;
pub use row::Row;
pub use schema::{Column, Kind, Own, Table};
pub use statement::Statement;
pub use tx::Tx;
pub use value::Value;
pub use watch::Watch;
