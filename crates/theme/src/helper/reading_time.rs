//! `{{reading_time}}`: how long a story takes to read.

use hbs::Value;

use super::{Answer, Call, html, is_post, option};

pub(super) fn reading_time<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let this = call.this();
    let time = this.field("reading_time");
    let html_is_empty = this.field("html").text().is_some_and(str::is_empty);
    // Where a list carries no texts, a story that has a reading time has one.
    if !is_post(this) || !matches!(time, Value::Number(minutes) if minutes > 0.0 || !html_is_empty) {
        return Ok(Value::Undefined);
    }
    match time {
        Value::Number(minutes) if minutes > 1.0 => {
            let form = option(call, "minutes").unwrap_or("% min read");
            html(call, &form.replacen('%', &minutes.to_string(), 1))
        }
        _ => Ok(Value::Html(option(call, "minute").unwrap_or("1 min read"))),
    }
}
