//! The toggle: a heading that opens and closes what is under it; in e-mails it is open.

use crate::{json::Fields, render::Context};

use super::{Card, template::on_one_line};

pub(super) fn render(fields: Fields<'_>, context: &Context<'_>) -> Card {
    let (heading, content) = (fields.text("heading"), fields.text("content"));
    let (heading, content) = (context.markup(&heading), context.markup(&content));
    if context.is_email() {
        context.one(&on_one_line(&format!(
            include_str!("templates/toggle.email.html"),
            heading = heading,
            content = content
        )))
    } else {
        context.one(&format!(include_str!("templates/toggle.web.html"), heading = heading, content = content))
    }
}
