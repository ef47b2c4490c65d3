//! What a page's scripts are told of a reader who has not signed in.

use http::header::ACCESS_CONTROL_ALLOW_ORIGIN;
use http::{HeaderValue, StatusCode};
use serde_json::{Map, Value};

use crate::answer::{Answer, Keep};
use crate::asked::Asked;
use crate::{Refusal, Site};

/// How many stories a page may ask about at once.
const STORIES: usize = 100;

/// Who reads: nobody that is known.
pub(crate) fn member(_: &Site) -> Answer {
    open(Answer::new("", Keep::Private, "").with_status(StatusCode::NO_CONTENT))
}

/// `?ids=a,b`: how many comments each of these stories has. There are none: comments are not kept yet.
#[expect(clippy::unnecessary_wraps, reason = "what answers an address may refuse to")]
pub(crate) fn comment_counts(_: &Site, asked: &Asked) -> Result<Answer, Refusal> {
    let ids = asked.parameter("ids").unwrap_or_default();
    let ids = ids.split(',').filter(|id| !id.is_empty()).take(STORIES);
    let counts: Map<String, Value> = ids.map(|id| (id.to_owned(), 0.into())).collect();
    let counts = Value::Object(counts).to_string();
    Ok(open(Answer::new("application/json; charset=utf-8", Keep::AskAgain, counts)))
}

/// Scripts of other sites may ask, as in Ghost 6.65.
fn open(answer: Answer) -> Answer {
    answer.with(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"))
}
