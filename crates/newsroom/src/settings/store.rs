//! The rows of the settings.

use std::collections::HashMap;

use ::store::{StoreError, Tx};

use crate::NewsroomError;

/// Every setting that has a value, by Ghost's key.
pub(super) fn all(tx: &mut Tx<'_>) -> Result<HashMap<String, String>, StoreError> {
    let mut values = HashMap::new();
    tx.each(
        r#"select "key", value from settings where value is not null"#,
        &[],
        |row| -> Result<(), StoreError> {
            values.insert(row.text()?, row.text()?);
            Ok(())
        },
    )?;
    Ok(values)
}

/// The stored value of one setting.
pub(crate) fn value_of(tx: &mut Tx<'_>, key: &str) -> Result<Option<String>, StoreError> {
    let value =
        tx.first(r#"select value from settings where "key" = $1"#, &[key.into()], |row| row.maybe_text())?;
    Ok(value.flatten())
}

/// Gives a setting its value; `id` names the row where the setting is new.
pub(crate) fn set(
    tx: &mut Tx<'_>,
    id: &str,
    group: &str,
    key: &str,
    value: Option<&str>,
    now: &str,
) -> Result<(), StoreError> {
    tx.execute(
        r#"insert into settings (id, "group", "key", value, type, created_at, updated_at)
           values ($1, $2, $3, $4, 'string', $5, $5)
           on conflict ("key") do update set value = excluded.value, updated_at = excluded.updated_at"#,
        &[id.into(), group.into(), key.into(), value.into(), now.into()],
    )
    .map(drop)
}

/// The stored values of one theme's own settings.
pub(crate) fn of_theme(tx: &mut Tx<'_>, theme: &str) -> Result<Vec<(String, Option<String>)>, NewsroomError> {
    Ok(tx.all(
        r#"select "key", value from custom_theme_settings where theme = $1"#,
        &[theme.into()],
        |row| Ok((row.text()?, row.maybe_text()?)),
    )?)
}
