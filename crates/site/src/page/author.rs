//! An author's page: who it is, and the stories.

use newsroom::List;
use theme::PageKind;

use super::list::{self, Part};
use super::sheet::{self, Sheet};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::{Refusal, Site};

/// `/author/olena/` and `/author/olena/page/2/`; someone without a published story has none.
pub(crate) fn show(site: &Site, asked: &Asked) -> Result<Answer, Refusal> {
    let number = match list::part(asked)? {
        Part::Number(number) => number,
        Part::Moved(answer) => return Ok(answer),
    };
    site.read(|reader| {
        let author = reader.author_by_slug(asked.name("slug"))?.ok_or(Refusal::NotFound)?;
        let (posts, pagination) = list::stories(site, reader, &List::Author(author.id.clone()), number)?;
        Sheet::new(PageKind::Author, list::path_of(&format!("/author/{}/", author.slug), number))
            .with_posts(posts, Some(pagination))
            .with_author(author)
            .with_newsfeed(sheet::newsfeed(site, reader, None)?)
            .render(site, reader)
    })
}
