//! The one query compiler: what a caller asks in NQL becomes a statement, through a table of what may be named.
//!
//! A filter names fields; a [`Resource`] says which there are and where they lie. What is not in its table
//! can't be asked for under any spelling. Values travel as arguments, so the text of a statement has only
//! names that this room wrote.

mod ask;
mod compile;
mod desk_resources;
mod order;
mod resolve;
mod resource;
mod resources;
mod walk;

pub use ask::{Ask, count, ids};
pub use desk_resources::{
    DESK_ACTIONS, DESK_INTEGRATIONS, DESK_INVITES, DESK_MEDIA, DESK_NEWSLETTERS, DESK_PAGES, DESK_POSTS,
    DESK_SNIPPETS, DESK_TAGS, DESK_TIERS, DESK_USERS,
};
pub use order::is_listed;
pub use resolve::resolve;
pub use resource::Resource;
pub use resources::{
    ALL_TAGS, AUTHORS, NEWSLETTERS, PAGES, POSTS, SEARCHED_AUTHORS, SEARCHED_POSTS, SEARCHED_TAGS, TAGS,
    TIERS,
};
pub use walk::{Walk, count_in, walk};

use crate::StoreError;

/// Why a question can't be asked.
#[derive(Debug, thiserror::Error)]
pub enum QueryError {
    /// The filter names something that a reader of this resource can't ask about.
    #[error("there is no field {0:?} to filter by")]
    UnknownField(String),
    /// A text to look for is longer than any text there is.
    #[error("the filter looks for a text of {0} characters")]
    LongPattern(usize),
    /// What the list should go on after is not in it.
    #[error("there is nothing with the id {0:?} to go on after")]
    UnknownCursor(String),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}
