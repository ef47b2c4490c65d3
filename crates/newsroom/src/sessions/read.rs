//! What the door asks: whose token, whose account.

use super::store;
use crate::may::{Actor, Role, Standing};
use crate::{NewsroomError, Reader, moment, secret};

/// Somebody who may sign in.
#[derive(Debug, Clone)]
pub struct Account {
    /// Their id.
    pub id: String,
    /// The address by which they sign in, as it is stored.
    pub email: String,
    /// What is kept of their password.
    pub password: String,
    /// Whether they may work here.
    pub is_active: bool,
}

/// Somebody who has signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// The session's id.
    pub session_id: String,
    /// The person's id.
    pub user_id: String,
    /// Their role.
    pub role: Role,
    /// When the session was last used, in milliseconds since 1970.
    pub last_seen: i64,
}

impl SignedIn {
    /// The one who acts.
    pub fn actor(&self, address: Option<String>) -> Actor {
        Actor { id: self.user_id.clone(), standing: Standing::Staff(self.role), address }
    }
}

/// A session, as its owner sees it in a list.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Session {
    /// Its id.
    pub id: String,
    /// When it began, UTC.
    pub created_at: String,
    /// When it was last used, UTC.
    pub last_seen_at: String,
    /// What the browser said it was.
    pub user_agent: Option<String>,
    /// The network address that it began from.
    pub address: Option<String>,
}

impl Reader<'_, '_> {
    /// The account with this e-mail address; letters count in any case, accents are no mere spelling.
    pub fn account(&mut self, email: &str) -> Result<Option<Account>, NewsroomError> {
        Ok(store::account(self.tx, email)?)
    }

    /// The account with this id.
    pub fn account_by_id(&mut self, id: &str) -> Result<Option<Account>, NewsroomError> {
        Ok(store::account_by_id(self.tx, id)?)
    }

    /// Whose session this token is, if it is one at `now` (milliseconds since 1970) and they may still work here.
    pub fn signed_in(&mut self, token: &str, now: i64) -> Result<Option<SignedIn>, NewsroomError> {
        let found = store::signed_in(self.tx, &secret::kept(token), &moment::text(now))?;
        Ok(found.and_then(|(session_id, user_id, role, seen)| {
            let role = Role::named(&role)?;
            Some(SignedIn { session_id, user_id, role, last_seen: moment::millisecond(&seen) })
        }))
    }

    /// The person's role, if they may work here.
    pub fn role_of(&mut self, user_id: &str) -> Result<Option<Role>, NewsroomError> {
        Ok(store::role_of(self.tx, user_id)?.and_then(|role| Role::named(&role)))
    }

    /// Somebody's sessions, the last used first.
    pub fn sessions_of(&mut self, user_id: &str, now: i64) -> Result<Vec<Session>, NewsroomError> {
        Ok(store::of_user(self.tx, user_id, &moment::text(now))?)
    }

    /// Whether somebody has a second factor.
    pub fn has_second_factor(&mut self, user_id: &str) -> Result<bool, NewsroomError> {
        Ok(store::has_second_factor(self.tx, user_id)?)
    }
}
