//! Pages that show a list of stories, one part after the other: the front page, a tag's, an author's, a channel.

use jiff::Timestamp;
use newsroom::{Ask, List, Reader, Span, Texts};
use nql::{Filter, Order};
use published::{Pagination, Post};
use routing::Part;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::{Refusal, Site};

/// Which part of a list was asked for.
pub(super) enum Turn {
    /// This one, from 1.
    To(i64),
    /// The first one by its number, which is not its address.
    Moved(Answer),
}

/// Which stories are listed.
pub(super) enum Which {
    /// Those of a list that is kept.
    Kept(List),
    /// Those that pass a filter.
    Asked(Option<Filter>, Vec<Order>),
}

impl Which {
    /// A kept list where one is what is asked for.
    pub(super) fn of(
        reader: &mut Reader<'_, '_>,
        filter: Option<Filter>,
        order: &[Order],
    ) -> Result<Self, Refusal> {
        let kept = reader.list_of(filter.as_ref(), order)?;
        Ok(kept.map_or_else(|| Self::Asked(filter, order.to_vec()), Self::Kept))
    }
}

/// The number in `…/page/2/`; as Ghost 6.65, `/page/1/` is sent to the list itself.
pub(super) fn turn(site: &Site, asked: &Asked, part: &Part) -> Result<Turn, Refusal> {
    let Part::Number(number) = part else { return Ok(Turn::To(1)) };
    match number.parse::<i64>() {
        Ok(1) => {
            let path = asked.path.replacen(&format!("/page/{number}/"), "/", 1);
            Ok(Turn::Moved(site.moved(&path, asked.query())))
        }
        Ok(number) if number > 1 => Ok(Turn::To(number)),
        _ => Err(Refusal::PastTheEnd),
    }
}

/// The stories of one part of a list, as many as `limit` or else the theme says; a part past the end is not found.
pub(super) fn stories(
    site: &Site,
    reader: &mut Reader<'_, '_>,
    which: &Which,
    limit: Option<u32>,
    number: i64,
) -> Result<(Vec<Post>, Pagination), Refusal> {
    let stage = site.stages().of(reader);
    let limit = i64::from(limit.unwrap_or_else(|| stage.theme.manifest().posts_per_page).max(1));
    let texts = if stage.theme.lists_show_texts() { Texts::Whole } else { Texts::None };
    let (posts, total) = match which {
        Which::Kept(list) => {
            let total = reader.count(list)?;
            if number > Pagination::new(number, limit, total).pages {
                return Err(Refusal::PastTheEnd);
            }
            let span = Span::Page { number, limit };
            let posts = match texts {
                Texts::Whole => reader.whole_posts(list, &span)?,
                Texts::None => reader.posts(list, &span)?,
            };
            (posts, total)
        }
        Which::Asked(filter, order) => {
            let ask = ask(site, filter.as_ref(), order, number, limit);
            let found = reader.find_posts(&ask, texts)?;
            (found.items, found.total)
        }
    };
    let pagination = Pagination::new(number, limit, total);
    if number > pagination.pages { Err(Refusal::PastTheEnd) } else { Ok((posts, pagination)) }
}

/// The newest stories of a list with their texts, as feeds have them.
pub(super) fn whole(
    site: &Site,
    reader: &mut Reader<'_, '_>,
    which: &Which,
    limit: i64,
) -> Result<Vec<Post>, Refusal> {
    Ok(match which {
        Which::Kept(list) => reader.whole_posts(list, &Span::Page { number: 1, limit })?,
        Which::Asked(filter, order) => {
            reader.find_posts(&ask(site, filter.as_ref(), order, 1, limit), Texts::Whole)?.items
        }
    })
}

/// The question for one part of a list.
pub(super) fn ask<'a>(
    site: &Site,
    filter: Option<&'a Filter>,
    order: &'a [Order],
    number: i64,
    limit: i64,
) -> Ask<'a> {
    let offset = number.saturating_sub(1).saturating_mul(limit);
    Ask {
        filter,
        order,
        after: None,
        offset: u64::try_from(offset).unwrap_or_default(),
        limit: u64::try_from(limit).unwrap_or_default(),
        now: Timestamp::from_millisecond(site.now()).unwrap_or(Timestamp::UNIX_EPOCH),
    }
}

/// The path of one part of a list whose first part is at `path`.
pub(super) fn path_of(path: &str, number: i64) -> String {
    if number == 1 { path.to_owned() } else { format!("{path}page/{number}/") }
}
