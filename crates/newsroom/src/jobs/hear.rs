//! From what has happened to what there is to do about it.

use super::{Letter, Work, store};
use crate::happened::{Event, Happened};
use crate::{NewsroomError, Reader, Writer};

impl Reader<'_, '_> {
    /// Whether something has happened that nobody has heard of yet.
    pub fn has_unheard(&mut self) -> Result<bool, NewsroomError> {
        Ok(!self.happened_after(0, 1)?.is_empty())
    }
}

impl Writer<'_, '_> {
    /// Writes the jobs down that the oldest `limit` events call for, and forgets these events: each event is heard once,
    /// by one process. How many there were.
    pub fn hear(&mut self, limit: i64) -> Result<usize, NewsroomError> {
        store::listen_alone(self.tx)?;
        let events = crate::happened::after(self.tx, 0, limit)?;
        for happened in &events {
            match happened.event {
                Event::StaffInvited | Event::PasswordResetAsked => self.mail(happened)?,
                _ => self.tell_webhooks(happened)?,
            }
        }
        if let Some(last) = events.last() {
            self.forget_happened(last.number)?;
        }
        Ok(events.len())
    }

    fn mail(&mut self, happened: &Happened) -> Result<(), NewsroomError> {
        let text = |name: &str| {
            let found = happened.current.get(name).and_then(serde_json::Value::as_str);
            found.unwrap_or_default().to_owned()
        };
        let (email, link) = (text("email"), text("link"));
        let until = happened.current.get("until").and_then(serde_json::Value::as_i64).unwrap_or(0);
        let letter = match happened.event {
            Event::StaffInvited => {
                let invited_by = crate::staff::name_of(self.tx, &text("invited_by"))?;
                Letter::Invitation { email, link, invited_by, until }
            }
            _ => Letter::NewPassword { email, link, until },
        };
        self.queue(&Work::Letter(letter))
    }
}
