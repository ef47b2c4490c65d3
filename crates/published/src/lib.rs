//! What the public may see of a story, a tag, an author and the site: the one shape that themes and
//! the Content API show.
//!
//! A thing that the public may not see (an e-mail address, a draft's state, a password) has no field
//! here, so no template and no query can ask for it. Field names and their order are those of
//! Ghost 6.65's Content API; Courant's own additions stand beside them.

mod author;
mod kind;
mod moment;
mod newsletter;
mod pagination;
mod post;
mod recommendation;
mod shown;
mod site;
mod tag;
mod tier;

pub use author::Author;
pub use kind::{Kind, UnknownKind};
pub use moment::Moment;
pub use newsletter::Newsletter;
pub use pagination::Pagination;
pub use post::Post;
pub use recommendation::Recommendation;
pub use site::{NavigationItem, Site};
pub use tag::{Count, Tag};
pub use tier::Tier;
