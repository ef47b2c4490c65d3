//! The rows of sessions, of half-done sign-ins and of second factors.

use ::store::{Row, StoreError, Tx};

use super::{Account, Device, Session};

/// A sign-in that waits for its second factor.
pub(super) struct Pending {
    pub(super) user_id: String,
    pub(super) attempts: i64,
}

/// Somebody's authenticator.
pub(super) struct Factor {
    pub(super) secret: String,
    pub(super) confirmed: bool,
    pub(super) last_step: i64,
}

/// The states of an account that may work here, as Ghost names them.
macro_rules! active {
    () => {
        "('active', 'warn-1', 'warn-2', 'warn-3', 'warn-4')"
    };
}

fn read_account(row: &mut Row<'_>) -> Result<Account, StoreError> {
    Ok(Account { id: row.text()?, email: row.text()?, password: row.text()?, is_active: row.flag()? })
}

/// The account with this e-mail address.
pub(crate) fn account(tx: &mut Tx<'_>, email: &str) -> Result<Option<Account>, StoreError> {
    let found = tx.all(
        concat!(
            "select id, email, password, status in ",
            active!(),
            " from users where lower(email) = $1 order by id"
        ),
        &[(&email.to_ascii_lowercase()).into()],
        read_account,
    )?;
    // PostgreSQL's lower() may know letters that ASCII's does not.
    Ok(found.into_iter().find(|account| account.email.eq_ignore_ascii_case(email)))
}

pub(super) fn account_by_id(tx: &mut Tx<'_>, id: &str) -> Result<Option<Account>, StoreError> {
    tx.first(
        concat!("select id, email, password, status in ", active!(), " from users where id = $1"),
        &[id.into()],
        read_account,
    )
}

pub(super) fn role_of(tx: &mut Tx<'_>, user_id: &str) -> Result<Option<String>, StoreError> {
    tx.first(
        concat!(
            "select r.name from users u join roles_users l on l.user_id = u.id join roles r on r.id = l.role_id
             where u.id = $1 and u.status in ",
            active!(),
            " order by r.name limit 1"
        ),
        &[user_id.into()],
        |row| row.text(),
    )
}

/// Session, person, role and when it was last used.
pub(super) fn signed_in(
    tx: &mut Tx<'_>,
    token_hash: &str,
    now: &str,
) -> Result<Option<(String, String, String, String)>, StoreError> {
    tx.first(
        concat!(
            "select s.id, u.id, r.name, s.last_seen_at from sessions s join users u on u.id = s.user_id
                    join roles_users l on l.user_id = u.id join roles r on r.id = l.role_id
             where s.token_hash = $1 and s.expires_at > $2 and u.status in ",
            active!()
        ),
        &[token_hash.into(), now.into()],
        |row| Ok((row.text()?, row.text()?, row.text()?, row.text()?)),
    )
}

pub(super) fn of_user(tx: &mut Tx<'_>, user_id: &str, now: &str) -> Result<Vec<Session>, StoreError> {
    tx.all(
        "select id, created_at, last_seen_at, user_agent, address from sessions
         where user_id = $1 and expires_at > $2 order by last_seen_at desc, id",
        &[user_id.into(), now.into()],
        |row| {
            Ok(Session {
                id: row.text()?,
                created_at: row.text()?,
                last_seen_at: row.text()?,
                user_agent: row.maybe_text()?,
                address: row.maybe_text()?,
            })
        },
    )
}

pub(super) fn add(
    tx: &mut Tx<'_>,
    id: &str,
    token_hash: &str,
    user_id: &str,
    device: &Device,
    time: &str,
    until: &str,
) -> Result<(), StoreError> {
    tx.execute(
        "insert into sessions (id, token_hash, user_id, created_at, last_seen_at, expires_at, user_agent, address)
         values ($1, $2, $3, $4, $4, $5, $6, $7)",
        &[
            id.into(),
            token_hash.into(),
            user_id.into(),
            time.into(),
            until.into(),
            device.user_agent.as_deref().into(),
            device.address.as_deref().into(),
        ],
    )
    .map(drop)
}

pub(super) fn used(tx: &mut Tx<'_>, id: &str, time: &str, until: &str) -> Result<(), StoreError> {
    tx.execute(
        "update sessions set last_seen_at = $2, expires_at = $3 where id = $1",
        &[id.into(), time.into(), until.into()],
    )
    .map(drop)
}

pub(super) fn seen(tx: &mut Tx<'_>, user_id: &str, time: &str) -> Result<(), StoreError> {
    tx.execute("update users set last_seen = $2 where id = $1", &[user_id.into(), time.into()]).map(drop)
}

pub(super) fn end(tx: &mut Tx<'_>, token_hash: &str) -> Result<(), StoreError> {
    tx.execute("delete from sessions where token_hash = $1", &[token_hash.into()])?;
    remove_sign_in(tx, token_hash)
}

pub(super) fn end_of(tx: &mut Tx<'_>, user_id: &str, id: &str) -> Result<bool, StoreError> {
    Ok(tx.execute("delete from sessions where user_id = $1 and id = $2", &[user_id.into(), id.into()])? > 0)
}

