//! Makes people, and gives them new passwords.

use super::{password, store};
use crate::{NewsroomError, Thing, Writer, slug};

/// The roles that a person can have, as Ghost names them.
pub const ROLES: [&str; 6] = ["Owner", "Administrator", "Super Editor", "Editor", "Author", "Contributor"];

/// Somebody who joins the newsroom.
#[derive(Debug, Clone, Default)]
pub struct NewPerson {
    /// Their id, where it must be this one.
    pub id: Option<String>,
    /// Full name.
    pub name: String,
    /// E-mail address, by which they sign in.
    pub email: String,
    /// The last part of their page's address; else made of the name.
    pub slug: Option<String>,
    /// One of [`ROLES`].
    pub role: String,
    /// What stands under their name, such as "News Editor".
    pub title: Option<String>,
    /// Two or three sentences.
    pub bio: Option<String>,
    /// The address of their portrait.
    pub picture: Option<String>,
    /// Their password; else nobody can sign in as them until it is reset.
    pub password: Option<String>,
}

impl Writer<'_, '_> {
    /// Adds a person, or changes the one with the same slug; returns their id.
    pub fn add_person(&mut self, person: &NewPerson) -> Result<String, NewsroomError> {
        check(person)?;
        let slug = person.slug.clone().unwrap_or_else(|| slug::slug(&person.name));
        let existing = store::id_of_slug(self.tx, &slug)?;
        let is_new = existing.is_none();
        if store::id_of_email(self.tx, &person.email)?
            .is_some_and(|holder| existing.as_ref() != Some(&holder))
        {
            return Err(NewsroomError::Person(format!(
                "{} is somebody else's address already",
                person.email
            )));
        }
        let id = existing.or_else(|| person.id.clone()).unwrap_or_else(|| self.new_id());
        // A hash that no password has keeps an account shut.
        let hash = person.password.as_deref().map_or_else(|| Ok("!".to_owned()), password::hash)?;
        let picture = person.picture.as_deref().map(|picture| self.address.store(picture));
        let time = self.time();
        store::upsert(self.tx, &id, person, &slug, picture.as_deref(), &hash, &time)?;
        self.noted.note(Thing::Authors, is_new);
        self.noted.note(Thing::Author(id.clone()), is_new);
        // Whoever comes later is invited into one of them.
        for role in ROLES {
            self.role_id(role)?;
        }
        let role_id = self.role_id(&person.role)?;
        let relation_id = self.new_id();
        store::set_role(self.tx, &relation_id, &id, &role_id)?;
        Ok(id)
    }

    /// Gives the person with this e-mail address a new password and returns it.
    pub fn reset_password(&mut self, email: &str) -> Result<String, NewsroomError> {
        let id = store::id_of_email(self.tx, email)?
            .ok_or_else(|| NewsroomError::Person(format!("nobody here has the address {email}")))?;
        let password = password::random()?;
        self.noted.changed(Thing::Authors);
        store::set_password(self.tx, &id, &password::hash(&password)?, &self.time())?;
        Ok(password)
    }

    /// The id of the role with this name, made if there is none.
    pub(super) fn role_id(&mut self, name: &str) -> Result<String, NewsroomError> {
        if let Some(id) = store::role_id(self.tx, name)? {
            return Ok(id);
        }
        let (id, time) = (self.new_id(), self.time());
        store::add_role(self.tx, &id, name, &time)?;
        Ok(id)
    }
}

fn check(person: &NewPerson) -> Result<(), NewsroomError> {
    let refuse = |what: String| Err(NewsroomError::Person(what));
    if person.name.trim().is_empty() {
        return refuse("a person needs a name".to_owned());
    }
    if !is_email(&person.email) {
        return refuse(format!("{:?} is no e-mail address", person.email));
    }
    if !ROLES.contains(&person.role.as_str()) {
        return refuse(format!("there is no role {:?}; the roles are {}", person.role, ROLES.join(", ")));
    }
    Ok(())
}

/// Whether a text can be an e-mail address: plain enough to be written into a letter's head as it is.
pub(crate) fn is_email(text: &str) -> bool {
    let (mailbox, host) = text.split_once('@').unwrap_or_default();
    let is_plain =
        |letter: char| !letter.is_whitespace() && !letter.is_control() && !"<>,;:\"()[]\\@".contains(letter);
    text.len() <= 191
        && !mailbox.is_empty()
        && !mailbox.starts_with('-')
        && host.contains('.')
        && mailbox.chars().chain(host.chars()).all(is_plain)
}
