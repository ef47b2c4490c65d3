//! Answers what a theme asks for while it renders, from the state that the page itself was read from.

use std::cell::RefCell;

use newsroom::{List, Reader};
use published::Post;
use theme::{Direction, GetAnswer, GetQuery, Source, SourceError, Within};

/// A reader that a theme may ask.
pub(crate) struct Asking<'a, 'r, 'c> {
    reader: RefCell<&'a mut Reader<'r, 'c>>,
}

impl<'a, 'r, 'c> Asking<'a, 'r, 'c> {
    pub(crate) fn new(reader: &'a mut Reader<'r, 'c>) -> Self {
        Self { reader: RefCell::new(reader) }
    }
}

impl Source for Asking<'_, '_, '_> {
    fn browse(&self, query: &GetQuery) -> Result<GetAnswer, SourceError> {
        Err(SourceError(format!("{} can't be asked for", query.resource.as_str())))
    }

    fn neighbour(&self, post: &Post, direction: Direction, within: Option<Within>) -> Option<Post> {
        let list = match within {
            None => List::Posts,
            Some(Within::PrimaryTag) => List::Tag(post.primary_tag()?.id.clone()),
            Some(Within::PrimaryAuthor) => List::Author(post.primary_author()?.id.clone()),
        };
        let direction = match direction {
            Direction::Previous => newsroom::Direction::Previous,
            Direction::Next => newsroom::Direction::Next,
        };
        let found = self.reader.borrow_mut().neighbour(post, direction, &list);
        found.unwrap_or_else(|error| {
            tracing::error!(%error, post = post.slug, "the story's neighbour could not be read");
            None
        })
    }
}
