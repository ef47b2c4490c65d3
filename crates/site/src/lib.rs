//! The reader's door: every public address, pages, feeds and the Content API.

mod address;
mod answer;
mod asked;
mod below;
mod cache;
mod content_api;
mod door;
mod feed;
mod files;
mod lane;
mod members;
mod old_versions;
mod page;
mod policy;
mod private_site;
mod router;
pub mod server;
mod shelf;
mod site;
mod stage;
mod table;

pub use policy::Policy;
pub use site::{Refusal, Setup, Site};
