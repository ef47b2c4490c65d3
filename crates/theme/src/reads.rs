//! The record of what a rendering read: from it a cache knows for whom a page is good, and until when.

use std::collections::BTreeSet;

use crate::source::GetQuery;

/// What a rendering read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reads {
    /// Ids of the posts and pages whose fields may stand in it.
    pub posts: BTreeSet<String>,
    /// Questions asked while it rendered: the page is good as long as they have the same answers.
    pub queries: BTreeSet<GetQuery>,
    /// Ids of the posts whose neighbours stand in it.
    pub neighbours: BTreeSet<String>,
    /// How much of the reader it depends on.
    pub member: MemberRead,
    /// Whether it shows how many members there are.
    pub member_counts: bool,
    /// Whether it shows something that changes by the clock alone.
    pub clock: bool,
}

/// How much of the reader a page depends on, the least first.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub enum MemberRead {
    /// Nothing: one copy for everyone.
    #[default]
    Nothing,
    /// Whether they are signed in and pay: one copy for each class of readers.
    Access,
    /// Who they are: not shared.
    Person,
}
