//! Signing in and out. The password was checked before; here is what follows from it.

use super::{DAY, IDLE_DAYS, second_factor, store};
use crate::{NewsroomError, Writer, moment, secret};

/// Milliseconds in which a second factor must be given.
const PATIENCE: i64 = 5 * 60 * 1000;

/// Wrong codes after which one must begin again.
const ATTEMPTS: i64 = 5;

/// Where somebody signs in from.
#[derive(Debug, Clone, Default)]
pub struct Device {
    /// What the browser says it is.
    pub user_agent: Option<String>,
    /// The network address.
    pub address: Option<String>,
}

/// What came of a right password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignIn {
    /// The token of a session.
    Session(String),
    /// A token that is good for giving the second factor and for nothing else.
    NeedsSecondFactor(String),
}

impl Writer<'_, '_> {
    /// Signs somebody in whose password was right.
    pub fn sign_in(&mut self, user_id: &str, device: &Device) -> Result<SignIn, NewsroomError> {
        if !store::has_second_factor(self.tx, user_id)? {
            return Ok(SignIn::Session(self.begin_session(user_id, device)?));
        }
        let token = secret::random(32)?;
        let until = moment::text(self.now + PATIENCE);
        store::forget_late_sign_ins(self.tx, &self.time())?;
        store::add_sign_in(self.tx, &secret::kept(&token), user_id, &until)?;
        Ok(SignIn::NeedsSecondFactor(token))
    }

    /// Signs somebody in who gives a code of their authenticator or a recovery code; `None` where it is wrong, was used,
    /// or comes too late. The token of the first step is over afterwards.
    pub fn sign_in_with_code(
        &mut self,
        token: &str,
        code: &str,
        device: &Device,
    ) -> Result<Option<String>, NewsroomError> {
        let kept = secret::kept(token);
        let Some(pending) = store::sign_in(self.tx, &kept, &self.time())? else { return Ok(None) };
        if pending.attempts >= ATTEMPTS || !second_factor::is_right(self, &pending.user_id, code)? {
            store::count_attempt(self.tx, &kept)?;
            return Ok(None);
        }
        store::remove_sign_in(self.tx, &kept)?;
        Ok(Some(self.begin_session(&pending.user_id, device)?))
    }

    /// A new session of this person; its token, which is kept nowhere.
    pub fn begin_session(&mut self, user_id: &str, device: &Device) -> Result<String, NewsroomError> {
        let (id, token, time) = (self.new_id(), secret::random(32)?, self.time());
        let until = moment::text(self.now + IDLE_DAYS * DAY);
        store::forget_late_sessions(self.tx, &time)?;
        store::add(self.tx, &id, &secret::kept(&token), user_id, device, &time, &until)?;
        store::seen(self.tx, user_id, &time)?;
        Ok(token)
    }

    /// Notes that a session was used, and lets it live on.
    pub fn session_used(&mut self, session_id: &str, user_id: &str) -> Result<(), NewsroomError> {
        let until = moment::text(self.now + IDLE_DAYS * DAY);
        let time = self.time();
        store::used(self.tx, session_id, &time, &until)?;
        Ok(store::seen(self.tx, user_id, &time)?)
    }

    /// Ends the session with this token.
    pub fn end_session(&mut self, token: &str) -> Result<(), NewsroomError> {
        Ok(store::end(self.tx, &secret::kept(token))?)
    }

    /// Ends one of somebody's sessions by its id; whether there was one.
    pub fn end_session_of(&mut self, user_id: &str, session_id: &str) -> Result<bool, NewsroomError> {
        Ok(store::end_of(self.tx, user_id, session_id)?)
    }

    /// Ends every session of somebody, and what they had begun: after a new password, another role, a suspension.
    pub(crate) fn end_sessions_of(&mut self, user_id: &str) -> Result<(), NewsroomError> {
        Ok(store::end_all_of(self.tx, user_id)?)
    }
}
