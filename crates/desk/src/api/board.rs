//! The board of stories: Courant's own, beside Ghost's lists.

use newsroom::Listed;
use serde_json::json;

use super::list::Asked;
use crate::Desk;
use crate::answer::Answer;
use crate::call::Call;
use crate::error::Refusal;

/// Stories, or with `sort=pages` pages, that pass the filter and that the caller may see, one line each.
pub(crate) fn browse(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let listed = if call.parameter("sort") == Some("pages") { Listed::Pages } else { Listed::Posts };
    let asked = Asked::read(call)?;
    desk.read(|reader| {
        let found = asked.find(call, reader, listed)?;
        let stories = reader.board(&found.items)?;
        Ok(Answer::json(json!({"stories": stories, "meta": asked.meta(found.total)})))
    })
}
