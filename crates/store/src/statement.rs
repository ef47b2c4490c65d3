//! SQL text that was built here from typed parts; the only text besides constants that reaches a database.

use sea_query::{PostgresQueryBuilder, QueryStatementWriter, SqliteQueryBuilder};

/// A statement without its arguments, to be run many times.
#[derive(Debug)]
pub struct Statement {
    text: String,
}

impl Statement {
    /// Only this room builds text, and only from its own constants.
    pub(crate) fn built(text: String) -> Self {
        Statement { text }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }
}

/// sea-query's statement as text and arguments for one database.
pub(crate) fn render<Q: QueryStatementWriter>(query: &Q, postgres: bool) -> (String, sea_query::Values) {
    if postgres { query.build(PostgresQueryBuilder) } else { query.build(SqliteQueryBuilder) }
}
