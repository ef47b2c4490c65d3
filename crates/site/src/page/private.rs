//! `/private/`: where readers of a site behind a password type it.

use http::header::{RETRY_AFTER, SET_COOKIE};
use http::{HeaderValue, Method, StatusCode};
use newsroom::Reader;
use theme::PageKind;
use url::Url;

use super::sheet::Sheet;
use crate::answer::{Answer, Keep};
use crate::asked::Asked;
use crate::private_site;
use crate::{Refusal, Site};

const WRONG: &str = "This access code is not the right one.";
const TOO_MANY: &str = "Too many wrong access codes: try again in an hour.";

/// The door: open where the site is, or where the reader has been let in; else it asks for the password.
pub(crate) fn show(site: &Site, asked: &Asked) -> Result<Answer, Refusal> {
    asked.read(site, |reader| {
        if !reader.site().is_private {
            return Ok(Answer::found(&format!("{}/", site.address())));
        }
        if private_site::is_admitted(site, reader, asked) {
            return Ok(Answer::found(&format!("{}/", site.address())).kept(Keep::Private));
        }
        if asked.method != Method::POST {
            return page(site, reader, None);
        }
        if !site.guesses().take(asked.client(), site.now()) {
            let hour = HeaderValue::from_static("3600");
            let page = page(site, reader, Some(TOO_MANY))?;
            return Ok(page.with_status(StatusCode::TOO_MANY_REQUESTS).with(RETRY_AFTER, hour));
        }
        let given = asked.field("password").unwrap_or_default();
        if !private_site::is_password(reader, &given) {
            return page(site, reader, Some(WRONG));
        }
        site.guesses().give_back(asked.client());
        let place = Answer::found(&wanted(site, asked)).kept(Keep::Private);
        Ok(match private_site::issue(site, reader) {
            Some(cookie) => place.with(SET_COOKIE, cookie),
            None => place,
        })
    })
}

fn page(site: &Site, reader: &mut Reader<'_, '_>, error: Option<&str>) -> Result<Answer, Refusal> {
    let kind = PageKind::Private { error: error.map(str::to_owned) };
    Ok(Sheet::new(kind, "/private/").render(site, reader)?.kept(Keep::Private))
}

/// Where the reader wanted to go: a path of this site, whatever the address says.
fn wanted(site: &Site, asked: &Asked) -> String {
    let base = site.newsroom().address().path();
    let path = asked.parameter("r").and_then(|place| within(site.address(), &place));
    format!("{base}{}", path.unwrap_or_else(|| "/".to_owned()))
}

fn within(address: &str, place: &str) -> Option<String> {
    let home = Url::parse(address).ok()?;
    let url = home.join(place).ok()?;
    if url.origin() != home.origin() {
        return None;
    }
    let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    // `//elsewhere` would be another host.
    Some(format!("/{}{query}", url.path().trim_start_matches('/')))
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn the_door_leads_nowhere_else() {
        let to = |place: &str| within("https://news.example", place);
        assert_eq!(to("/a/?b=1&c=2").as_deref(), Some("/a/?b=1&c=2"));
        assert_eq!(to("/a/../b/").as_deref(), Some("/b/"));
        for place in [
            "//evil.example",
            "/\\evil.example",
            "https://evil.example/",
            "https:evil.example",
            "/.//evil.example",
            "/%09/evil.example",
            "\t//evil.example",
            "javascript:alert(1)",
            "https://news.example@evil.example/",
            "/a\r\nSet-Cookie: x",
        ] {
            let led = to(place).unwrap_or_else(|| "/".to_owned());
            let back = url::Url::parse("https://news.example").unwrap().join(&led).unwrap();
            assert_eq!(back.host_str(), Some("news.example"), "{place} leads to {led}");
            assert!(!led.contains(['\r', '\n']), "{place} leads to {led}");
        }
    }
}
