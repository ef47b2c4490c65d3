//! Link cards that point into this site follow their target: its title, teaser and picture as they are now.

use ::routing::{Form, Place};
use clean::Html;

use super::store::{CardRow, card_of};
use crate::{NewsroomError, Reader, Thing};

const BEGIN: &str = "<figure class=\"kg-card kg-bookmark-card";
const END: &str = "</figure>";

/// `html` with its link cards to this site's stories renewed, and those to stories that are gone left out.
///
/// Cards to other sites, and to addresses of this site that are no story's, stay as they are stored.
pub(super) fn renew(reader: &mut Reader<'_, '_>, html: String) -> Result<String, NewsroomError> {
    if !html.contains(BEGIN) {
        return Ok(html);
    }
    let mut renewed = String::with_capacity(html.len());
    let mut rest = html.as_str();
    while let Some((before, after)) = rest.split_once(BEGIN) {
        renewed.push_str(before);
        let Some((card, after)) = after.split_once(END) else {
            renewed.extend([BEGIN, after]);
            return Ok(renewed);
        };
        match target(card, reader) {
            Some(slug) => {
                reader.note(Thing::Slug(slug.clone()));
                if let Some(row) = card_of(reader.tx, &slug)? {
                    let path = reader.path_of(&row.id)?.unwrap_or_default();
                    renewed.push_str(&written(card, &row, &path, reader));
                }
            }
            None => renewed.extend([BEGIN, card, END]),
        }
        rest = after;
    }
    renewed.push_str(rest);
    Ok(renewed)
}

/// The slug of the story or page that a card's address can only mean.
fn target(card: &str, reader: &Reader<'_, '_>) -> Option<String> {
    let path = reader.address.own_path(href(card))?;
    let is_file = path.contains('.');
    if is_file {
        return None;
    }
    let mut slug = None;
    for place in reader.routes().places(path) {
        match place {
            Place::Post { captured, form: Form::Html } => {
                let asked = captured.get("slug")?.to_owned();
                slug = slug.or(Some(asked));
            }
            Place::Page { slug: page, form: Form::Html } => slug = slug.or(Some(page)),
            _ => return None,
        }
    }
    slug
}

fn href(card: &str) -> &str {
    card.split_once("href=\"").and_then(|(_, after)| after.split_once('"')).map_or("", |(href, _)| href)
}

/// The card with the target's own words and place; what the editor wrote under it stays, and so does what stands behind
/// the `?` or `#` of its address.
fn written(card: &str, row: &CardRow, path: &str, reader: &Reader<'_, '_>) -> String {
    let has_caption = card.starts_with(" kg-card-hascaption");
    let class = if has_caption { " kg-card-hascaption" } else { "" };
    let old = href(card);
    let rest = old.find(['?', '#']).and_then(|at| old.get(at..)).unwrap_or_default();
    let href = format!("{}{rest}", reader.address.of(path));
    let caption = card.find("<figcaption>").and_then(|start| card.get(start..)).unwrap_or_default();
    let metadata = between(card, "<div class=\"kg-bookmark-metadata\">", "</div>").unwrap_or_default();
    let excerpt = row.excerpt.as_deref().map(escaped).unwrap_or_default();
    let picture = row.picture.as_ref().map_or_else(String::new, |picture| {
        let source = escaped(&reader.address.fill(picture.clone()));
        format!("<div class=\"kg-bookmark-thumbnail\"><img src=\"{source}\" alt=\"\"></div>")
    });
    format!(
        "{BEGIN}{class}\"><a class=\"kg-bookmark-container\" href=\"{href}\"><div class=\"kg-bookmark-content\">\
         <div class=\"kg-bookmark-title\">{}</div><div class=\"kg-bookmark-description\">{excerpt}</div>\
         <div class=\"kg-bookmark-metadata\">{metadata}</div></div>{picture}</a>{caption}{END}",
        escaped(&row.title)
    )
}

fn between<'t>(text: &'t str, begin: &str, end: &str) -> Option<&'t str> {
    text.split_once(begin)?.1.split_once(end).map(|(inside, _)| inside)
}

fn escaped(text: &str) -> String {
    Html::escaped(text).into_string()
}
