//! A tag's front: the rubric's stories.

use newsroom::List;
use theme::PageKind;

use super::list::{self, Part};
use super::sheet::{self, Sheet};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::{Refusal, Site};

/// `/tag/harbour/` and `/tag/harbour/page/2/`; a hidden tag has none.
pub(crate) fn show(site: &Site, asked: &Asked) -> Result<Answer, Refusal> {
    let number = match list::part(asked)? {
        Part::Number(number) => number,
        Part::Moved(answer) => return Ok(answer),
    };
    site.read(|reader| {
        let tag = reader.tag_by_slug(asked.name("slug"))?.ok_or(Refusal::NotFound)?;
        let (posts, pagination) = list::stories(site, reader, &List::Tag(tag.id.clone()), number)?;
        Sheet::new(PageKind::Tag, list::path_of(&format!("/tag/{}/", tag.slug), number))
            .with_posts(posts, Some(pagination))
            .with_tag(tag)
            .with_newsfeed(sheet::newsfeed(site, reader, None)?)
            .render(site, reader)
    })
}
