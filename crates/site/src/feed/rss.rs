//! RSS 2.0 of the site, of a tag and of an author, in the shape that Ghost 6.65 gives it.

use jiff::Timestamp;
use newsroom::Reader;
use published::Post;

use super::beginning::beginning;
use super::pieces;
use super::tidy::{add_picture, tidy};
use super::xml::{Xml, attribute};
use crate::Site;
use crate::answer::{Answer, Keep};

/// Stories in a feed.
pub(crate) const LENGTH: i64 = 15;
/// How many minutes a feed reader should wait before it asks again.
const MINUTES_TO_LIVE: &str = "60";
const NAMESPACES: &str = "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
    xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
    xmlns:atom=\"http://www.w3.org/2005/Atom\" version=\"2.0\" \
    xmlns:media=\"http://search.yahoo.com/mrss/\"";

/// The feed of `posts`, which are those of a list with a name, or of the whole site; `path` is the feed's own.
pub(crate) fn feed(
    site: &Site,
    reader: &Reader<'_, '_>,
    posts: &[Post],
    of: Option<&str>,
    path: &str,
) -> Answer {
    let about = reader.site();
    let title = of.map_or_else(|| about.title.clone(), |name| format!("{name} - {}", about.title));
    let home = format!("{}/", site.address());
    let mut xml = Xml::new();
    xml.raw("<rss ").raw(NAMESPACES).raw("><channel>");
    xml.cdata("title", &title).cdata("description", about.description.as_deref().unwrap_or_default());
    xml.element("link", &home);
    xml.open("image").element("url", &format!("{home}favicon.png")).element("title", &title);
    xml.element("link", &home).close("image");
    xml.element("generator", &site.config().generator).element("lastBuildDate", &rfc_2822(site.now()));
    let own = attribute(&format!("{}{path}", site.address()));
    xml.raw(&format!("<atom:link href=\"{own}\" rel=\"self\" type=\"application/rss+xml\"/>"));
    xml.element("ttl", MINUTES_TO_LIVE);
    for post in posts {
        item(&mut xml, post);
    }
    xml.raw("</channel></rss>");
    Answer::new("application/rss+xml; charset=utf-8", Keep::AskAgain, xml.into_string())
}

fn item(xml: &mut Xml, post: &Post) {
    let mut story = tidy(pieces::read(post.html.as_deref().unwrap_or_default()));
    let own = [&post.custom_excerpt, &post.meta_description];
    let own = own.into_iter().flatten().find(|text| !text.is_empty());
    let description = own.cloned().unwrap_or_else(|| beginning(&story));
    xml.open("item").cdata("title", &post.title);
    if !description.is_empty() {
        xml.cdata("description", &description);
    }
    xml.element("link", &post.url);
    xml.raw("<guid isPermaLink=\"false\">").raw(&post.id).raw("</guid>");
    for tag in post.tags.iter().filter(|tag| tag.is_public()) {
        xml.cdata("category", &tag.name);
    }
    if let Some(author) = post.primary_author() {
        xml.cdata("dc:creator", &author.name);
    }
    if let Some(moment) = &post.published_at {
        xml.element("pubDate", &rfc_2822(moment.millisecond()));
    }
    if let Some(picture) = &post.feature_image {
        xml.raw(&format!("<media:content url=\"{}\" medium=\"image\"/>", attribute(picture)));
        add_picture(&mut story, picture, &post.title);
    }
    match pieces::write(&story).as_str() {
        "" => xml.raw("<content:encoded/>"),
        html => xml.cdata("content:encoded", html),
    };
    xml.close("item");
}

/// As RSS writes times: `Thu, 19 Nov 2026 14:20:43 GMT`.
fn rfc_2822(millisecond: i64) -> String {
    let moment = Timestamp::from_millisecond(millisecond).unwrap_or(Timestamp::UNIX_EPOCH);
    moment.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

#[cfg(test)]
mod tests {
    #[test]
    fn times_are_written_as_feeds_write_them() {
        assert_eq!(super::rfc_2822(1_795_098_043_000), "Thu, 19 Nov 2026 14:20:43 GMT");
    }
}
