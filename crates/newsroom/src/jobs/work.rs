//! What there is to do.

use serde::{Deserialize, Serialize};

/// The sorts of work; each is taken apart from the others, so that none waits for another's slow hosts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A webhook is told of an event.
    Webhook,
    /// Somebody is mailed a letter.
    Letter,
}

/// What there is to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Work {
    /// Tell a webhook of an event.
    Webhook {
        /// The webhook's id; where it is told is looked up when it is told.
        webhook_id: String,
        /// The JSON that it is sent.
        body: String,
    },
    /// Mail a letter to somebody of the staff.
    Letter(Letter),
}

/// A letter to somebody of the staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Letter {
    /// They are asked to join.
    Invitation {
        /// Their address.
        email: String,
        /// The link that lets them in.
        link: String,
        /// Who asks them, by name.
        invited_by: Option<String>,
        /// When the link is good no longer, in milliseconds since 1970.
        until: i64,
    },
    /// They want a new password.
    NewPassword {
        /// Their address.
        email: String,
        /// The link that lets them choose one.
        link: String,
        /// When the link is good no longer, in milliseconds since 1970.
        until: i64,
    },
}

impl Kind {
    /// Every sort of work.
    pub const ALL: [Kind; 2] = [Kind::Webhook, Kind::Letter];

    /// Its name among the rows.
    pub(super) fn name(self) -> &'static str {
        match self {
            Kind::Webhook => "webhook",
            Kind::Letter => "letter",
        }
    }
}

impl Letter {
    /// The address that it goes to.
    pub fn email(&self) -> &str {
        match self {
            Letter::Invitation { email, .. } | Letter::NewPassword { email, .. } => email,
        }
    }

    /// When there is no more need for it, in milliseconds since 1970.
    pub fn until(&self) -> i64 {
        match self {
            Letter::Invitation { until, .. } | Letter::NewPassword { until, .. } => *until,
        }
    }
}

impl Work {
    /// Which sort of work it is.
    pub fn kind(&self) -> Kind {
        match self {
            Work::Webhook { .. } => Kind::Webhook,
            Work::Letter(_) => Kind::Letter,
        }
    }
}
