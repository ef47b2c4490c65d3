//! What keeps the newsroom from answering or acting.

use ::store::StoreError;
use store::query::QueryError;

/// Why a question was not answered or an act not done.
#[derive(Debug, thiserror::Error)]
pub enum NewsroomError {
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A story can't be filed as it is.
    #[error("{0}")]
    Manuscript(String),
    /// A person or key can't be as asked.
    #[error("{0}")]
    Person(String),
    /// New routes or redirects are wrong.
    #[error(transparent)]
    Routing(#[from] crate::RoutingError),
    /// Whoever acts may not do this, to this thing, or may no longer.
    #[error("You do not have permission to perform this action")]
    Forbidden,
    /// There is no such thing, or none that whoever acts may know of.
    #[error("{0} not found.")]
    NotFound(&'static str),
    /// Somebody has changed the thing since it was read.
    #[error("Saving failed! Someone else is editing this post.")]
    Collision,
    /// A value is not what it must be.
    #[error("{message}")]
    Invalid {
        /// The name of the value.
        property: &'static str,
        /// Why, in words for whoever gave it.
        message: String,
    },
    /// The question names what can't be asked for.
    #[error(transparent)]
    Query(QueryError),
    /// The site's address can't be one.
    #[error(
        "{0:?} can't be the site's address: it must be http:// or https:// and a host, and end without a query"
    )]
    Address(String),
    /// A row holds what no row of this kind can.
    #[error("{place} holds {value:?}, which is not {expected}")]
    Row {
        /// Table, row and column.
        place: String,
        /// What stands there.
        value: String,
        /// What should.
        expected: &'static str,
    },
}

impl From<QueryError> for NewsroomError {
    fn from(error: QueryError) -> Self {
        match error {
            QueryError::Store(error) => NewsroomError::Store(error),
            asked => NewsroomError::Query(asked),
        }
    }
}
