//! The pages that people read.

pub(crate) mod error;
pub(crate) mod health;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::table::detour;
use crate::{Refusal, Site};

/// What no route answers: another spelling of an address, or nothing.
pub(crate) fn otherwise(_: &Site, asked: &Asked) -> Result<Answer, Refusal> {
    detour(asked).ok_or(Refusal::NotFound)
}
