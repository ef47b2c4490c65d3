//! The pages that people read.

pub(crate) mod asset;
mod beside;
mod entry;
pub(crate) mod error;
pub(crate) mod health;
pub(crate) mod icon;
mod list;
mod listed;
mod newsfeed;
mod picture_size;
pub(crate) mod place;
pub(crate) mod preview;
pub(crate) mod private;
mod route;
mod sheet;
mod source;
mod taxonomy;
pub(crate) mod unsubscribe;

pub(crate) use picture_size::PictureSizes;
