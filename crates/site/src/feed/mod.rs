//! What programs read: feeds, site maps, robots.txt.

pub(crate) mod robots;
