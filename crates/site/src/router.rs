//! Every public address, and who may use it.

use crate::content_api;
use crate::feed::{llms, robots, rss, sitemap, well_known};
use crate::files::{Folder, public};
use crate::page::{asset, at_the_root, author, entry, health, home, icon, newsfeed, otherwise, preview, tag};
use crate::policy::Policy::{Anyone, ContentKey, LinkHolder};
use crate::table::Table;

/// The addresses of a site.
pub(crate) fn addresses() -> Table {
    Table::new()
        .page("/", Anyone, home::show)
        .page("/page/{number}/", Anyone, home::show)
        .page("/newsfeed/", Anyone, newsfeed::show)
        .page("/tag/{slug}/", Anyone, tag::show)
        .page("/tag/{slug}/page/{number}/", Anyone, tag::show)
        .page("/author/{slug}/", Anyone, author::show)
        .page("/author/{slug}/page/{number}/", Anyone, author::show)
        .page("/{slug}/", Anyone, entry::show)
        .page("/{slug}/edit/", Anyone, entry::edit)
        .page("/private/", Anyone, home::unlocked)
        .page("/p/{uuid}/", LinkHolder, preview::show)
        .page("/rss/", Anyone, rss::of_site)
        .page("/tag/{slug}/rss/", Anyone, rss::of_tag)
        .page("/author/{slug}/rss/", Anyone, rss::of_author)
        .page("/feed/", Anyone, rss::moved)
        .page("/tag/{slug}/feed/", Anyone, rss::moved)
        .page("/author/{slug}/feed/", Anyone, rss::moved)
        .file("/sitemap.xml", Anyone, sitemap::index)
        .words("/sitemap.xsl", Anyone, sitemap::sheet)
        .file("/llms.txt", Anyone, llms::index)
        .file("/llms-full.txt", Anyone, llms::full)
        .file("/.well-known/llms.txt", Anyone, llms::index)
        .file("/.well-known/llms-full.txt", Anyone, llms::full)
        .words("/.well-known/recommendations.json", Anyone, well_known::recommendations)
        .words("/.well-known/security.txt", Anyone, well_known::security)
        .file("/favicon.ico", Anyone, icon::show)
        .file("/assets/{*name}", Anyone, asset::show)
        .file("/public/{name}", Anyone, public::show)
        .words("/robots.txt", Anyone, robots::show)
        .words("/health", Anyone, health::show)
        .folder("/content/images/{*name}", Anyone, Folder::Images)
        .folder("/content/media/{*name}", Anyone, Folder::Media)
        .folder("/content/files/{*name}", Anyone, Folder::Files)
        .room("/ghost/api/content/", ContentKey, content_api::router())
        .file("/{name}", Anyone, at_the_root)
        .otherwise(otherwise)
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
