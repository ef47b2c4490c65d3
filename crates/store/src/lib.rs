//! The database: one text of SQL for SQLite and PostgreSQL, transactions, migrations.
