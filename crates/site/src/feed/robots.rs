//! What crawlers may look at.

use crate::answer::{Answer, Keep};
use crate::asked::Asked;
use crate::page::asset;
use crate::{Refusal, Site};

/// Addresses that crawlers have no business with; Ghost 6.65's.
const NOT_FOR_CRAWLERS: [&str; 6] = [
    "/ghost/",
    "/email/",
    "/members/api/comments/counts/",
    "/r/",
    "/webmentions/receive/",
    "/.ghost/analytics/api/",
];

/// robots.txt: the theme's own, else Ghost's; a site behind a password wants no crawlers.
pub(crate) fn show(site: &Site, asked: &Asked) -> Result<Answer, Refusal> {
    let is_private = asked.read(site, |reader| Ok::<_, Refusal>(reader.site().is_private))?;
    if is_private {
        return Ok(Answer::new("text/plain", Keep::Hour, "User-agent: *\nDisallow: /"));
    }
    if let Some(own) = asset::at_the_root(site, asked) {
        return Ok(own);
    }
    let disallowed = NOT_FOR_CRAWLERS.map(|path| format!("Disallow: {path}\n")).concat();
    let text = format!("User-agent: *\nSitemap: {}/sitemap.xml\n{disallowed}", site.address());
    Ok(Answer::new("text/plain", Keep::Hour, text))
}
