//! Every public address, and who may use it. What is not here is a page, a list or a feed, and stands where the site's
//! routes.yaml has it.

use crate::content_api;
use crate::feed::{llms, robots, sitemap, well_known};
use crate::files::{Folder, public};
use crate::members::nobody;
use crate::page::{asset, health, icon, place, preview, private, unsubscribe};
use crate::policy::Policy::{Always, Anyone, ContentKey, LinkHolder};
use crate::table::Table;

/// The addresses of a site.
pub(crate) fn addresses() -> Table {
    Table::new()
        .form("/private/", Always, private::show)
        .page("/p/{uuid}/", LinkHolder, preview::show)
        .page("/unsubscribe/", LinkHolder, unsubscribe::show)
        .file("/sitemap.xml", Anyone, sitemap::index)
        .words("/sitemap.xsl", Always, sitemap::sheet)
        .file("/llms.txt", Anyone, llms::index)
        .file("/llms-full.txt", Anyone, llms::full)
        .file("/.well-known/llms.txt", Anyone, llms::index)
        .file("/.well-known/llms-full.txt", Anyone, llms::full)
        .words("/.well-known/recommendations.json", Always, well_known::recommendations)
        .words("/.well-known/security.txt", Always, well_known::security)
        .file("/favicon.ico", Always, icon::show)
        .file("/favicon.png", Always, icon::show)
        .file("/favicon.jpg", Always, icon::show)
        .file("/favicon.jpeg", Always, icon::show)
        .file("/assets/{*name}", Anyone, asset::show)
        .file("/public/{name}", Always, public::show)
        .file("/robots.txt", Always, robots::show)
        .words("/health", Always, health::show)
        .folder("/content/images/{*name}", Always, Folder::Images)
        .folder("/content/media/{*name}", Always, Folder::Media)
        .folder("/content/files/{*name}", Always, Folder::Files)
        .room("/ghost/api/content/", ContentKey, content_api::router())
        .words("/ghost/api/", Always, content_api::nothing)
        .words("/members/api/member/", Always, nobody::member)
        .words("/members/api/session/", Always, nobody::member)
        .file("/members/api/comments/counts/", Always, nobody::comment_counts)
        .otherwise(Anyone, place::show)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_address_is_listed_once() {
        let table = super::addresses();
        let mut paths: Vec<_> = table.policies().iter().map(|(path, _)| path).collect();
        let all = paths.len();
        paths.sort_unstable();
        paths.dedup();
        assert_eq!(paths.len(), all);
    }
}
