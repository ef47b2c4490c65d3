//! PostgreSQL: a small pool of sessions, each with the statements it has prepared.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use postgres::fallible_iterator::FallibleIterator;
use postgres::types::ToSql;
use postgres::{Client, NoTls, Row};

use crate::{StoreError, Value};

/// Sessions that are kept open for the next transaction.
const IDLE_SESSIONS: usize = 8;

/// Statements that one session keeps prepared; beyond it the session starts over.
const PREPARED: usize = 512;

pub(crate) struct Postgres {
    url: String,
    idle: Mutex<Vec<Session>>,
}

impl Postgres {
    pub(crate) fn open(url: &str) -> Result<Self, StoreError> {
        let pool = Postgres { url: url.to_owned(), idle: Mutex::default() };
        let first = Session::connect(url)?;
        pool.idle().push(first);
        Ok(pool)
    }

    /// Lends a session to `work` and keeps it, unless its connection broke.
    pub(crate) fn with_session<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Session) -> Result<T, E>,
    ) -> Result<T, E> {
        let idle = self.idle().pop();
        let mut session = match idle {
            Some(session) if !session.client.is_closed() => session,
            _ => Session::connect(&self.url)?,
        };
        let answer = work(&mut session);
        let mut idle = self.idle();
        if idle.len() < IDLE_SESSIONS && !session.client.is_closed() {
            idle.push(session);
        }
        answer
    }

    /// A connection outside of the pool.
    pub(crate) fn new_client(&self) -> Result<Client, StoreError> {
        Ok(Client::connect(&self.url, NoTls)?)
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Session>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub(crate) struct Session {
    client: Client,
    prepared: HashMap<String, postgres::Statement>,
}

impl Session {
    fn connect(url: &str) -> Result<Self, StoreError> {
        Ok(Session { client: Client::connect(url, NoTls)?, prepared: HashMap::new() })
    }

    pub(crate) fn client(&mut self) -> &mut Client {
        &mut self.client
    }

    pub(crate) fn execute(&mut self, sql: &str, args: &[Value<'_>]) -> Result<u64, StoreError> {
        let statement = self.prepare(sql)?;
        let args: Vec<&(dyn ToSql + Sync)> = args.iter().map(|value| value as &(dyn ToSql + Sync)).collect();
        Ok(self.client.execute(&statement, &args)?)
    }

    pub(crate) fn query<E: From<StoreError>>(
        &mut self,
        sql: &str,
        args: &[Value<'_>],
        mut read: impl FnMut(&Row) -> Result<(), E>,
    ) -> Result<(), E> {
        let statement = self.prepare(sql)?;
        let mut rows = self.client.query_raw(&statement, args.iter()).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            read(&row)?;
        }
        Ok(())
    }

    fn prepare(&mut self, sql: &str) -> Result<postgres::Statement, StoreError> {
        if let Some(statement) = self.prepared.get(sql) {
            return Ok(statement.clone());
        }
        if self.prepared.len() >= PREPARED {
            self.prepared.clear();
        }
        let statement = self.client.prepare(sql)?;
        self.prepared.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}
