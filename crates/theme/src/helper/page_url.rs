//! `{{page_url 2}}`: where another page of the list is.

use hbs::Value;

use super::{Answer, Call, text};

pub(super) fn page_url<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let view = call.state();
    let pagination = view.page.pagination.as_ref();
    #[expect(clippy::cast_possible_truncation, reason = "a page's number, and saturating is fine")]
    let number = match call.params().first() {
        None => Some(1),
        Some(Value::Number(number)) => Some(*number as i64),
        Some(Value::Text("next")) => pagination.and_then(|pagination| pagination.next),
        Some(Value::Text("prev")) => pagination.and_then(|pagination| pagination.prev),
        Some(_) => None,
    };
    match number.and_then(|number| view.page_url(number, false)) {
        Some(url) => text(call, &url),
        None => Ok(Value::Undefined),
    }
}
