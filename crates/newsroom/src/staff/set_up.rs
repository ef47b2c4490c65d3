//! The first person of a newsroom, and new passwords.

use super::{NewPerson, password, store};
use crate::changes::Thing;
use crate::happened::Event;
use crate::may::{Actor, Role, Standing};
use crate::{NewsroomError, Reader, Writer, moment, secret};
use serde_json::{Value, json};

/// Milliseconds for which a link for a new password is good.
const LINK: i64 = 60 * 60 * 1000;

impl Reader<'_, '_> {
    /// Whether the newsroom has an owner.
    pub fn is_set_up(&mut self) -> Result<bool, NewsroomError> {
        Ok(store::has_owner(self.tx)?)
    }
}

impl Writer<'_, '_> {
    /// Makes the owner of a newsroom that has none; returns their id. `kept` is the [hash](password::hash) of their
    /// password.
    pub fn set_up(
        &mut self,
        name: &str,
        email: &str,
        kept: &str,
        title: Option<&str>,
    ) -> Result<String, NewsroomError> {
        if store::has_owner(self.tx)? {
            return Err(NewsroomError::Forbidden);
        }
        let id = self.join(name, email, kept, Role::Owner)?;
        if let Some(title) = title {
            self.set("site", "title", Some(title))?;
        }
        let actor = Actor { id: id.clone(), standing: Standing::Staff(Role::Owner), address: None };
        self.log(&actor, "added", ("user", &id), &json!({"primary_name": name}))?;
        Ok(id)
    }

    /// Adds a person whose password is hashed already; returns their id.
    pub(crate) fn join(
        &mut self,
        name: &str,
        email: &str,
        kept: &str,
        role: Role,
    ) -> Result<String, NewsroomError> {
        let slug = crate::slug::free(&crate::slug::slug(name), |slug| {
            Ok::<_, NewsroomError>(store::id_of_slug(self.tx, slug)?.is_some())
        })?;
        let person = NewPerson {
            name: name.trim().to_owned(),
            email: email.trim().to_owned(),
            slug: Some(slug),
            role: role.name().to_owned(),
            ..NewPerson::default()
        };
        let id = self.add_person(&person)?;
        let time = self.time();
        store::set_password(self.tx, &id, kept, &time)?;
        Ok(id)
    }

    /// Keeps a new password's hash and ends every session of the person.
    pub fn keep_password(&mut self, user_id: &str, kept: &str) -> Result<(), NewsroomError> {
        let time = self.time();
        store::set_password(self.tx, user_id, kept, &time)?;
        self.noted.changed(Thing::Authors);
        self.end_sessions_of(user_id)
    }

    /// Keeps the same password under a better hash; sessions go on.
    pub fn rehash_password(&mut self, user_id: &str, kept: &str) -> Result<(), NewsroomError> {
        let time = self.time();
        Ok(store::set_password(self.tx, user_id, kept, &time)?)
    }

    /// Has a link for a new password mailed to somebody, if the address is theirs; nobody is told whether it is.
    pub fn ask_for_password(&mut self, email: &str) -> Result<(), NewsroomError> {
        let account = crate::sessions::account(self.tx, email)?.filter(|account| account.is_active);
        let until = self.now + LINK;
        let token = secret::of_link(until, email)?;
        store::forget_late_resets(self.tx, &self.time())?;
        let Some(account) = account else { return Ok(()) };
        store::add_reset(self.tx, &secret::kept(&token), &account.id, &moment::text(until))?;
        let link = self.address.of(&format!("/ghost/reset/{token}/"));
        let letter = json!({"email": account.email, "link": link, "until": until});
        self.happened(Event::PasswordResetAsked, &account.id, &letter, &Value::Null)
    }

    /// Gives the one to whom this link was mailed their new password; their id, or `None` where the link is not good.
    pub fn reset_with_link(&mut self, token: &str, kept: &str) -> Result<Option<String>, NewsroomError> {
        let found = store::use_reset(self.tx, &secret::kept(token), &self.time())?;
        let Some(user_id) = found else { return Ok(None) };
        self.keep_password(&user_id, kept)?;
        Ok(Some(user_id))
    }
}

/// Refuses what can't be a password.
pub fn check_password(given: &str) -> Result<(), NewsroomError> {
    password::check(given)
}
