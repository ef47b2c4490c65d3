//! What programs read: feeds, site maps, robots.txt.

pub(crate) mod robots;
pub(crate) mod rss;
pub(crate) mod sitemap;
mod xml;
