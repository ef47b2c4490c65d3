//! The News Feed as a page of its own: every item, newest first, led on by cursor.

use newsroom::{Cursor, List, Reader, Span};
use theme::PageKind;

use super::sheet::{self, Sheet};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::{Refusal, Site};

/// Items of one part.
const LENGTH: i64 = 25;

/// `/newsfeed/` and `/newsfeed/?after=CURSOR`, which stays the same while newer items come in. A story or page that
/// has this address already keeps it.
pub(super) fn show(site: &Site, reader: &mut Reader<'_, '_>, asked: &Asked) -> Result<Answer, Refusal> {
    let span = match asked.parameter("after") {
        None => Span::Page { number: 1, limit: LENGTH + 1 },
        Some(token) => {
            let cursor = Cursor::parse(&token).ok_or(Refusal::NotFound)?;
            Span::After { cursor, limit: LENGTH + 1 }
        }
    };
    let feed = sheet::cut(site, reader.posts(&List::Posts, &span)?, LENGTH);
    let kind = PageKind::List { name: "newsfeed".to_owned(), templates: Vec::new(), is_collection: false };
    Sheet::new(kind, "/newsfeed/")
        .with_posts(feed.posts.clone(), None)
        .with_newsfeed(feed)
        .render(site, reader)
}
