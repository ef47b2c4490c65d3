//! Stories and pages: what they are to readers, which lists show them, how they come and go.

mod board;
mod derive;
mod gate;
mod kind;
mod link_cards;
mod lists_store;
mod manuscript;
mod marks;
mod marks_store;
mod outbound;
mod place;
mod place_store;
mod publish;
mod read;
mod release;
mod rendering;
mod settle;
mod store;
mod story_additions;
mod story_fields;
mod story_people;
mod story_record;
mod story_remove;
mod story_revisions;
mod story_rights;
mod story_save;
mod story_store;
mod story_tell;
mod teaser;
mod working_copy;
mod working_copy_store;
mod write_store;

use published::Kind;

pub use manuscript::{Body, Manuscript, Picture};
pub use publish::Filed;
pub use rendering::{ContentCheck, Differing};
pub use story_record::Revision;
pub use story_save::Saving;
pub use working_copy::WorkingCopy;

pub(crate) use derive::{Derived, derive};
pub(crate) use marks::{Place, place};
pub(crate) use settle::{is_unmarked, settle_all, settle_unmarked};

/// A list of published stories, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum List {
    /// Every story.
    Posts,
    /// Every page; readers see no such list, sitemaps do.
    Pages,
    /// Every story, what changed last first.
    ChangedPosts,
    /// Every page, what changed last first.
    ChangedPages,
    /// The stories of one kind.
    Kind(Kind),
    /// The stories that the editors feature.
    Featured,
    /// The stories with the tag of this id.
    Tag(String),
    /// The stories whose first tag has this id.
    PrimaryTag(String),
    /// The stories by the author of this id.
    Author(String),
    /// The stories whose byline begins with the author of this id.
    PrimaryAuthor(String),
}

impl List {
    /// The list's name in the database.
    pub(crate) fn name(&self) -> String {
        match self {
            List::Posts => "posts".to_owned(),
            List::Pages => "pages".to_owned(),
            List::ChangedPosts => "changed/posts".to_owned(),
            List::ChangedPages => "changed/pages".to_owned(),
            List::Kind(kind) => format!("kind/{kind}"),
            List::Featured => "featured".to_owned(),
            List::Tag(id) => format!("tag/{id}"),
            List::PrimaryTag(id) => format!("primary-tag/{id}"),
            List::Author(id) => format!("author/{id}"),
            List::PrimaryAuthor(id) => format!("primary-author/{id}"),
        }
    }
}

impl List {
    /// Whether it shows pages, not stories.
    fn is_of_pages(&self) -> bool {
        matches!(self, List::Pages | List::ChangedPages)
    }
}

/// A place in a list; it stays where it is while newer stories come in above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    pub(crate) published_at: String,
    pub(crate) id: String,
}

impl Cursor {
    /// The place right below `post`.
    pub fn below(post: &published::Post) -> Cursor {
        let millisecond = post.published_at.map_or(0, |moment| moment.millisecond());
        Cursor { published_at: crate::moment::text(millisecond), id: post.id.clone() }
    }

    fn key(&self) -> marks::Key {
        marks::Key { moment: self.published_at.clone(), post_id: self.id.clone() }
    }

    /// The cursor as it stands in an address: digits, a dash, an id.
    pub fn token(&self) -> String {
        format!("{}-{}", crate::moment::millisecond(&self.published_at) / 1000, self.id)
    }

    /// Reads a [`token`](Self::token); anything else is no cursor.
    pub fn parse(token: &str) -> Option<Cursor> {
        let (seconds, id) = token.split_once('-')?;
        let seconds: i64 = seconds.parse().ok().filter(|seconds| (0..=253_402_300_799).contains(seconds))?;
        let id_like = (1..=24).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
        id_like.then(|| Cursor { published_at: crate::moment::text(seconds * 1000), id: id.to_owned() })
    }
}

/// Which part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Page `number`, counted from 1, of pages of `limit` stories.
    Page {
        /// From 1.
        number: i64,
        /// Stories on a page.
        limit: i64,
    },
    /// The `limit` stories below a cursor.
    After {
        /// The place.
        cursor: Cursor,
        /// How many at most.
        limit: i64,
    },
}

/// Which neighbour of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// The one published after it.
    Next,
    /// The one published before it.
    Previous,
}

#[cfg(test)]
mod tests {
    use super::Cursor;

    #[test]
    fn a_cursor_survives_its_token() {
        let cursor =
            Cursor { published_at: "2026-01-31 09:05:00".into(), id: "6b02d1ba2605791a245145d6".into() };
        assert_eq!(Cursor::parse(&cursor.token()), Some(cursor));
        for wrong in ["", "-", "12", "x-abc", "-5-abc", "99999999999999-abc", "12-a'b", "12-"] {
            assert_eq!(Cursor::parse(wrong), None, "{wrong}");
        }
    }
}
