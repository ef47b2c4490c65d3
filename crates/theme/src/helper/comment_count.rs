//! `{{comment_count}}`: where a script puts the number of comments.

use super::{Answer, Call, html, string};
use crate::head::escaped;
use hbs::Value;

pub(super) fn comment_count<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let given = |name: &str, default: &str| match call.named(name) {
        Value::Undefined => default.to_owned(),
        value => string(value).into_owned(),
    };
    let wrap = given("autowrap", "span");
    let is_wrapped = wrap != "false";
    let attributes = [
        ("", string(call.this().field("id")).into_owned()),
        ("-empty", given("empty", "")),
        ("-singular", given("singular", "comment")),
        ("-plural", given("plural", "comments")),
        ("-tag", if is_wrapped { wrap } else { "script".to_owned() }),
        ("-class-name", given("class", "")),
        ("-autowrap", is_wrapped.to_string()),
    ];
    let attributes =
        attributes.map(|(name, value)| format!(r#"data-ghost-comment-count{name}="{}""#, escaped(&value)));
    html(call, &format!("<script {}></script>", attributes.join(" ")))
}
