//! Newsletters that readers may subscribe to.

mod store;

use published::Newsletter;

use crate::{NewsroomError, Reader, Thing};

/// The newsletters with these ids, in their order.
pub(crate) fn by_ids(reader: &mut Reader<'_, '_>, ids: &[String]) -> Result<Vec<Newsletter>, NewsroomError> {
    reader.note(Thing::Memberships);
    let mut newsletters = Vec::with_capacity(ids.len());
    for id in ids {
        if let Some(row) = store::by_id(reader.tx, id)? {
            newsletters.push(Newsletter {
                created_at: reader.shown(&row.created_at),
                updated_at: row.updated_at.map(|time| reader.shown(&time)),
                id: row.id,
                uuid: row.uuid,
                name: row.name,
                description: row.description,
                slug: row.slug,
                sender_email: row.sender_email,
                subscribe_on_signup: row.subscribe_on_signup,
                visibility: row.visibility,
                sort_order: row.sort_order,
            });
        }
    }
    Ok(newsletters)
}
