//! The image card.

use crate::{
    html::Tag,
    json::{self, Fields, format_number, truthy},
    render::Context,
};

use super::{Card, picture::Picture};

/// Newer formats in which pictures are offered, the smallest first.
const FORMATS: [&str; 2] = ["avif", "webp"];

pub(super) fn render(fields: Fields<'_>, context: &Context<'_>) -> Card {
    let (src, caption) = (fields.text("src"), fields.text("caption"));
    if json::trim(&src).is_empty() {
        return Ok(String::new());
    }
    let picture = Picture {
        src: &src,
        width: fields.number("width"),
        height: fields.number("height"),
        is_exact: fields.get("width").is_number(),
    };
    let image = if context.is_email() {
        email_image(fields, &picture, context)
    } else {
        web_image(fields, &picture, context)
    };
    let href = fields.text("href");
    let image = if href.is_empty() {
        image
    } else {
        format!("{}{image}</a>", Tag::new("a").with("href", context.address(href)))
    };
    let figure =
        Tag::new("figure").with("class", class(&fields.text_or("cardWidth", "regular"), !caption.is_empty()));
    Ok(format!("{figure}{image}{}</figure>", context.figcaption(&caption)))
}

fn class(width: &str, has_caption: bool) -> String {
    let mut class = "kg-card kg-image-card".to_owned();
    if width != "regular" {
        class.push_str(" kg-width-");
        class.push_str(width);
    }
    if has_caption {
        class.push_str(" kg-card-hascaption");
    }
    class
}

fn tag<'a>(fields: Fields<'a>, picture: &Picture<'a>, context: &Context<'_>) -> Tag<'a> {
    let mut tag = Tag::new("img")
        .with("src", context.source(picture.src))
        .with("class", "kg-image")
        .with("alt", fields.text("alt"))
        .with("loading", "lazy");
    let title = fields.text("title");
    if !title.is_empty() {
        tag.set("title", title);
    }
    if has_size(fields) {
        tag.set("width", json::text(fields.get("width")));
        tag.set("height", json::text(fields.get("height")));
    }
    if let Some(size) = picture.stored_size(context) {
        set_size(&mut tag, size);
    }
    tag
}

fn has_size(fields: Fields<'_>) -> bool {
    truthy(fields.get("width")) && truthy(fields.get("height"))
}

pub(super) fn set_size(tag: &mut Tag<'_>, (width, height): (f64, f64)) {
    tag.set("width", format_number(width));
    tag.set("height", format_number(height));
}

fn web_image(fields: Fields<'_>, picture: &Picture<'_>, context: &Context<'_>) -> String {
    let mut tag = tag(fields, picture, context);
    let Some(srcset) = picture.srcset(None, context) else { return tag.to_string() };
    tag.set("srcset", srcset);
    let sizes = match &*fields.text_or("cardWidth", "regular") {
        "regular" if picture.width >= 720.0 => Some("(min-width: 720px) 720px"),
        "wide" if picture.width >= 1200.0 => Some("(min-width: 1200px) 1200px"),
        _ => None,
    };
    if let Some(sizes) = sizes {
        tag.set("sizes", sizes);
    }
    let sources = sources(picture, sizes, context);
    if sources.is_empty() { tag.to_string() } else { format!("<picture>{sources}{tag}</picture>") }
}

/// The picture in newer formats, where the site offers them.
fn sources(picture: &Picture<'_>, sizes: Option<&str>, context: &Context<'_>) -> String {
    let options = context.options;
    let Some(offered) = &options.can_transform_image_to_format else { return String::new() };
    if !options.feature.picture_image_formats || is_animated(picture.src) || !picture.is_resizable(context) {
        return String::new();
    }
    let mut sources = String::new();
    for format in FORMATS.into_iter().filter(|format| offered.iter().any(|offered| offered == format)) {
        if let Some(srcset) = picture.srcset(Some(format), context) {
            let mut source =
                Tag::new("source").with("srcset", srcset).with("type", format!("image/{format}"));
            if let Some(sizes) = sizes {
                source.set("sizes", sizes);
            }
            sources.push_str(&source.to_string());
        }
    }
    sources
}

fn is_animated(src: &str) -> bool {
    let path = src.split(['?', '#']).next().unwrap_or_default();
    path.get(path.len().saturating_sub(4)..).is_some_and(|end| end.eq_ignore_ascii_case(".gif"))
}

fn email_image(fields: Fields<'_>, picture: &Picture<'_>, context: &Context<'_>) -> String {
    let mut tag = tag(fields, picture, context);
    if has_size(fields) {
        if picture.width >= 600.0 {
            set_size(&mut tag, picture.email_size());
        } else {
            tag.set("width", json::text(fields.get("width")));
            tag.set("height", json::text(fields.get("height")));
        }
        if let Some(src) = picture.email_src(context) {
            tag.set("src", src);
        }
    }
    tag.to_string()
}
