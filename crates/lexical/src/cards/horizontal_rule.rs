//! The divider. Outlook knows no `hr`, so that e-mails have a table with a border.

use crate::{json::Fields, render::Context};

use super::Card;

const EMAIL: &str = concat!(
    r#"<table class="kg-card kg-hr-card" role="presentation" width="100%" border="0" cellpadding="0" cellspacing="0">"#,
    "<tbody><tr><td>",
    r#"<!--[if !mso]><!-- --><hr style="display: none;"><!--<![endif]-->"#,
    r#"<table class="kg-hr" role="presentation" border="0" cellpadding="0" cellspacing="0">"#,
    "<tbody><tr><td>&nbsp;</td></tr></tbody></table>",
    "</td></tr></tbody></table>",
);

pub(super) fn render(_fields: Fields<'_>, context: &Context<'_>) -> Card {
    Ok(if context.is_email() { EMAIL } else { "<hr>" }.to_owned())
}
