//! The News Feed as a page of its own: every item, newest first, led on by cursor.

use newsroom::{Cursor, List, Span};
use theme::PageKind;

use super::entry;
use super::sheet::{self, Sheet};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::{Refusal, Site};

/// Items of one part.
const LENGTH: i64 = 25;

/// `/newsfeed/` and `/newsfeed/?after=CURSOR`, which stays the same while newer items come in. A story or page that
/// has this address already keeps it.
pub(crate) fn show(site: &Site, asked: &Asked) -> Result<Answer, Refusal> {
    let span = match asked.parameter("after") {
        None => Span::Page { number: 1, limit: LENGTH + 1 },
        Some(token) => {
            let cursor = Cursor::parse(&token).ok_or(Refusal::NotFound)?;
            Span::After { cursor, limit: LENGTH + 1 }
        }
    };
    site.read(|reader| {
        if let Some(post) = entry::find(reader, "newsfeed")? {
            return entry::render(site, reader, post, "/newsfeed/".to_owned());
        }
        let feed = sheet::cut(site, reader.posts(&List::Posts, &span)?, LENGTH);
        let kind = PageKind::List { name: "newsfeed".to_owned(), templates: Vec::new() };
        Sheet::new(kind, "/newsfeed/")
            .with_posts(feed.posts.clone(), None)
            .with_newsfeed(feed)
            .render(site, reader)
    })
}
