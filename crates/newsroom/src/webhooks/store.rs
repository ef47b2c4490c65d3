//! The rows of webhooks that no record shows.

use ::store::{StoreError, Tx};

/// Whether an integration tells this address of this event already.
pub(super) fn exists(
    tx: &mut Tx<'_>,
    integration_id: &str,
    event: &str,
    target_url: &str,
) -> Result<bool, StoreError> {
    let found = tx.first(
        "select id from webhooks where integration_id = $1 and event = $2 and target_url = $3",
        &[integration_id.into(), event.into(), target_url.into()],
        |row| row.text(),
    )?;
    Ok(found.is_some())
}
