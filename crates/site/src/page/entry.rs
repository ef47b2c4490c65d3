//! A story or a static page.

use newsroom::Reader;
use published::Post;
use theme::PageKind;

use super::sheet::{self, Sheet};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::{Refusal, Site};

/// The story at its own address; to there from any other.
pub(super) fn show(
    site: &Site,
    reader: &mut Reader<'_, '_>,
    asked: &Asked,
    post: Post,
) -> Result<Answer, Refusal> {
    let path = site.newsroom().address().own_path(&post.url).unwrap_or("/").to_owned();
    let decoded = percent_encoding::percent_decode_str(&asked.path).decode_utf8_lossy();
    if decoded != path {
        return Ok(site.moved(&path, asked.query()));
    }
    render(site, reader, post, path)
}

/// Leads the editors to where they can change it.
pub(super) fn edit(site: &Site, post: &Post) -> Answer {
    let kind = if post.is_page { "page" } else { "post" };
    Answer::found(&format!("{}/ghost/#/editor/{kind}/{}/", site.address(), post.id))
}

/// A story with the News Feed beside it, or a page.
pub(super) fn render(
    site: &Site,
    reader: &mut Reader<'_, '_>,
    post: Post,
    path: String,
) -> Result<Answer, Refusal> {
    if post.is_page {
        return Sheet::new(PageKind::Page, path).with_post(post).render(site, reader);
    }
    let newsfeed = sheet::newsfeed(site, reader, Some(&post))?;
    Sheet::new(PageKind::Post, path).with_post(post).with_newsfeed(newsfeed).render(site, reader)
}
