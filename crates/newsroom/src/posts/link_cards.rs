//! Link cards that point into this site follow their target: its title, teaser and picture as they are now.

use clean::Html;

use super::store::{CardRow, card_of};
use crate::{Address, NewsroomError, Reader, Thing};

const BEGIN: &str = "<figure class=\"kg-card kg-bookmark-card";
const END: &str = "</figure>";

/// `html` with its link cards to this site's stories renewed, and those to stories that are gone left out.
///
/// Cards to other sites, and to addresses of this site that are no story's, stay as they are stored.
pub(super) fn renew(
    reader: &mut Reader<'_, '_>,
    address: &Address,
    html: String,
) -> Result<String, NewsroomError> {
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
        match target(card, address) {
            Some(slug) => {
                reader.note(Thing::Slug(slug.to_owned()));
                if let Some(row) = card_of(reader.tx, slug)? {
                    reader.note(Thing::Post(row.id.clone()));
                    renewed.push_str(&written(card, &row, address));
                }
            }
            None => renewed.extend([BEGIN, card, END]),
        }
        rest = after;
    }
    renewed.push_str(rest);
    Ok(renewed)
}

/// The slug of the story that a card's address can only mean: one part, below the site's root.
fn target<'c>(card: &'c str, address: &Address) -> Option<&'c str> {
    let (_, after) = card.split_once("href=\"")?;
    let path = address.own_path(after.split_once('"')?.0)?;
    let slug = path.trim_matches('/');
    (!slug.is_empty() && !slug.contains('/') && !slug.contains('.')).then_some(slug)
}

/// The card with the target's own words; what the editor wrote under it stays.
fn written(card: &str, row: &CardRow, address: &Address) -> String {
    let has_caption = card.starts_with(" kg-card-hascaption");
    let class = if has_caption { " kg-card-hascaption" } else { "" };
    let href =
        card.split_once("href=\"").and_then(|(_, after)| after.split_once('"')).map_or("", |(href, _)| href);
    let caption = card.find("<figcaption>").and_then(|start| card.get(start..)).unwrap_or_default();
    let metadata = between(card, "<div class=\"kg-bookmark-metadata\">", "</div>").unwrap_or_default();
    let excerpt = row.excerpt.as_deref().map(escaped).unwrap_or_default();
    let picture = row.picture.as_ref().map_or_else(String::new, |picture| {
        let source = escaped(&address.fill(picture.clone()));
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
