//! The rows of staff and of their roles.

use ::store::{StoreError, Tx};

use super::{NewPerson, Person};

/// The id of the person with this slug.
pub(super) fn id_of_slug(tx: &mut Tx<'_>, slug: &str) -> Result<Option<String>, StoreError> {
    tx.first("select id from users where slug = $1", &[slug.into()], |row| row.text())
}

/// The id of the person with this e-mail address, whatever its case.
pub(super) fn id_of_email(tx: &mut Tx<'_>, email: &str) -> Result<Option<String>, StoreError> {
    tx.first("select id from users where lower(email) = lower($1)", &[email.into()], |row| row.text())
}

/// The id of the person with this slug, e-mail address or name.
pub(crate) fn id_of(tx: &mut Tx<'_>, name: &str) -> Result<Option<String>, StoreError> {
    tx.first(
        "select id from users where slug = $1 or email = $1 or name = $1 order by slug = $1 desc, email = $1 desc, id",
        &[name.into()],
        |row| row.text(),
    )
}

/// The name of the person with this id.
pub(crate) fn name_of(tx: &mut Tx<'_>, id: &str) -> Result<Option<String>, StoreError> {
    tx.first("select name from users where id = $1", &[id.into()], |row| row.text())
}

/// The person who has been here longest, as a rule the owner.
pub(crate) fn first_id(tx: &mut Tx<'_>) -> Result<Option<String>, StoreError> {
    tx.first("select id from users order by created_at, id limit 1", &[], |row| row.text())
}

/// Everybody, by name.
pub(super) fn people(tx: &mut Tx<'_>) -> Result<Vec<Person>, StoreError> {
    tx.all(
        "select u.id, u.name, u.slug, u.email,
                (select min(r.name) from roles_users l join roles r on r.id = l.role_id where l.user_id = u.id), u.status
         from users u order by u.name, u.id",
        &[],
        |row| {
            Ok(Person {
                id: row.text()?,
                name: row.text()?,
                slug: row.text()?,
                email: row.text()?,
                role: row.maybe_text()?,
                status: row.text()?,
            })
        },
    )
}

/// Adds a person or changes them; a password that they have stays.
pub(super) fn upsert(
    tx: &mut Tx<'_>,
    id: &str,
    person: &NewPerson,
    slug: &str,
    picture: Option<&str>,
    hash: &str,
    time: &str,
) -> Result<(), StoreError> {
    tx.execute(
        "insert into users (id, name, slug, email, password, role_title, bio, profile_image, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
         on conflict (id) do update set name = excluded.name, slug = excluded.slug, email = excluded.email,
                role_title = excluded.role_title, bio = excluded.bio, profile_image = excluded.profile_image,
                updated_at = excluded.updated_at",
        &[
            id.into(),
            (&person.name).into(),
            slug.into(),
            (&person.email).into(),
            hash.into(),
            person.title.as_deref().into(),
            person.bio.as_deref().into(),
            picture.into(),
            time.into(),
        ],
    )
    .map(drop)
}

/// Keeps a new password's hash.
pub(super) fn set_password(tx: &mut Tx<'_>, id: &str, hash: &str, time: &str) -> Result<(), StoreError> {
    tx.execute(
        "update users set password = $2, updated_at = $3 where id = $1",
        &[id.into(), hash.into(), time.into()],
    )
    .map(drop)
}

/// The id of the role with this name.
pub(super) fn role_id(tx: &mut Tx<'_>, name: &str) -> Result<Option<String>, StoreError> {
    tx.first("select id from roles where name = $1", &[name.into()], |row| row.text())
}

/// Makes a role.
pub(super) fn add_role(tx: &mut Tx<'_>, id: &str, name: &str, time: &str) -> Result<(), StoreError> {
    tx.execute(
        "insert into roles (id, name, description, created_at, updated_at) values ($1, $2, $2, $3, $3)",
        &[id.into(), name.into(), time.into()],
    )
    .map(drop)
}

