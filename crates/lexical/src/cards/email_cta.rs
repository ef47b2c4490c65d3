//! The e-mail call to action: rich text and a button for members of one kind, which only go out by e-mail.

use crate::{
    html::{self, Tag},
    json::Fields,
    render::Context,
};

use super::{Card, email::prepared, style::escape_html};

pub(super) fn render(fields: Fields<'_>, context: &Context<'_>) -> Card {
    let (html, button_text, button_url) =
        (fields.text("html"), fields.text("buttonText"), fields.text("buttonUrl"));
    let has_button = fields.is("showButton", false) && !button_text.is_empty() && !button_url.is_empty();
    if (html.is_empty() && !has_button) || !context.is_email() {
        return Ok(String::new());
    }
    let has_dividers = fields.is("showDividers", true);
    let alignment = fields.text_or("alignment", "left");
    let mut tag = Tag::new("div").with("data-gh-segment", fields.text_or("segment", "status:free"));
    if alignment == "center" {
        tag.set("class", "align-center");
    }
    let divider = if has_dividers { "<hr>" } else { "" };
    let text = if context.is_safe() { html::safe_fragment(&html) } else { html.into_owned() };
    let mut content = html::round_trip(&format!("{divider}{}", prepared(&text)), "div");
    if has_button {
        let button = format!(
            r#"
            <div class="btn btn-accent">
                <table border="0" cellspacing="0" cellpadding="0" align="{}">
                    <tbody>
                        <tr>
                            <td align="center">
                                <a href="{}">{}</a>
                            </td>
                        </tr>
                    </tbody>
                </table>
            </div>
            <p></p>
        "#,
            escape_html(&alignment),
            escape_html(&context.quoted_address(&button_url)),
            escape_html(&button_text),
        );
        content = html::round_trip(&format!("{content}{}", prepared(&button)), "div");
    }
    Ok(format!("{tag}{content}{divider}</div>"))
}
