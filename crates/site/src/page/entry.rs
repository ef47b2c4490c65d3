//! A story or a static page.

use newsroom::Reader;
use published::Post;
use theme::PageKind;

use super::home;
use super::sheet::{self, Sheet};
use crate::address;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::{Refusal, Site};

/// `/slug/`: a story, else a static page.
pub(crate) fn show(site: &Site, asked: &Asked) -> Result<Answer, Refusal> {
    if address::is_home(&asked.path) {
        return home::show(site, asked);
    }
    site.read(|reader| {
        let post = find(reader, asked.name("slug"))?.ok_or(Refusal::NotFound)?;
        let path = format!("/{}/", post.slug);
        render(site, reader, post, path)
    })
}

/// `/slug/edit/`: leads the editors to where they can change it.
pub(crate) fn edit(site: &Site, asked: &Asked) -> Result<Answer, Refusal> {
    site.read(|reader| {
        let post = find(reader, asked.name("slug"))?.ok_or(Refusal::NotFound)?;
        let kind = if post.is_page { "page" } else { "post" };
        Ok(Answer::found(&format!("{}/ghost/#/editor/{kind}/{}/", site.address(), post.id)))
    })
}

/// The published story or page with this slug.
pub(super) fn find(reader: &mut Reader<'_, '_>, slug: &str) -> Result<Option<Post>, Refusal> {
    match reader.post_by_slug(slug)? {
        Some(post) => Ok(Some(post)),
        None => Ok(reader.page_by_slug(slug)?),
    }
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
