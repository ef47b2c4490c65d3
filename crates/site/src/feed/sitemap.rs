//! Site maps for search engines: an index, and one map for each kind of thing, in pieces of 50,000 addresses.

use jiff::Timestamp;
use newsroom::{Map, Mapped};

use super::xml::{Xml, attribute};
use crate::answer::{Answer, Keep};
use crate::asked::Asked;
use crate::{Refusal, Site};

/// The most addresses that the protocol allows in one map.
const ADDRESSES: i64 = 50_000;
const INDEX: &str = "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">";
const MAP: &str = "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
    xmlns:image=\"http://www.google.com/schemas/sitemap-image/1.1\">";

/// Every map, in the order in which the index names them.
const MAPS: [(&str, Map); 4] =
    [("pages", Map::Pages), ("posts", Map::Posts), ("authors", Map::Authors), ("tags", Map::Tags)];

/// `/sitemap.xsl`: how browsers show a map to people.
pub(crate) fn sheet(_: &Site) -> Answer {
    Answer::new("text/xml; charset=utf-8", Keep::Hour, include_str!("sitemap.xsl"))
}

/// `/sitemap.xml`: where the maps are.
pub(crate) fn index(site: &Site, asked: &Asked) -> Result<Answer, Refusal> {
    asked.read(site, |reader| {
        let mut xml = beginning(site);
        xml.raw(INDEX);
        let home = reader.map_size(Map::Posts)?.map(|(_, changed)| (1, changed));
        for (name, map) in MAPS {
            let size = reader.map_size(map)?;
            let size = if map == Map::Pages { with_home(size, home) } else { size };
            let Some((count, changed)) = size else { continue };
            for piece in 1..=(count + ADDRESSES - 1) / ADDRESSES {
                let number = if piece == 1 { String::new() } else { format!("-{piece}") };
                xml.open("sitemap")
                    .element("loc", &format!("{}/sitemap-{name}{number}.xml", site.address()))
                    .element("lastmod", &iso(changed))
                    .close("sitemap");
            }
        }
        xml.raw("</sitemapindex>");
        Ok(answer(xml))
    })
}

/// The front page stands among the pages and changes with every story.
fn with_home(pages: Option<(i64, i64)>, home: Option<(i64, i64)>) -> Option<(i64, i64)> {
    match (pages, home) {
        (Some((count, changed)), Some((_, newest))) => Some((count, changed.max(newest))),
        (size, None) | (None, size) => size,
    }
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
    let kind = if kind == "users" { "authors" } else { kind };
    let Some((_, map)) = MAPS.into_iter().find(|(name, _)| *name == kind) else { return Ok(missing()) };
    asked.read(site, |reader| {
        let mut places = reader.map(map, number, ADDRESSES)?;
        if places.is_empty() && number > 1 {
            return Ok(missing());
        }
        if map == Map::Pages
            && number == 1
            && let Some((_, changed)) = reader.map_size(Map::Posts)?
        {
            let of = |path| Mapped { url: format!("{}{path}", site.address()), changed, picture: None };
            let fixed: Vec<_> = reader.routes().fixed_paths().map(of).collect();
            places.splice(0..0, fixed);
        }
        let mut xml = beginning(site);
        xml.raw(MAP);
        for place in &places {
            entry(&mut xml, place);
        }
        xml.raw("</urlset>");
        Ok(answer(xml))
    })
}

fn beginning(site: &Site) -> Xml {
    let address = site.address();
    let host = address.find("//").and_then(|slashes| address.get(slashes..)).unwrap_or_default();
    let mut xml = Xml::new();
    xml.raw(&format!("<?xml-stylesheet type=\"text/xsl\" href=\"{}/sitemap.xsl\"?>", attribute(host)));
    xml
}

fn missing() -> Answer {
    Answer::missing("Not Found")
}

fn entry(xml: &mut Xml, place: &Mapped) {
    xml.open("url").element("loc", &place.url).element("lastmod", &iso(place.changed));
    if let Some(picture) = &place.picture {
        let name = picture.rsplit('/').next().unwrap_or_default();
        xml.open("image:image")
            .element("image:loc", picture)
            .element("image:caption", name)
            .close("image:image");
    }
    xml.close("url");
}

fn answer(xml: Xml) -> Answer {
    Answer::new("text/xml; charset=utf-8", Keep::Hour, xml.into_string())
}

fn iso(millisecond: i64) -> String {
    let moment = Timestamp::from_millisecond(millisecond).unwrap_or(Timestamp::UNIX_EPOCH);
    moment.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}
