//! The button card.

use crate::{
    html::{Tag, push_text},
    json::{self, Fields},
    render::Context,
};

use super::{Card, email_button::EmailButton, template::on_one_line};

pub(super) fn render(fields: Fields<'_>, context: &Context<'_>) -> Card {
    let (url, alignment) = (fields.text("buttonUrl"), fields.text_or("alignment", "center"));
    if json::trim(&url).is_empty() {
        return Ok(String::new());
    }
    let text = fields.text_or("buttonText", "Button Title");
    if context.is_email() {
        let button = EmailButton { url: &url, text: &text, alignment: &alignment, ..EmailButton::default() };
        return context.all(&on_one_line(&format!(
            r#"
        <table class="kg-card kg-button-card" border="0" cellpadding="0" cellspacing="0">
            <tbody>
                <tr>
                    <td class="kg-card-spacing">
                        {}
                    </td>
                </tr>
            </tbody>
        </table>
    "#,
            button.template(context)
        )));
    }
    let card = Tag::new("div").with("class", format!("kg-card kg-button-card kg-align-{alignment}"));
    let link = Tag::new("a").with("href", context.address(url)).with("class", "kg-btn kg-btn-accent");
    let mut out = format!("{card}{link}");
    push_text(&mut out, &text);
    out.push_str("</a></div>");
    Ok(out)
}
