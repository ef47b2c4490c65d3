//! The bookmark: a card that shows the page it links to.

use crate::{
    html::{Tag, push_text},
    json::{self, Fields},
    render::Context,
};

use super::{Card, style::escape_html};

/// How many characters of the description e-mails show, in UTF-16 units: on wide screens and on narrow ones.
const WIDE: usize = 120;
const NARROW: usize = 90;

pub(super) fn render(fields: Fields<'_>, context: &Context<'_>) -> Card {
    if json::trim(&fields.text("url")).is_empty() {
        return Ok(String::new());
    }
    if context.is_email() { email(fields, context) } else { Ok(web(fields, context)) }
}

fn web(fields: Fields<'_>, context: &Context<'_>) -> String {
    let (page, caption) = (fields.object("metadata"), fields.text("caption"));
    let class = if caption.is_empty() {
        "kg-card kg-bookmark-card"
    } else {
        "kg-card kg-bookmark-card kg-card-hascaption"
    };
    let link = Tag::new("a")
        .with("class", "kg-bookmark-container")
        .with("href", context.address(fields.text("url")));
    let mut out = format!("<figure class=\"{class}\">{link}<div class=\"kg-bookmark-content\">");
    push_element(&mut out, "div", "kg-bookmark-title", &page.text("title"));
    push_element(&mut out, "div", "kg-bookmark-description", &page.text("description"));
    out.push_str("<div class=\"kg-bookmark-metadata\">");
    let icon = page.text("icon");
    if !icon.is_empty() {
        let icon = Tag::new("img")
            .with("class", "kg-bookmark-icon")
            .with("src", context.source(icon))
            .with("alt", "");
        out.push_str(&icon.to_string());
    }
    // Themes know the two classes the wrong way round.
    for (field, class) in [("publisher", "kg-bookmark-author"), ("author", "kg-bookmark-publisher")] {
        let text = page.text(field);
        if !text.is_empty() {
            push_element(&mut out, "span", class, &text);
        }
    }
    out.push_str("</div></div>");
    let thumbnail = page.text("thumbnail");
    if !thumbnail.is_empty() {
        let picture = Tag::new("img")
            .with("src", context.source(thumbnail))
            .with("alt", "")
            .with("onerror", "this.style.display = 'none'");
        out.push_str(&format!("<div class=\"kg-bookmark-thumbnail\">{picture}</div>"));
    }
    format!("{out}</a>{}</figure>", context.figcaption(&caption))
}

fn push_element(out: &mut String, name: &str, class: &str, text: &str) {
    out.push_str(&format!("<{name} class=\"{class}\">"));
    push_text(out, text);
    out.push_str(&format!("</{name}>"));
}

fn email(fields: Fields<'_>, context: &Context<'_>) -> Card {
    let page = fields.object("metadata");
    let (url, caption, icon) = (fields.text("url"), fields.text("caption"), page.text("icon"));
    let (url, icon) = (context.quoted_address(&url), context.quoted_address(&icon));
    let (publisher, author) = (escape_html(&page.text("publisher")), escape_html(&page.text("author")));
    let byline = |text: &str, class: &str| {
        if_some(text, || format!(r#"<span class="{class}" src="{text}">{text}</span>"#))
    };
    let caption = context.markup(&caption);
    let inner = context.all(&format!(
        include_str!("templates/bookmark.email.html"),
        caption_class = if caption.is_empty() { "" } else { "kg-card-hascaption" },
        url = url,
        title = escape_html(&page.text("title")),
        description = shortened(&page.text("description")),
        icon = if_some(&icon, || format!(r#"<img class="kg-bookmark-icon" src="{icon}" alt="">"#)),
        publisher_span = byline(&publisher, "kg-bookmark-author"),
        author_span = byline(&author, "kg-bookmark-publisher"),
        thumbnail = thumbnail(&page.text("thumbnail"), context),
        caption = if_some(&caption, || format!("<figcaption>{caption}</figcaption>")),
        outlook_icon = if_some(&icon, || outlook_icon(&url, &icon)),
        publisher = publisher,
        dot = if author.is_empty() { "" } else { "&nbsp;&#x2022;&nbsp;" },
        author = author,
    ))?;
    Ok(format!("<div>\n        {inner}</div>"))
}

fn if_some(text: &str, html: impl Fn() -> String) -> String {
    if text.is_empty() { String::new() } else { html() }
}

fn thumbnail(url: &str, context: &Context<'_>) -> String {
    if url.is_empty() {
        return String::new();
    }
    format!(
        r#"<div class="kg-bookmark-thumbnail" style="background-image: url('{}')">
                        <img src="{}" alt="" onerror="this.style.display='none'"></div>"#,
        context.style_address(url),
        context.quoted_address(url),
    )
}

fn outlook_icon(url: &str, icon: &str) -> String {
    format!(
        r#"
                                                <td valign="middle" class="kg-bookmark-icon--outlook" style="padding-right: 8px; font-size: 0; line-height: 1.5em;">
                                                    <a href="{url}" style="text-decoration: none; color: #15212A;">
                                                        <img src="{icon}" width="22" height="22" alt=" ">
                                                    </a>
                                                </td>
                                            "#
    )
}

/// The description, cut where screens end: what only wide ones show is marked.
fn shortened(description: &str) -> String {
    let units: Vec<u16> = description.encode_utf16().collect();
    if units.len() <= NARROW {
        return escape_html(description);
    }
    let part = |from: usize, to: usize| {
        escape_html(&String::from_utf16_lossy(units.get(from..to.min(units.len())).unwrap_or_default()))
    };
    let ellipsis = if units.len() <= WIDE { "<span class=\"hide-desktop\">…</span>" } else { "…" };
    format!(
        "{}<span class=\"desktop-only\">{}</span>{ellipsis}",
        part(0, NARROW - 1),
        part(NARROW - 1, WIDE - 1),
    )
}
