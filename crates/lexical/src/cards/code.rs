//! The code block.

use crate::{
    html::{Tag, push_text},
    json::{self, Fields},
    render::Context,
};

use super::Card;

pub(super) fn render(fields: Fields<'_>, context: &Context<'_>) -> Card {
    let code = fields.text("code");
    if json::trim(&code).is_empty() {
        return Ok(String::new());
    }
    let language = fields.text("language");
    let mut tag = Tag::new("code");
    if !language.is_empty() {
        tag.set("class", format!("language-{language}"));
    }
    let mut out = format!("<pre>{tag}");
    push_text(&mut out, &code);
    out.push_str("</code></pre>");
    let caption = fields.text("caption");
    if caption.is_empty() {
        return Ok(out);
    }
    Ok(format!("<figure class=\"kg-card kg-code-card\">{out}{}</figure>", context.figcaption(&caption)))
}
