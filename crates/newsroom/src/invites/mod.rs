//! Invitations: who is asked to join, in which role. The link of the mail is all that opens it; only its hash is kept.

mod store;

use ::store::desk_tables::INVITES;
use serde_json::{Value, json};

use crate::happened::Event;
use crate::may::{Actor, Role, Standing};
use crate::{NewsroomError, Reader, Record, Writer, moment, secret};

/// Milliseconds for which an invitation is good, as Ghost 6.65.
const LIFE: i64 = 7 * 24 * 60 * 60 * 1000;

impl Reader<'_, '_> {
    /// The invitations with these ids in their order, as Ghost 6.65 shows them.
    pub fn invite_records(&mut self, ids: &[String]) -> Result<Vec<Record>, NewsroomError> {
        let rows = INVITES.records(self.tx, "id", ids)?;
        let named = |id: &String| rows.iter().find(|row| row.get("id").and_then(Value::as_str) == Some(id));
        Ok(ids.iter().filter_map(named).cloned().map(shaped).collect())
    }
}

impl Writer<'_, '_> {
    /// Asks somebody to join; the id of the invitation. An earlier one to the same address is good no longer.
    pub fn invite(&mut self, actor: &Actor, email: &str, role_id: &str) -> Result<String, NewsroomError> {
        let email = email.trim();
        let role = store::role(self.tx, role_id)?.as_deref().and_then(Role::named);
        let role = role.ok_or(NewsroomError::NotFound("Role"))?;
        let may = match actor.standing {
            Standing::Staff(own) => own.may_assign(role),
            Standing::Integration => role != Role::Owner,
        };
        if !may {
            return Err(NewsroomError::Forbidden);
        }
        let invalid =
            |message: &str| NewsroomError::Invalid { property: "email", message: message.to_owned() };
        if !crate::staff::is_email(email) {
            return Err(invalid("Validation (isEmail) failed for email"));
        }
        if crate::sessions::account(self.tx, email)?.is_some() {
            return Err(invalid("User is already registered."));
        }
        let until = self.now + LIFE;
        let (id, token) = (self.new_id(), secret::of_link(until, email)?);
        let (time, end) = (self.time(), moment::text(until));
        store::forget(self.tx, email)?;
        store::add(self.tx, &id, role_id, email, &secret::kept(&token), &end, &time)?;
        self.log(actor, "added", ("invite", &id), &json!({"role": role.name()}))?;
        let link = self.address.of(&format!("/ghost/signup/{token}/"));
        let letter = json!({"email": email, "link": link, "invited_by": actor.id, "until": until});
        self.happened(Event::StaffInvited, &id, &letter, &Value::Null)?;
        Ok(id)
    }

    /// Takes an invitation back.
    pub fn remove_invite(&mut self, actor: &Actor, id: &str) -> Result<(), NewsroomError> {
        if !INVITES.remove(self.tx, id)? {
            return Err(NewsroomError::NotFound("Invite"));
        }
        self.log(actor, "deleted", ("invite", id), &json!({}))
    }

    /// Lets the one in to whom this token was mailed; their id, or `None` where the invitation is not good. `kept` is the
    /// hash of their password.
    pub fn accept_invite(
        &mut self,
        token: &str,
        name: &str,
        kept: &str,
    ) -> Result<Option<String>, NewsroomError> {
        let time = self.time();
        let Some((email, role)) = store::take(self.tx, &secret::kept(token), &time)? else { return Ok(None) };
        let role = Role::named(&role).ok_or(NewsroomError::NotFound("Role"))?;
        let id = self.join(name, &email, kept, role)?;
        let actor = Actor { id: id.clone(), standing: Standing::Staff(role), address: None };
        self.log(&actor, "added", ("user", &id), &json!({"primary_name": name}))?;
        Ok(Some(id))
    }
}

/// Ghost tells the end in milliseconds.
fn shaped(mut row: Record) -> Record {
    let until = row.shift_remove("expires_at");
    let until = until.as_ref().and_then(Value::as_str).and_then(moment::from_utc);
    row.insert("expires".to_owned(), json!(until));
    row
}