/// Gives a person this role and no other.
pub(super) fn set_role(tx: &mut Tx<'_>, id: &str, user_id: &str, role_id: &str) -> Result<(), StoreError> {
    tx.execute("delete from roles_users where user_id = $1", &[user_id.into()])?;
    tx.execute(
        "insert into roles_users (id, role_id, user_id) values ($1, $2, $3)",
        &[id.into(), role_id.into(), user_id.into()],
    )
    .map(drop)
}

/// Whether there is an owner.
pub(super) fn has_owner(tx: &mut Tx<'_>) -> Result<bool, StoreError> {
    let found = tx.first(
        "select l.user_id from roles_users l join roles r on r.id = l.role_id where r.name = 'Owner'",
        &[],
        |row| row.text(),
    )?;
    Ok(found.is_some())
}

/// Keeps the hash of a link's token.
pub(super) fn add_reset(
    tx: &mut Tx<'_>,
    token_hash: &str,
    user_id: &str,
    until: &str,
) -> Result<(), StoreError> {
    tx.execute("delete from password_resets where user_id = $1", &[user_id.into()])?;
    tx.execute(
        "insert into password_resets (token_hash, user_id, expires_at) values ($1, $2, $3)",
        &[token_hash.into(), user_id.into(), until.into()],
    )
    .map(drop)
}

/// Removes the links that are no longer good.
pub(super) fn forget_late_resets(tx: &mut Tx<'_>, now: &str) -> Result<(), StoreError> {
    tx.execute("delete from password_resets where expires_at <= $1", &[now.into()]).map(drop)
}

/// Whose link it is, if it is good; it is not afterwards.
pub(super) fn use_reset(tx: &mut Tx<'_>, token_hash: &str, now: &str) -> Result<Option<String>, StoreError> {
    let user_id = tx.first(
        "select r.user_id from password_resets r join users u on u.id = r.user_id
         where r.token_hash = $1 and r.expires_at > $2 and u.status in ('active', 'warn-1', 'warn-2', 'warn-3', 'warn-4')",
        &[token_hash.into(), now.into()],
        |row| row.text(),
    )?;
    tx.execute("delete from password_resets where token_hash = $1", &[token_hash.into()])?;
    Ok(user_id)
}

/// The roles of a person.
pub(super) fn role_ids(tx: &mut Tx<'_>, user_id: &str) -> Result<Vec<String>, StoreError> {
    tx.all("select role_id from roles_users where user_id = $1 order by id", &[user_id.into()], |row| {
        row.text()
    })
}

/// Whether a person may work here, as Ghost names it.
pub(super) fn status(tx: &mut Tx<'_>, id: &str) -> Result<Option<String>, StoreError> {
    tx.first("select status from users where id = $1", &[id.into()], |row| row.text())
}

/// Changes whether a person may work here.
pub(super) fn set_status(tx: &mut Tx<'_>, id: &str, status: &str) -> Result<(), StoreError> {
    tx.execute("update users set status = $2 where id = $1", &[id.into(), status.into()]).map(drop)
}

/// Changes the address by which a person signs in; links that were mailed to the old one are good no longer.
pub(super) fn set_email(tx: &mut Tx<'_>, id: &str, email: &str) -> Result<(), StoreError> {
    tx.execute("update users set email = $2 where id = $1", &[id.into(), email.into()])?;
    tx.execute("delete from password_resets where user_id = $1", &[id.into()]).map(drop)
}

/// The name of the role with this id.
pub(super) fn role_name(tx: &mut Tx<'_>, id: &str) -> Result<Option<String>, StoreError> {
    tx.first("select name from roles where id = $1", &[id.into()], |row| row.text())
}

/// The name of a person's role.
pub(super) fn role_name_of(tx: &mut Tx<'_>, user_id: &str) -> Result<Option<String>, StoreError> {
    tx.first(
        "select r.name from roles_users l join roles r on r.id = l.role_id where l.user_id = $1 order by r.name",
        &[user_id.into()],
        |row| row.text(),
    )
}
