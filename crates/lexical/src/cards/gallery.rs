//! The gallery: pictures in rows of up to three.

use std::collections::BTreeMap;

use crate::{
    html::Tag,
    json::{Fields, trim},
    render::Context,
};

use super::{Card, image::set_size, picture::Picture};

pub(super) fn render(fields: Fields<'_>, context: &Context<'_>) -> Card {
    let images: Vec<Fields<'_>> = fields
        .get("images")
        .as_array()
        .into_iter()
        .flatten()
        .map(Fields::of)
        .filter(|image| is_complete(*image))
        .collect();
    if images.is_empty() {
        return Ok(String::new());
    }
    let rows = rows(&images);
    let is_alone = images.len() == 1 && rows.contains_key(&0);
    let caption = fields.text("caption");
    let captioned = if caption.is_empty() { "" } else { " kg-card-hascaption" };
    let mut out = format!(
        "<figure class=\"kg-card kg-gallery-card kg-width-wide{captioned}\"><div class=\"kg-gallery-container\">"
    );
    for row in rows.values() {
        out.push_str("<div class=\"kg-gallery-row\">");
        for image in row {
            out.push_str("<div class=\"kg-gallery-image\">");
            push_image(&mut out, *image, is_alone, context);
            out.push_str("</div>");
        }
        out.push_str("</div>");
    }
    Ok(format!("{out}</div>{}</figure>", context.figcaption(&caption)))
}

fn is_complete(image: Fields<'_>) -> bool {
    let is_filled = |name| image.get(name).as_str().is_some_and(|text| !trim(text).is_empty());
    let is_size = |name| image.get(name).as_f64().is_some_and(|size| size > 0.0);
    let is_row = image.get("row").as_f64().is_some_and(|row| row >= 0.0 && row.fract() == 0.0);
    is_filled("fileName") && is_filled("src") && is_size("width") && is_size("height") && is_row
}

/// The images by row. The last but one moves down where the last would be alone in its row.
fn rows<'a>(images: &[Fields<'a>]) -> BTreeMap<u64, Vec<Fields<'a>>> {
    let mut rows: BTreeMap<u64, Vec<Fields<'a>>> = BTreeMap::new();
    for (at, image) in images.iter().enumerate() {
        let row = image.get("row").as_u64().unwrap_or_default();
        let moves_down = images.len() > 1 && images.len() % 3 == 1 && at == images.len() - 2;
        rows.entry(row.saturating_add(u64::from(moves_down))).or_default().push(*image);
    }
    rows
}

fn push_image(out: &mut String, image: Fields<'_>, is_alone: bool, context: &Context<'_>) {
    let src = image.text("src");
    let picture =
        Picture { src: &src, width: image.number("width"), height: image.number("height"), is_exact: true };
    let mut tag = Tag::new("img").with("src", context.source(&*src));
    set_size(&mut tag, (picture.width, picture.height));
    tag.set("loading", "lazy");
    tag.set("alt", image.text("alt"));
    let title = image.text("title");
    if !title.is_empty() {
        tag.set("title", title);
    }
    if let Some(size) = picture.stored_size(context) {
        set_size(&mut tag, size);
    }
    if context.is_email() {
        set_for_email(&mut tag, &picture, context);
    } else if let Some(srcset) = picture.srcset(None, context) {
        tag.set("srcset", srcset);
        if is_alone && picture.width >= 1200.0 {
            tag.set("sizes", "(min-width: 1200px) 1200px");
        } else if picture.width >= 720.0 {
            tag.set("sizes", "(min-width: 720px) 720px");
        }
    }
    let href = image.text("href");
    if href.is_empty() {
        out.push_str(&tag.to_string());
    } else {
        out.push_str(&format!("{}{tag}</a>", Tag::new("a").with("href", context.address(href))));
    }
}

fn set_for_email(tag: &mut Tag<'_>, picture: &Picture<'_>, context: &Context<'_>) {
    if picture.width > 600.0 {
        set_size(tag, picture.email_size());
    }
    if let Some(src) = picture.email_src(context) {
        tag.set("src", src);
    }
    if picture.is_at_unsplash()
        && let Some(src) = picture.unsplash_src(1200.0, None)
    {
        tag.set("src", src);
    }
}
