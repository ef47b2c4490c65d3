//! The log of acts.

use newsroom::Listed;

use super::list::browse as list;
use crate::Desk;
use crate::answer::Answer;
use crate::call::Call;
use crate::error::Refusal;

/// Acts, the last first.
pub(crate) fn browse(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    Ok(Answer::json(list(desk, call, Listed::Actions, "actions", |reader, ids| Ok(reader.acts(ids)?))?))
}
