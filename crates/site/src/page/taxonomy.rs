//! A tag's front and an author's: who or what it is, and the stories.

use newsroom::{List, Reader, Span};
use routing::Part;
use theme::PageKind;

use super::list::{self, Turn, Which};
use super::sheet::{self, Sheet};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::feed::rss;
use crate::{Refusal, Site};

/// A tag's page, or its feed; a hidden tag has none.
pub(super) fn tag(
    site: &Site,
    reader: &mut Reader<'_, '_>,
    asked: &Asked,
    slug: &str,
    part: &Part,
) -> Result<Option<Answer>, Refusal> {
    if *part == Part::Edit {
        return Ok(Some(Answer::found(&format!("{}/ghost/#/tags/{slug}/", site.address()))));
    }
    let Some(tag) = reader.tag_by_slug(slug)? else { return Ok(None) };
    let (list, path) = (List::Tag(tag.id.clone()), reader.routes().path_of_tag(&tag.slug));
    if let Some(answer) = feed(site, reader, asked, part, &list, &tag.name, &path)? {
        return Ok(Some(answer));
    }
    let number = match list::turn(site, asked, part)? {
        Turn::To(number) => number,
        Turn::Moved(answer) => return Ok(Some(answer)),
    };
    let (posts, pagination) = list::stories(site, reader, &Which::Kept(list), None, number)?;
    Sheet::new(PageKind::Tag, list::path_of(&path, number))
        .with_posts(posts, Some(pagination))
        .with_tag(tag)
        .with_newsfeed(sheet::newsfeed(site, reader, None)?)
        .render(site, reader)
        .map(Some)
}

/// An author's page, or their feed; someone without a published story has none.
pub(super) fn author(
    site: &Site,
    reader: &mut Reader<'_, '_>,
    asked: &Asked,
    slug: &str,
    part: &Part,
) -> Result<Option<Answer>, Refusal> {
    if *part == Part::Edit {
        return Ok(Some(Answer::found(&format!("{}/ghost/#/settings/staff/{slug}/", site.address()))));
    }
    let Some(author) = reader.author_by_slug(slug)? else { return Ok(None) };
    let (list, path) = (List::Author(author.id.clone()), reader.routes().path_of_author(&author.slug));
    if let Some(answer) = feed(site, reader, asked, part, &list, &author.name, &path)? {
        return Ok(Some(answer));
    }
    let number = match list::turn(site, asked, part)? {
        Turn::To(number) => number,
        Turn::Moved(answer) => return Ok(Some(answer)),
    };
    let (posts, pagination) = list::stories(site, reader, &Which::Kept(list), None, number)?;
    Sheet::new(PageKind::Author, list::path_of(&path, number))
        .with_posts(posts, Some(pagination))
        .with_author(author)
        .with_newsfeed(sheet::newsfeed(site, reader, None)?)
        .render(site, reader)
        .map(Some)
}

/// The feed of a list, where one is asked for.
fn feed(
    site: &Site,
    reader: &mut Reader<'_, '_>,
    asked: &Asked,
    part: &Part,
    list: &List,
    name: &str,
    path: &str,
) -> Result<Option<Answer>, Refusal> {
    match part {
        Part::OldFeed => Ok(Some(site.moved(&format!("{path}rss/"), None))),
        Part::Feed => {
            let posts = reader.whole_posts(list, &Span::Page { number: 1, limit: rss::LENGTH })?;
            Ok(Some(rss::feed(site, reader, &posts, Some(name), &asked.feed_of(path))))
        }
        Part::First | Part::Number(_) | Part::Edit => Ok(None),
    }
}
