//! The podcast card: a member's own feeds at Transistor.

use crate::{
    html::Tag,
    json::{self, Fields},
    render::Context,
};

use super::{Card, placeholder, style, template::on_one_line, visibility::Visibility};

pub(super) fn render(fields: Fields<'_>, context: &Context<'_>) -> Card {
    let visibility = fields.get("visibility");
    // The embed needs a member, so that visitors don't see it where nothing else is said.
    let visibility =
        if json::truthy(visibility) { Visibility::of(visibility) } else { Visibility::all_members() };
    let card = if context.is_email() { email(context)? } else { web(context) };
    Ok(visibility.show(card, context))
}

fn web(context: &Context<'_>) -> String {
    // The page puts in the member's uuid.
    let mut url = "https://partner.transistor.fm/ghost/embed/%7Buuid%7D".to_owned();
    if let Some(site) = context.options.site_uuid.as_deref().filter(|site| !site.is_empty()) {
        url.push_str("?ctx=");
        url.extend(url::form_urlencoded::byte_serialize(site.as_bytes()));
    }
    let frame = Tag::new("iframe")
        .with("width", "100%")
        .with("height", "370")
        .with("frameborder", "no")
        .with("scrolling", "no")
        .with("seamless", "");
    let player = frame
        .clone()
        .with("title", "Transistor podcasts")
        .with("data-src", &*url)
        .with("data-kg-transistor-embed", "");
    let without_script = frame.with("src", &*url);
    let script = include_str!("templates/transistor.script.html").trim_end();
    format!("{player}</iframe>{script}<noscript>{without_script}</iframe></noscript>")
}

fn email(context: &Context<'_>) -> Card {
    let colour = context
        .options
        .design
        .accent_color
        .as_deref()
        .filter(|colour| !colour.is_empty())
        .unwrap_or("#15171A");
    let card = on_one_line(&format!(
        include_str!("templates/transistor.email.html"),
        accent_colour = style::escape_html(colour)
    ));
    context.first(&placeholder::wrap(&card))
}
