//! Where the link at the end of a newsletter leads.

use http::{Method, StatusCode};

use crate::answer::Answer;
use crate::asked::Asked;
use crate::{Refusal, Site};

/// What the link says and the dialog on the front page is told.
const PASSED_ON: [&str; 5] = ["uuid", "newsletter", "comments", "updatesandannouncements", "key"];

/// `/unsubscribe/?uuid=…`: the front page, where the reader can say so.
pub(crate) fn show(site: &Site, asked: &Asked) -> Result<Answer, Refusal> {
    let query: Vec<(String, String)> =
        url::form_urlencoded::parse(asked.query().unwrap_or_default().as_bytes()).into_owned().collect();
    let given = |name: &str| query.iter().find(|(known, value)| known == name && !value.is_empty());
    if given("uuid").is_none() {
        return Ok(Answer::bare(StatusCode::BAD_REQUEST, "The address names no reader."));
    }
    if asked.method == Method::POST {
        return Err(Refusal::NotFound);
    }
    let mut told = url::form_urlencoded::Serializer::new(String::new());
    told.extend_pairs(PASSED_ON.iter().filter_map(|name| given(name)));
    told.append_pair("action", "unsubscribe");
    Ok(Answer::found(&format!("{}/?{}", site.address(), told.finish())))
}
