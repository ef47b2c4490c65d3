//! The rows of what changed, and the generation that they belong to.

use ::store::{StoreError, Tx};

use super::{Change, Thing};

/// Generations whose changes stay stored; who has missed more takes everything for changed.
const REMEMBERED: i64 = 1000;

/// The number of the state that readers see.
pub(crate) fn generation(tx: &mut Tx<'_>) -> Result<i64, StoreError> {
    Ok(tx
        .first("select number from generations where name = 'content'", &[], |row| row.number())?
        .unwrap_or(0))
}

/// Begins a new generation in which `changes` are seen; its number.
pub(crate) fn record(tx: &mut Tx<'_>, changes: &[Change]) -> Result<i64, StoreError> {
    tx.execute(
        "insert into generations (name, number) values ('content', 1)
         on conflict (name) do update set number = generations.number + 1",
        &[],
    )?;
    let number = generation(tx)?;
    for change in changes {
        let thing = change.thing.to_string();
        tx.execute(
            "insert into changes (number, thing, gained) values ($1, $2, $3)",
            &[number.into(), (&thing).into(), change.gained.into()],
        )?;
    }
    tx.execute("delete from changes where number <= $1", &[(number - REMEMBERED).into()])?;
    tx.wake_others()?;
    Ok(number)
}

/// The number of the state that readers see, and what changed after generation `known`.
pub(crate) fn after(tx: &mut Tx<'_>, known: i64) -> Result<(i64, Vec<(i64, Change)>), StoreError> {
    let now = generation(tx)?;
    Ok((now, if now > known { since(tx, known)? } else { Vec::new() }))
}

/// What changed after generation `known`, each change with the number of its generation, in their order.
fn since(tx: &mut Tx<'_>, known: i64) -> Result<Vec<(i64, Change)>, StoreError> {
    tx.all(
        "select number, thing, gained from changes where number > $1 order by number",
        &[known.into()],
        |row| Ok((row.number()?, Change { thing: Thing::parse(&row.text()?), gained: row.flag()? })),
    )
}
