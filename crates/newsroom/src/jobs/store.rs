//! The rows of jobs.

use ::store::{StoreError, Tx};

/// A row as whoever takes it sees it.
pub(super) struct Row {
    pub(super) id: String,
    pub(super) work: String,
    pub(super) due_at: i64,
    pub(super) attempts: i64,
}

/// Writes a job down that is due at once.
pub(super) fn add(
    tx: &mut Tx<'_>,
    id: &str,
    kind: &str,
    work: &str,
    due_at: i64,
    time: &str,
) -> Result<(), StoreError> {
    tx.execute(
        "insert into jobs (id, kind, work, due_at, created_at) values ($1, $2, $3, $4, $5)",
        &[id.into(), kind.into(), work.into(), due_at.into(), time.into()],
    )
    .map(drop)
}

/// The jobs of this kind that are due, the longest waiting first.
pub(super) fn due(tx: &mut Tx<'_>, kind: &str, now: i64, most: i64) -> Result<Vec<Row>, StoreError> {
    tx.all(
        "select id, work, due_at, attempts from jobs
         where kind = $1 and is_dead = false and due_at <= $2 and work is not null
         order by due_at, id limit $3",
        &[kind.into(), now.into(), most.into()],
        |row| Ok(Row { id: row.text()?, work: row.text()?, due_at: row.number()?, attempts: row.number()? }),
    )
}

/// Takes a job if nobody has taken it since it was read.
pub(super) fn take(tx: &mut Tx<'_>, row: &Row, until: i64) -> Result<bool, StoreError> {
    let taken = tx.execute(
        "update jobs set due_at = $3, attempts = attempts + 1
         where id = $1 and attempts = $2 and due_at = $4 and is_dead = false",
        &[(&row.id).into(), row.attempts.into(), until.into(), row.due_at.into()],
    )?;
    Ok(taken == 1)
}

/// Removes a job that was done in this attempt; another's attempt is left alone.
pub(super) fn done(tx: &mut Tx<'_>, id: &str, attempts: i64) -> Result<(), StoreError> {
    tx.execute("delete from jobs where id = $1 and attempts = $2", &[id.into(), attempts.into()]).map(drop)
}

/// Has a job wait for its next attempt.
pub(super) fn again(
    tx: &mut Tx<'_>,
    id: &str,
    attempts: i64,
    due_at: i64,
    error: &str,
) -> Result<(), StoreError> {
    tx.execute(
        "update jobs set due_at = $3, error = $4 where id = $1 and attempts = $2",
        &[id.into(), attempts.into(), due_at.into(), error.into()],
    )
    .map(drop)
}

/// Gives a job up. Why is kept; what it carried is not, since it may be a secret.
pub(super) fn bury(tx: &mut Tx<'_>, id: &str, attempts: i64, error: &str) -> Result<(), StoreError> {
    tx.execute(
        "update jobs set is_dead = true, work = null, error = $3 where id = $1 and attempts = $2",
        &[id.into(), attempts.into(), error.into()],
    )
    .map(drop)
}

/// Forgets what was given up before `time`.
pub(super) fn forget_dead(tx: &mut Tx<'_>, time: i64) -> Result<(), StoreError> {
    tx.execute("delete from jobs where is_dead = true and due_at < $1", &[time.into()]).map(drop)
}

/// When the next job is due.
pub(super) fn next(tx: &mut Tx<'_>, kind: &str) -> Result<Option<i64>, StoreError> {
    tx.first(
        "select due_at from jobs where kind = $1 and is_dead = false order by due_at limit 1",
        &[kind.into()],
        |row| row.number(),
    )
}

/// What was given up: kind, attempts, why.
pub(super) fn dead(tx: &mut Tx<'_>) -> Result<Vec<(String, i64, String)>, StoreError> {
    tx.all("select kind, attempts, error from jobs where is_dead = true order by due_at, id", &[], |row| {
        Ok((row.text()?, row.number()?, row.maybe_text()?.unwrap_or_default()))
    })
}

/// Keeps every other listener out until this transaction ends.
pub(super) fn listen_alone(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    tx.execute(
        "insert into generations (name, number) values ('heard', 0)
         on conflict (name) do update set number = generations.number",
        &[],
    )
    .map(drop)
}
