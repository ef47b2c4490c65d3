//! Who may do what: the roles of people, the keys of programs, and the one who acts.

mod role;
mod store;

pub use role::Role;

use crate::{Newsroom, NewsroomError, Writer};

/// Sorts of things that permissions are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the field's own")]
pub enum Thing {
    Action,
    ApiKey,
    Database,
    Integration,
    Invite,
    Label,
    Media,
    Member,
    Newsletter,
    Notification,
    Post,
    Redirects,
    Role,
    Setting,
    Slug,
    Snippet,
    Tag,
    Theme,
    Tier,
    User,
    Webhook,
}

/// Acts that permissions are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the field's own")]
pub enum Act {
    Activate,
    Add,
    Browse,
    Destroy,
    Download,
    Edit,
    Export,
    Generate,
    Import,
    Publish,
    Read,
    Upload,
}

/// In whose name somebody acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// A person.
    Staff(Role),
    /// A program with an admin key.
    Integration,
}

impl Standing {
    /// Whether they may do this to things of this sort at all; whose thing it is, the act itself looks at.
    pub fn may(self, act: Act, thing: Thing) -> bool {
        match self {
            Standing::Staff(role) => role.may(act, thing),
            Standing::Integration => role::integration_may(act, thing),
        }
    }

    /// Whether every story is theirs to change.
    pub fn edits_everything(self) -> bool {
        match self {
            Standing::Staff(role) => role.edits_everything(),
            Standing::Integration => true,
        }
    }
}

/// Who acts, and from where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The id of the person, or of the integration.
    pub id: String,
    /// In whose name.
    pub standing: Standing,
    /// The network address that the request came from.
    pub address: Option<String>,
}

impl Actor {
    /// The person's role; none for a program.
    pub fn role(&self) -> Option<Role> {
        match self.standing {
            Standing::Staff(role) => Some(role),
            Standing::Integration => None,
        }
    }

    /// Whether it is this person.
    pub fn is(&self, user_id: &str) -> bool {
        matches!(self.standing, Standing::Staff(_)) && self.id == user_id
    }

    /// What Ghost calls it in its log of acts.
    pub(crate) fn kind(&self) -> &'static str {
        match self.standing {
            Standing::Staff(_) => "user",
            Standing::Integration => "integration",
        }
    }
}

impl Newsroom {
    /// Does everything that `act` does in the name of `actor`, or nothing. Whether they still are who they were when
    /// the request began is looked at within the transaction: no right outlives its end.
    pub fn act<T>(
        &self,
        now: i64,
        actor: &Actor,
        act: impl FnOnce(&mut Writer<'_, '_>) -> Result<T, NewsroomError>,
    ) -> Result<T, NewsroomError> {
        self.write(now, |writer| {
            if !store::still_stands(writer.tx, actor)? {
                return Err(NewsroomError::Forbidden);
            }
            act(writer)
        })
    }
}