pub(super) fn end_all_of(tx: &mut Tx<'_>, user_id: &str) -> Result<(), StoreError> {
    tx.execute("delete from sessions where user_id = $1", &[user_id.into()])?;
    tx.execute("delete from password_resets where user_id = $1", &[user_id.into()])?;
    tx.execute("delete from sign_ins where user_id = $1", &[user_id.into()]).map(drop)
}

pub(super) fn forget_late_sessions(tx: &mut Tx<'_>, now: &str) -> Result<(), StoreError> {
    tx.execute("delete from sessions where expires_at <= $1", &[now.into()]).map(drop)
}

pub(super) fn forget_late_sign_ins(tx: &mut Tx<'_>, now: &str) -> Result<(), StoreError> {
    tx.execute("delete from sign_ins where expires_at <= $1", &[now.into()]).map(drop)
}

pub(super) fn add_sign_in(
    tx: &mut Tx<'_>,
    token_hash: &str,
    user_id: &str,
    until: &str,
) -> Result<(), StoreError> {
    tx.execute(
        "insert into sign_ins (token_hash, user_id, expires_at) values ($1, $2, $3)",
        &[token_hash.into(), user_id.into(), until.into()],
    )
    .map(drop)
}

pub(super) fn sign_in(tx: &mut Tx<'_>, token_hash: &str, now: &str) -> Result<Option<Pending>, StoreError> {
    tx.first(
        concat!(
            "select s.user_id, s.attempts from sign_ins s join users u on u.id = s.user_id
             where s.token_hash = $1 and s.expires_at > $2 and u.status in ",
            active!()
        ),
        &[token_hash.into(), now.into()],
        |row| Ok(Pending { user_id: row.text()?, attempts: row.number()? }),
    )
}

pub(super) fn count_attempt(tx: &mut Tx<'_>, token_hash: &str) -> Result<(), StoreError> {
    tx.execute("update sign_ins set attempts = attempts + 1 where token_hash = $1", &[token_hash.into()])
        .map(drop)
}

pub(super) fn remove_sign_in(tx: &mut Tx<'_>, token_hash: &str) -> Result<(), StoreError> {
    tx.execute("delete from sign_ins where token_hash = $1", &[token_hash.into()]).map(drop)
}

pub(super) fn has_second_factor(tx: &mut Tx<'_>, user_id: &str) -> Result<bool, StoreError> {
    Ok(factor(tx, user_id)?.is_some_and(|factor| factor.confirmed))
}

pub(super) fn factor(tx: &mut Tx<'_>, user_id: &str) -> Result<Option<Factor>, StoreError> {
    tx.first(
        "select secret, confirmed, last_step from second_factors where user_id = $1",
        &[user_id.into()],
        |row| Ok(Factor { secret: row.text()?, confirmed: row.flag()?, last_step: row.number()? }),
    )
}

pub(super) fn prepare_factor(tx: &mut Tx<'_>, user_id: &str, secret: &str) -> Result<(), StoreError> {
    tx.execute(
        "insert into second_factors (user_id, secret) values ($1, $2)
         on conflict (user_id) do update set secret = excluded.secret, confirmed = excluded.confirmed,
                last_step = excluded.last_step",
        &[user_id.into(), secret.into()],
    )
    .map(drop)
}

pub(super) fn confirm_factor(tx: &mut Tx<'_>, user_id: &str, step: i64) -> Result<(), StoreError> {
    tx.execute(
        "update second_factors set confirmed = true, last_step = $2 where user_id = $1",
        &[user_id.into(), step.into()],
    )
    .map(drop)
}

pub(super) fn use_step(tx: &mut Tx<'_>, user_id: &str, step: i64) -> Result<(), StoreError> {
    tx.execute("update second_factors set last_step = $2 where user_id = $1", &[user_id.into(), step.into()])
        .map(drop)
}

pub(super) fn forget_factor(tx: &mut Tx<'_>, user_id: &str) -> Result<(), StoreError> {
    tx.execute("delete from second_factors where user_id = $1", &[user_id.into()])?;
    forget_recovery_codes(tx, user_id)
}

pub(super) fn forget_recovery_codes(tx: &mut Tx<'_>, user_id: &str) -> Result<(), StoreError> {
    tx.execute("delete from recovery_codes where user_id = $1", &[user_id.into()]).map(drop)
}

pub(super) fn add_recovery_code(
    tx: &mut Tx<'_>,
    id: &str,
    user_id: &str,
    code_hash: &str,
) -> Result<(), StoreError> {
    tx.execute(
        "insert into recovery_codes (id, user_id, code_hash) values ($1, $2, $3)",
        &[id.into(), user_id.into(), code_hash.into()],
    )
    .map(drop)
}

pub(super) fn use_recovery_code(tx: &mut Tx<'_>, user_id: &str, code_hash: &str) -> Result<bool, StoreError> {
    Ok(tx.execute(
        "delete from recovery_codes where user_id = $1 and code_hash = $2",
        &[user_id.into(), code_hash.into()],
    )? > 0)
}
