//! The front page, and the pages of older stories behind it.

use newsroom::List;
use theme::PageKind;

use super::list::{self, Part};
use super::sheet::{self, Sheet};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::{Refusal, Site};

/// `/` and `/page/2/`.
pub(crate) fn show(site: &Site, asked: &Asked) -> Result<Answer, Refusal> {
    let number = match list::part(asked)? {
        Part::Number(number) => number,
        Part::Moved(answer) => return Ok(answer),
    };
    site.read(|reader| {
        let (posts, pagination) = list::stories(site, reader, &List::Posts, number)?;
        let kind = PageKind::List { name: "index".to_owned(), templates: Vec::new() };
        let newsfeed = sheet::newsfeed(site, reader, None)?;
        Sheet::new(kind, list::path_of("/", number))
            .with_posts(posts, Some(pagination))
            .with_newsfeed(newsfeed)
            .render(site, reader)
    })
}

/// `/private/`, where readers of a site behind a password would type it: an open site sends them in.
pub(crate) fn unlocked(site: &Site, _: &Asked) -> Result<Answer, Refusal> {
    site.read(|_| Ok(Answer::found(&format!("{}/", site.address()))))
}
