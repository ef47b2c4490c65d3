//! `{{date published_at format="DD MMM YYYY"}}`: a date in the site's zone and language.

use hbs::Value;
use jiff::Timestamp;

use super::{Answer, Call, html, is_on, option};
use crate::date::{Shown, read};

pub(super) fn date<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let view = call.state();
    let date = match call.params().first() {
        Some(date) => *date,
        None => call.this().field("published_at"),
    };
    let now = Timestamp::from_millisecond(view.page.now).unwrap_or(Timestamp::UNIX_EPOCH);
    let when = date.text().and_then(read).unwrap_or_else(|| {
        view.reads.borrow_mut().clock = true;
        now
    });
    let zone = option(call, "timezone").unwrap_or(&view.page.site.timezone);
    let language = option(call, "locale").unwrap_or(&view.page.site.locale);
    let shown = Shown::new(when, zone, language);
    if is_on(call.named("timeago")) {
        view.reads.borrow_mut().clock = true;
        return html(call, &shown.ago(now));
    }
    let format = match call.named("format") {
        Value::Text(format) | Value::Html(format) => format,
        _ => "ll",
    };
    html(call, &shown.format(format))
}
