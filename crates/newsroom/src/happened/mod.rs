//! What has happened: every event, written with its act in one transaction, kept until everybody who listens has heard.
//!
//! An act calls [`Writer::happened`]; whoever acts upon events (webhooks, mail) reads them in the order of their
//! numbers with [`Reader::happened_after`] and keeps for itself how far it has come. Numbers grow in the order of the
//! commits, so a listener that has heard of one number has missed none below it.

mod event;
mod store;

use serde_json::Value;

pub use event::Event;
pub(crate) use store::after;

use crate::{Newsroom, NewsroomError, Reader, Writer};

/// One event.
#[derive(Debug, Clone, PartialEq)]
pub struct Happened {
    /// Its place in the order of all events, from 1.
    pub number: i64,
    /// What happened.
    pub event: Event,
    /// The id of the story, tag, member… that it happened to; empty for [`Event::SiteChanged`].
    pub thing_id: String,
    /// The thing as the Admin API shows it, after the act; null where it is gone.
    pub current: Value,
    /// What of it was different before, under the same names; the whole of it where it is gone.
    pub previous: Value,
    /// When, in milliseconds since 1970.
    pub at: i64,
}

/// That something happened, without what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signal {
    /// Its place in the order of all events, from 1.
    pub number: i64,
    /// What happened.
    pub event: Event,
    /// The id of the story, tag, member… that it happened to.
    pub thing_id: String,
}

impl Writer<'_, '_> {
    /// Writes down what has happened to a thing.
    pub(crate) fn happened(
        &mut self,
        event: Event,
        thing_id: &str,
        current: &Value,
        previous: &Value,
    ) -> Result<(), NewsroomError> {
        let number = store::next_number(self.tx)?;
        let time = self.time();
        Ok(store::add(self.tx, number, event.name(), thing_id, (text(current), text(previous)), &time)?)
    }

    /// Writes down that readers see something else than before.
    pub(crate) fn site_changed(&mut self) -> Result<(), NewsroomError> {
        self.happened(Event::SiteChanged, "", &Value::Null, &Value::Null)
    }

    /// Forgets every event up to `number`, of which everybody has heard.
    pub fn forget_happened(&mut self, number: i64) -> Result<(), NewsroomError> {
        Ok(store::forget(self.tx, number)?)
    }
}

impl Reader<'_, '_> {
    /// What has happened after the event of this number, oldest first, `limit` events at most.
    pub fn happened_after(&mut self, number: i64, limit: i64) -> Result<Vec<Happened>, NewsroomError> {
        store::after(self.tx, number, limit)
    }

    /// The number of the last event; 0 where nothing has happened yet.
    pub fn last_happened(&mut self) -> Result<i64, NewsroomError> {
        Ok(store::last_number(self.tx)?)
    }
}

impl Newsroom {
    /// That something happened after the event of this number, oldest first, `limit` events at most.
    pub fn signals_after(&self, number: i64, limit: i64) -> Result<Vec<Signal>, NewsroomError> {
        self.read(|reader| Ok::<_, NewsroomError>(store::signals(reader.tx, number, limit)?))
    }

    /// The number of the last event; 0 where nothing has happened yet.
    pub fn last_happened(&self) -> Result<i64, NewsroomError> {
        self.read(|reader| reader.last_happened())
    }

    /// What has happened after the event of this number, oldest first, `limit` events at most.
    pub fn happened_after(&self, number: i64, limit: i64) -> Result<Vec<Happened>, NewsroomError> {
        self.read(|reader| reader.happened_after(number, limit))
    }
}

fn text(value: &Value) -> Option<String> {
    (!value.is_null()).then(|| value.to_string())
}
