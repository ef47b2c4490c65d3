//! Changes people: what they say of themselves, their role, whether they may work here.

use ::store::desk_tables::USERS;
use serde_json::{Value, json};

use super::store;
use crate::changes::Thing;
use crate::may::{Actor, Role, Standing};
use crate::{NewsroomError, Record, Writer};

/// What may be changed of a person, and the longest text for each, as Ghost 6.65's schema. What is not here is changed by
/// an act of its own or by nobody.
const TEXTS: [(&str, usize); 20] = [
    ("name", 191),
    ("profile_image", 2000),
    ("cover_image", 2000),
    ("bio", 250),
    ("website", 2000),
    ("location", 150),
    ("facebook", 2000),
    ("twitter", 2000),
    ("threads", 191),
    ("bluesky", 191),
    ("mastodon", 191),
    ("tiktok", 191),
    ("youtube", 191),
    ("instagram", 191),
    ("linkedin", 191),
    ("accessibility", 65_535),
    ("meta_title", 300),
    ("meta_description", 500),
    ("tour", 65_535),
    ("slug", 191),
];

/// Texts that are the address of something and must not be a script.
const ADDRESSES: [&str; 3] = ["profile_image", "cover_image", "website"];

/// Notices that a person can turn on and off.
const FLAGS: [&str; 9] = [
    "comment_notifications",
    "free_member_signup_notification",
    "paid_subscription_started_notification",
    "paid_subscription_canceled_notification",
    "mention_notifications",
    "recommendation_notifications",
    "milestone_notifications",
    "donation_notifications",
    "gift_subscription_notifications",
];

impl Writer<'_, '_> {
    /// Changes a person in the name of `actor`. Fields that nobody changes here are passed over, as in Ghost.
    pub fn change_person(&mut self, actor: &Actor, id: &str, given: &Record) -> Result<(), NewsroomError> {
        self.may_edit(actor, id)?;
        let mut changes = Record::new();
        for (name, longest) in TEXTS {
            if let Some(value) = given.get(name) {
                changes.insert(name.to_owned(), text(name, longest, value)?);
            }
        }
        for name in FLAGS {
            if let Some(value @ Value::Bool(_)) = given.get(name) {
                changes.insert(name.to_owned(), value.clone());
            }
        }
        self.check_name_and_slug(id, &mut changes)?;
        self.stored(&mut changes);
        if let Some(email) = given.get("email").and_then(Value::as_str) {
            self.change_email(actor, id, email)?;
        }
        changes.insert("updated_at".to_owned(), json!(crate::moment::shown_utc(self.now)));
        USERS.change(self.tx, id, &changes)?;
        self.noted.changed(Thing::Author(id.to_owned()));
        self.noted.changed(Thing::Authors);
        if let Some(status) = given.get("status").and_then(Value::as_str) {
            self.set_status(actor, id, status)?;
        }
        if let Some(role) = given.get("roles").and_then(|roles| roles.get(0)) {
            self.give_role(actor, id, role)?;
        }
        self.log(actor, "edited", ("user", id), &json!({"primary_name": given.get("name")}))?;
        self.site_changed()
    }

    /// Lets somebody work here (`active`) or not (`inactive`); they are signed out everywhere at once.
    pub fn set_status(&mut self, actor: &Actor, id: &str, status: &str) -> Result<(), NewsroomError> {
        self.may_edit(actor, id)?;
        let before = store::status(self.tx, id)?.ok_or(NewsroomError::NotFound("User"))?;
        if before == status {
            return Ok(());
        }
        let role = self.role(id)?;
        if actor.is(id) || role == Some(Role::Owner) || !matches!(status, "active" | "inactive") {
            return Err(NewsroomError::Forbidden);
        }
        store::set_status(self.tx, id, status)?;
        self.noted.changed(Thing::Authors);
        self.end_sessions_of(id)
    }

    /// Makes somebody else the owner; whoever was it becomes an administrator.
    pub fn transfer_ownership(&mut self, actor: &Actor, id: &str) -> Result<(), NewsroomError> {
        if actor.role() != Some(Role::Owner) || actor.is(id) {
            return Err(NewsroomError::Forbidden);
        }
        if self.role(id)? != Some(Role::Administrator)
            || store::status(self.tx, id)?.as_deref() != Some("active")
        {
            let message = "Only administrators can be assigned the owner role.".to_owned();
            return Err(NewsroomError::Invalid { property: "id", message });
        }
        self.put_in_role(&actor.id, Role::Administrator)?;
        self.put_in_role(id, Role::Owner)?;
        self.log(actor, "edited", ("user", id), &json!({"owner": true}))
    }

