//! What crawlers may look at.

use crate::Site;
use crate::answer::{Answer, Keep};

/// Addresses that crawlers have no business with; Ghost 6.65's.
const NOT_FOR_CRAWLERS: [&str; 6] = [
    "/ghost/",
    "/email/",
    "/members/api/comments/counts/",
    "/r/",
    "/webmentions/receive/",
    "/.ghost/analytics/api/",
];

/// robots.txt.
pub(crate) fn show(site: &Site) -> Answer {
    let disallowed = NOT_FOR_CRAWLERS.map(|path| format!("Disallow: {path}\n")).concat();
    let text = format!("User-agent: *\nSitemap: {}/sitemap.xml\n{disallowed}", site.address());
    Answer::new("text/plain", Keep::Hour, text)
}
