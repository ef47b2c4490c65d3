//! `{{ghost_head exclude="…"}}`: what the head of a page says to machines.

use super::{Answer, Call, html};

pub(super) fn ghost_head<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let exclude = call.named("exclude").text().unwrap_or_default();
    html(call, &crate::head::write(call.state(), exclude))
}
