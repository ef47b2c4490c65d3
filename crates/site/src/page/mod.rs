//! The pages that people read.

pub(crate) mod asset;
pub(crate) mod author;
pub(crate) mod entry;
pub(crate) mod error;
pub(crate) mod health;
pub(crate) mod home;
pub(crate) mod icon;
mod list;
pub(crate) mod newsfeed;
mod picture_size;
pub(crate) mod preview;
mod sheet;
mod source;
pub(crate) mod tag;

pub(crate) use picture_size::PictureSizes;

use crate::address;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::feed::{llms, sitemap};
use crate::table::detour;
use crate::{Refusal, Site};

/// A name without a slash at its end: a piece of the site map, else another spelling of an address.
pub(crate) fn at_the_root(site: &Site, asked: &Asked) -> Result<Answer, Refusal> {
    if asked.path.starts_with("/sitemap-") {
        return sitemap::piece(site, asked);
    }
    if let Some(slug) = asked.name("name").strip_suffix(".md") {
        return llms::story(site, slug);
    }
    if address::is_file(&asked.path) {
        return Ok(Answer::missing("File not found"));
    }
    detour(asked).ok_or(Refusal::NotFound)
}

/// What no route answers: the front page with too many slashes, a file that is not there, or nothing.
pub(crate) fn otherwise(site: &Site, asked: &Asked) -> Result<Answer, Refusal> {
    if address::is_home(&asked.path) {
        return home::show(site, asked);
    }
    if address::is_file(&asked.path) {
        return Ok(Answer::missing("File not found"));
    }
    Err(Refusal::NotFound)
}
