//! Pages that show a list of stories, one part after the other: the front page, a tag's, an author's.

use newsroom::{List, Reader, Span};
use published::{Pagination, Post};

use crate::answer::Answer;
use crate::asked::Asked;
use crate::{Refusal, Site};

/// Which part of a list was asked for.
pub(crate) enum Part {
    /// This one, from 1.
    Number(i64),
    /// The first one by its number, which is not its address.
    Moved(Answer),
}

/// Reads the number in `…/page/2/`; as Ghost 6.65, `/page/1/` is sent to the list itself.
pub(crate) fn part(asked: &Asked) -> Result<Part, Refusal> {
    let number = asked.name("number");
    if number.is_empty() {
        return Ok(Part::Number(1));
    }
    match number.parse::<i64>() {
        Ok(1) => {
            let target = asked.target();
            Ok(Part::Moved(Answer::moved(&target.replacen(&format!("/page/{number}/"), "/", 1))))
        }
        Ok(number) if number > 1 && asked.name("number").bytes().all(|byte| byte.is_ascii_digit()) => {
            Ok(Part::Number(number))
        }
        _ => Err(Refusal::NotFound),
    }
}

/// The stories of one part of a list; a part past the end is not found.
pub(crate) fn stories(
    site: &Site,
    reader: &mut Reader<'_, '_>,
    list: &List,
    number: i64,
) -> Result<(Vec<Post>, Pagination), Refusal> {
    let stage = site.stages().of(reader);
    let limit = i64::from(stage.theme.manifest().posts_per_page.max(1));
    let pagination = Pagination::new(number, limit, reader.count(list)?);
    if number > pagination.pages {
        return Err(Refusal::PastTheEnd);
    }
    let posts = reader.posts(list, &Span::Page { number, limit })?;
    Ok((posts, pagination))
}

/// The path of one part of a list whose first part is at `path`.
pub(crate) fn path_of(path: &str, number: i64) -> String {
    if number == 1 { path.to_owned() } else { format!("{path}page/{number}/") }
}
