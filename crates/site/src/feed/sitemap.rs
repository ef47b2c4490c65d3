//! Site maps for search engines: an index, and one map for each kind of thing, in pieces of 50,000 addresses.

use jiff::Timestamp;
use newsroom::{Cursor, List, Reader, Span};
use published::Post;

use super::xml::Xml;
use crate::answer::{Answer, Keep};
use crate::asked::Asked;
use crate::{Refusal, Site};

/// The most addresses that the protocol allows in one map.
const ADDRESSES: i64 = 50_000;
/// Stories that are read at a time.
const BATCH: i64 = 500;
const MAP: &str = "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
    xmlns:image=\"http://www.google.com/schemas/sitemap-image/1.1\">";

/// `/sitemap.xml`: where the maps are.
pub(crate) fn index(site: &Site, _: &Asked) -> Result<Answer, Refusal> {
    site.read(|reader| {
        let mut xml = Xml::new();
        xml.raw("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">");
        let mut name = |map: &str, changed: Option<i64>| {
            xml.open("sitemap").element("loc", &format!("{}/sitemap-{map}.xml", site.address()));
            if let Some(changed) = changed {
                xml.element("lastmod", &iso(changed));
            }
            xml.close("sitemap");
        };
        name("pages", newest(reader, &List::Pages)?);
        let pieces = (reader.count(&List::Posts)? + ADDRESSES - 1) / ADDRESSES;
        name("posts", newest(reader, &List::Posts)?);
        for piece in 2..=pieces {
            name(&format!("posts-{piece}"), None);
        }
        name("authors", None);
        name("tags", None);
        xml.raw("</sitemapindex>");
        Ok(map(xml))
    })
}

/// `/sitemap-posts.xml`, `/sitemap-posts-2.xml`, `/sitemap-tags.xml`…
pub(crate) fn piece(site: &Site, asked: &Asked) -> Result<Answer, Refusal> {
    let name = asked.path.strip_prefix("/sitemap-").and_then(|rest| rest.strip_suffix(".xml"));
    let name = name.ok_or(Refusal::NotFound)?;
    let (kind, number) = match name.rsplit_once('-').map(|(kind, number)| (kind, number.parse::<i64>())) {
        Some((kind, Ok(number))) if number > 1 => (kind, number),
        Some((_, Ok(_))) => return Ok(missing()),
        _ => (name, 1),
    };
    site.read(|reader| match kind {
        "posts" => stories(reader, &List::Posts, number, None),
        "pages" => stories(reader, &List::Pages, number, Some(site.address())),
        "tags" if number == 1 => {
            let tags = reader.public_tags()?;
            let tags = tags.iter().map(|tag| (tag.url.as_str(), tag.feature_image.as_deref()));
            Ok(addresses(tags))
        }
        "authors" | "users" if number == 1 => {
            let authors = reader.published_authors()?;
            let authors = authors.iter().map(|author| (author.url.as_str(), author.profile_image.as_deref()));
            Ok(addresses(authors))
        }
        _ => Ok(missing()),
    })
}

fn missing() -> Answer {
    Answer::missing("Not Found")
}

fn stories(
    reader: &mut Reader<'_, '_>,
    list: &List,
    number: i64,
    home: Option<&str>,
) -> Result<Answer, Refusal> {
    let mut xml = Xml::new();
    xml.raw(MAP);
    if let Some(home) = home {
        xml.open("url").element("loc", &format!("{home}/"));
        if let Some(changed) = newest(reader, &List::Posts)? {
            xml.element("lastmod", &iso(changed));
        }
        xml.close("url");
    }
    let mut span = Span::Page { number: (number - 1) * (ADDRESSES / BATCH) + 1, limit: BATCH };
    let mut written = 0;
    while written < ADDRESSES {
        let posts = reader.posts(list, &span)?;
        let Some(last) = posts.last() else { break };
        span = Span::After { cursor: Cursor::below(last), limit: BATCH };
        written += BATCH;
        for post in posts.iter().filter(|post| post.canonical_url.is_none()) {
            entry(&mut xml, &post.url, changed(post), post.feature_image.as_deref());
        }
    }
    if written == 0 && number > 1 {
        return Ok(missing());
    }
    xml.raw("</urlset>");
    Ok(map(xml))
}

fn addresses<'a>(things: impl Iterator<Item = (&'a str, Option<&'a str>)>) -> Answer {
    let mut xml = Xml::new();
    xml.raw(MAP);
    for (address, picture) in things {
        entry(&mut xml, address, None, picture);
    }
    xml.raw("</urlset>");
    map(xml)
}

fn entry(xml: &mut Xml, address: &str, changed: Option<i64>, picture: Option<&str>) {
    xml.open("url").element("loc", address);
    if let Some(changed) = changed {
        xml.element("lastmod", &iso(changed));
    }
    if let Some(picture) = picture {
        let name = picture.rsplit('/').next().unwrap_or_default();
        xml.open("image:image")
            .element("image:loc", picture)
            .element("image:caption", name)
            .close("image:image");
    }
    xml.close("url");
}

fn map(xml: Xml) -> Answer {
    Answer::new("text/xml; charset=utf-8", Keep::Hour, xml.into_string())
}

fn changed(post: &Post) -> Option<i64> {
    post.updated_at.or(post.published_at).map(|moment| moment.millisecond())
}

fn newest(reader: &mut Reader<'_, '_>, list: &List) -> Result<Option<i64>, Refusal> {
    let posts = reader.posts(list, &Span::Page { number: 1, limit: 1 })?;
    Ok(posts.first().and_then(changed))
}

fn iso(millisecond: i64) -> String {
    let moment = Timestamp::from_millisecond(millisecond).unwrap_or(Timestamp::UNIX_EPOCH);
    moment.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}
