//! Files that programs look for under `/.well-known/`.

use crate::Site;
use crate::answer::{Answer, Keep};

/// Other sites that this one recommends: none, recommendations are not kept yet.
pub(crate) fn recommendations(_: &Site) -> Answer {
    Answer::new("application/json; charset=utf-8", Keep::AskAgain, "[]")
}

/// Whom to tell of a weakness: as with Ghost 6.65, a site says it elsewhere.
pub(crate) fn security(_: &Site) -> Answer {
    Answer::missing("File not found")
}