    fn give_role(&mut self, actor: &Actor, id: &str, given: &Value) -> Result<(), NewsroomError> {
        let name = match given.get("name").or(Some(given)).and_then(Value::as_str) {
            Some(name) if Role::named(name).is_some() => Some(name.to_owned()),
            _ => {
                let role_id = given.get("id").or(Some(given)).and_then(Value::as_str).unwrap_or_default();
                store::role_name(self.tx, role_id)?
            }
        };
        let role = name.as_deref().and_then(Role::named).ok_or(NewsroomError::NotFound("Role"))?;
        let before = self.role(id)?;
        if before == Some(role) {
            return Ok(());
        }
        let may_assign = actor.role().is_some_and(|own| own.may_assign(role));
        if actor.is(id) || before == Some(Role::Owner) || !may_assign {
            return Err(NewsroomError::Forbidden);
        }
        self.put_in_role(id, role)?;
        // What somebody was let in for no longer holds.
        self.end_sessions_of(id)
    }

    fn put_in_role(&mut self, id: &str, role: Role) -> Result<(), NewsroomError> {
        let (role_id, relation_id) = (self.role_id(role.name())?, self.new_id());
        self.noted.changed(Thing::Authors);
        Ok(store::set_role(self.tx, &relation_id, id, &role_id)?)
    }

    /// As Ghost 6.65: everybody themselves, nobody but the owner the owner, editors their authors and contributors.
    fn may_edit(&mut self, actor: &Actor, id: &str) -> Result<(), NewsroomError> {
        store::status(self.tx, id)?.ok_or(NewsroomError::NotFound("User"))?;
        let role = self.role(id)?;
        let may = actor.is(id)
            || match actor.standing {
                Standing::Staff(Role::Owner) => true,
                Standing::Staff(Role::Administrator) => role != Some(Role::Owner),
                Standing::Staff(Role::SuperEditor | Role::Editor) => {
                    matches!(role, Some(Role::Author | Role::Contributor))
                }
                _ => false,
            };
        if may { Ok(()) } else { Err(NewsroomError::Forbidden) }
    }

    /// The address is where links for new passwords go: only its owner and those above an editor may change it.
    fn change_email(&mut self, actor: &Actor, id: &str, email: &str) -> Result<(), NewsroomError> {
        let email = email.trim();
        let holder = crate::sessions::account(self.tx, email)?;
        if holder.as_ref().is_some_and(|account| account.id == id) {
            return Ok(());
        }
        let invalid =
            |message: &str| NewsroomError::Invalid { property: "email", message: message.to_owned() };
        if holder.is_some() {
            return Err(invalid("User with this email address already exists."));
        }
        if !(actor.is(id) || matches!(actor.role(), Some(Role::Owner | Role::Administrator))) {
            return Err(NewsroomError::Forbidden);
        }
        if !super::add::is_email(email) {
            return Err(invalid("Validation (isEmail) failed for email"));
        }
        store::set_email(self.tx, id, email)?;
        self.log(actor, "edited", ("user", id), &json!({"email": true}))
    }

    fn check_name_and_slug(&mut self, id: &str, changes: &mut Record) -> Result<(), NewsroomError> {
        let is_blank = |value: &Value| value.as_str().is_none_or(|name| name.trim().is_empty());
        if changes.get("name").is_some_and(is_blank) {
            let message = "Value in [users.name] cannot be blank.".to_owned();
            return Err(NewsroomError::Invalid { property: "name", message });
        }
        if let Some(slug) = changes.get("slug").and_then(Value::as_str) {
            let slug = crate::slug::free(&crate::slug::slug(slug), |slug| {
                let holder = store::id_of_slug(self.tx, slug)?;
                Ok::<_, NewsroomError>(holder.is_some_and(|holder| holder != id))
            })?;
            changes.insert("slug".to_owned(), json!(slug));
        }
        Ok(())
    }

    fn role(&mut self, id: &str) -> Result<Option<Role>, NewsroomError> {
        Ok(store::role_name_of(self.tx, id)?.as_deref().and_then(Role::named))
    }
}

fn text(name: &'static str, longest: usize, value: &Value) -> Result<Value, NewsroomError> {
    let invalid = |what: &str| NewsroomError::Invalid {
        property: name,
        message: format!("Validation ({what}) failed for {name}"),
    };
    match value {
        Value::Null => Ok(Value::Null),
        Value::String(text) if text.chars().count() > longest => Err(invalid("isLength")),
        Value::String(text) if ADDRESSES.contains(&name) && !is_address(text) => Err(invalid("isURL")),
        Value::String(text) if !text.contains('\0') => Ok(json!(text)),
        _ => Err(invalid("isString")),
    }
}

/// Whether a text leads to a page or a file, and is no script; empty leads nowhere.
fn is_address(text: &str) -> bool {
    let starts = ["http://", "https://", "/", "__GHOST_URL__/"];
    text.is_empty()
        || (starts.iter().any(|start| text.starts_with(start))
            && !text.chars().any(|letter| letter.is_control()))
}
