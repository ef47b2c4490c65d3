//! A draft, shown to whoever has its secret address.

use http::HeaderValue;

use super::entry;
use crate::answer::{Answer, Keep};
use crate::asked::Asked;
use crate::{Refusal, Site};

/// `/p/uuid/`; what is published has an address of its own.
pub(crate) fn show(site: &Site, asked: &Asked) -> Result<Answer, Refusal> {
    asked.read(site, |reader| {
        let uuid = asked.name("uuid");
        let (post, status) = reader.preview(uuid)?.ok_or(Refusal::NotFound)?;
        match status.as_str() {
            "published" => {
                let path = site.newsroom().address().own_path(&post.url).unwrap_or("/").to_owned();
                Ok(site.moved(&path, None))
            }
            "draft" | "scheduled" => {
                let page = entry::render(site, reader, post, format!("/p/{uuid}/"))?;
                Ok(page.kept(Keep::Never).with(ROBOTS, HeaderValue::from_static("noindex")))
            }
            _ => Err(Refusal::NotFound),
        }
    })
}

const ROBOTS: http::HeaderName = http::HeaderName::from_static("x-robots-tag");
