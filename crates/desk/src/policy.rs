//! Who may use an address. Every route declares it; [`crate::router`] takes no route without.

use newsroom::may::{Act, Standing, Thing};

/// Who may use an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// Everyone, without saying who they are: signing in, setting up, a site's name.
    Anyone,
    /// Whoever has signed in, whatever their role: themselves, and what every screen shows.
    SignedIn(Door),
    /// Whoever may do this to things of this sort.
    May(Act, Thing, Door),
}

/// How those come in who may use an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// With a session, a person's token or the key of an integration.
    Any,
    /// With a session or a person's token.
    Staff,
    /// With a session alone: what must not be done with a key that was stolen.
    Session,
}

/// How somebody came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entrance {
    /// With a session.
    Session,
    /// With a person's token.
    StaffToken,
    /// With the key of an integration.
    Key,
}

impl Policy {
    /// Whether it lets somebody through who came in this way.
    pub fn admits(self, standing: Standing, entrance: Entrance) -> bool {
        match self {
            Policy::Anyone => true,
            Policy::SignedIn(door) => door.admits(entrance),
            Policy::May(act, thing, door) => door.admits(entrance) && standing.may(act, thing),
        }
    }
}

impl Door {
    fn admits(self, entrance: Entrance) -> bool {
        match self {
            Door::Any => true,
            Door::Staff => entrance != Entrance::Key,
            Door::Session => entrance == Entrance::Session,
        }
    }
}
