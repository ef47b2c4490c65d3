//! The rows of events.

use ::store::{StoreError, Tx};
use serde_json::Value;

use super::{Event, Happened, Signal};
use crate::{NewsroomError, moment};

/// The next event's number. Taking it waits for every transaction that has taken one: numbers come in the order of the
/// commits.
pub(super) fn next_number(tx: &mut Tx<'_>) -> Result<i64, StoreError> {
    tx.execute(
        "insert into generations (name, number) values ('outbox', 1)
         on conflict (name) do update set number = generations.number + 1",
        &[],
    )?;
    last_number(tx)
}

/// The number of the last event.
pub(super) fn last_number(tx: &mut Tx<'_>) -> Result<i64, StoreError> {
    Ok(tx
        .first("select number from generations where name = 'outbox'", &[], |row| row.number())?
        .unwrap_or(0))
}

/// Writes an event down.
pub(super) fn add(
    tx: &mut Tx<'_>,
    number: i64,
    event: &str,
    thing_id: &str,
    (current, previous): (Option<String>, Option<String>),
    time: &str,
) -> Result<(), StoreError> {
    tx.execute(
        "insert into outbox (number, event, thing_id, current, previous, created_at)
         values ($1, $2, $3, $4, $5, $6)",
        &[
            number.into(),
            event.into(),
            thing_id.into(),
            current.as_deref().into(),
            previous.as_deref().into(),
            time.into(),
        ],
    )
    .map(drop)
}

/// Events in their order; a name that this program does not know is passed over.
pub(crate) fn after(tx: &mut Tx<'_>, number: i64, limit: i64) -> Result<Vec<Happened>, NewsroomError> {
    let mut events = Vec::new();
    tx.each(
        "select number, event, thing_id, current, previous, created_at from outbox
         where number > $1 order by number limit $2",
        &[number.into(), limit.into()],
        |row| -> Result<(), NewsroomError> {
            let (number, name, thing_id) = (row.number()?, row.text()?, row.text()?);
            let (current, previous) = (row.maybe_text()?, row.maybe_text()?);
            let at = moment::millisecond(&row.text()?);
            if let Some(event) = Event::named(&name) {
                let (current, previous) = (value(number, current)?, value(number, previous)?);
                events.push(Happened { number, event, thing_id, current, previous, at });
            }
            Ok(())
        },
    )?;
    Ok(events)
}

fn value(number: i64, text: Option<String>) -> Result<Value, NewsroomError> {
    let Some(text) = text else { return Ok(Value::Null) };
    serde_json::from_str(&text).map_err(|_| NewsroomError::Row {
        place: format!("outbox, event {number}"),
        value: text,
        expected: "JSON",
    })
}

/// Removes events up to a number.
pub(super) fn forget(tx: &mut Tx<'_>, number: i64) -> Result<(), StoreError> {
    tx.execute("delete from outbox where number <= $1", &[number.into()]).map(drop)
}

/// Events in their order, without what happened; a name that this program does not know is passed over.
pub(super) fn signals(tx: &mut Tx<'_>, number: i64, limit: i64) -> Result<Vec<Signal>, StoreError> {
    let rows = tx.all(
        "select number, event, thing_id from outbox where number > $1 order by number limit $2",
        &[number.into(), limit.into()],
        |row| Ok((row.number()?, row.text()?, row.text()?)),
    )?;
    let known = rows.into_iter().filter_map(|(number, name, thing_id)| {
        Some(Signal { number, event: Event::named(&name)?, thing_id })
    });
    Ok(known.collect())
}
