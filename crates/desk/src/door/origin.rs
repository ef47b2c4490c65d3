//! Whether a request with a cookie was made by our own pages. A browser sends the cookie with requests that other sites
//! have caused; their `Origin` tells them apart.

use http::{HeaderMap, Method, header};
use url::{Origin, Url};

use crate::Desk;
use crate::error::Refusal;

/// Refuses a request that another site has caused: one that names another origin, and one that changes something and
/// names none.
pub(crate) fn check(desk: &Desk, method: &Method, headers: &HeaderMap) -> Result<(), Refusal> {
    let Ok(own) = Url::parse(desk.newsroom().address().as_str()).map(|url| url.origin()) else {
        return Err(Refusal::interrupted());
    };
    let named = named(headers);
    let asks_only = matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS);
    match named {
        Some(origin) if origin == own => Ok(()),
        None if asks_only => Ok(()),
        // A link from elsewhere leads here with a referrer of its own; it may look, as any navigation may.
        Some(_) if asks_only && !headers.contains_key(header::ORIGIN) => Ok(()),
        Some(origin) => Err(Refusal::bad_request(&format!(
            "Request made from incorrect origin. Expected '{}' received '{}'.",
            own.ascii_serialization(),
            origin.ascii_serialization()
        ))),
        None => Err(Refusal::bad_request(
            "Could not determine origin of request. Please ensure an Origin or Referrer header is present.",
        )),
    }
}

/// The origin that the request names; one that can't be read is like no other.
fn named(headers: &HeaderMap) -> Option<Origin> {
    let header = headers.get(header::ORIGIN).or_else(|| headers.get(header::REFERER))?;
    let text = header.to_str().unwrap_or_default();
    Some(Url::parse(text).map_or_else(|_| Origin::new_opaque(), |url| url.origin()))
}
