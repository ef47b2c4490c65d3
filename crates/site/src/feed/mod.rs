//! What programs read: feeds, site maps, robots.txt.

mod beginning;
pub(crate) mod llms;
mod markdown;
mod pieces;
pub(crate) mod robots;
pub(crate) mod rss;
pub(crate) mod sitemap;
mod tidy;
pub(crate) mod well_known;
mod xml;
