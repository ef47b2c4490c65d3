//! The button of e-mails: a table, as Outlook wants it.

use crate::render::Context;

use super::{
    style::{is_hex_colour, text_colour_on},
    template::on_one_line,
};

/// What a button shows and how.
#[derive(Debug, Default)]
pub(super) struct EmailButton<'a> {
    pub(super) url: &'a str,
    /// HTML.
    pub(super) text: &'a str,
    pub(super) alignment: &'a str,
    /// A colour, `accent` or `transparent`; empty for none.
    pub(super) colour: &'a str,
    pub(super) width: &'a str,
}

impl EmailButton<'_> {
    /// The button as part of a template. Its style, filled or an outline, is the newsletter's if it has a colour.
    pub(super) fn template(&self, context: &Context<'_>) -> String {
        let style = context.options.design.button_style.as_deref().unwrap_or("fill");
        let is_coloured = !self.colour.is_empty() && self.colour != "accent";
        let colour = context.quoted(self.colour);
        let (mut cell, mut link) = (String::new(), String::new());
        if is_coloured && style == "fill" && self.colour != "transparent" {
            cell = format!("background-color: {colour};");
            if is_hex_colour(self.colour) {
                link = format!("color: {} !important;", text_colour_on(self.colour));
            }
        } else if is_coloured && style == "outline" {
            link = format!("color: {colour} !important;");
            cell = format!(
                "{link} border: 1px solid {colour}; border-color: currentColor; background-color: transparent;"
            );
        }
        on_one_line(&format!(
            r#"
        <table class="btn{accent}" border="0" cellspacing="0" cellpadding="0"{alignment}>
            <tbody>
                <tr>
                    <td align="center"{width}{cell}>
                        <a href="{url}"{link}>{text}</a>
                    </td>
                </tr>
            </tbody>
        </table>
    "#,
            accent = if self.colour == "accent" { " btn-accent" } else { "" },
            alignment = attribute("align", &context.quoted(self.alignment)),
            width = attribute("width", self.width),
            cell = attribute("style", &cell),
            url = context.quoted_address(self.url),
            link = attribute("style", &link),
            text = context.markup(self.text),
        ))
    }
}

/// The attribute with a space before it, or nothing where it has no value.
fn attribute(name: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { format!(" {name}=\"{value}\"") }
}
