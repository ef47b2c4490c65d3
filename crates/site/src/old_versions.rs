//! Addresses of the APIs as older versions of Ghost had them: `/ghost/api/v3/content/posts/`.
//!
//! As Ghost 6.65 they are the addresses without the version; the answer says that they are old, and which is the new
//! one.

use axum::Router;
use axum::extract::Request;
use axum::response::Response;
use http::header::LINK;
use http::uri::PathAndQuery;
use http::{HeaderName, HeaderValue, Uri};
use newsroom::Address;
use tower::ServiceExt;

/// Where the APIs are.
const ROOT: &str = "/ghost/api/";

/// What stands in old addresses, and the version that is meant.
const VERSIONS: [(&str, &str); 4] = [("v2", "v2"), ("v3", "v3"), ("v4", "v4"), ("canary", "v4")];

/// `inner`, with the addresses that its APIs once had.
pub(crate) fn mount(inner: Router, address: Address) -> Router {
    Router::new().fallback(move |request: Request| {
        let (inner, old) = (inner.clone(), Old::of(request.uri(), &address));
        async move {
            match old {
                Some(old) => old.marked(ask(inner, old.renewed(request)).await),
                None => ask(inner, request).await,
            }
        }
    })
}

async fn ask(inner: Router, request: Request) -> Response {
    match inner.oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

/// An old address.
#[derive(Debug)]
struct Old {
    version: &'static str,
    /// The address as it is today.
    target: PathAndQuery,
    /// The same as a whole, for people.
    link: String,
}

impl Old {
    fn of(uri: &Uri, address: &Address) -> Option<Self> {
        let (named, rest) = uri.path_and_query()?.as_str().strip_prefix(ROOT)?.split_once('/')?;
        let (_, version) = VERSIONS.into_iter().find(|(known, _)| *known == named)?;
        if !["content/", "admin/"].iter().any(|api| rest.starts_with(api)) {
            return None;
        }
        let target = format!("{ROOT}{rest}");
        let link = format!("{}{target}", address.as_str());
        Some(Old { version, target: PathAndQuery::try_from(target).ok()?, link })
    }

    /// The request with today's address; it is taken for one of the version that its address named.
    fn renewed(&self, mut request: Request) -> Request {
        let mut parts = request.uri().clone().into_parts();
        parts.path_and_query = Some(self.target.clone());
        if let Ok(uri) = Uri::from_parts(parts) {
            *request.uri_mut() = uri;
        }
        if let Ok(version) = HeaderValue::try_from(format!("{}.0", self.version)) {
            request.headers_mut().entry("accept-version").or_insert(version);
        }
        request
    }

    /// The answer, which says that the address is old.
    fn marked(&self, mut response: Response) -> Response {
        let deprecation = format!("version=\"{}\"", self.version);
        let link = format!("<{}>; rel=\"latest-version\"", self.link);
        let headers = response.headers_mut();
        headers.extend(
            [(HeaderName::from_static("deprecation"), deprecation), (LINK, link)]
                .into_iter()
                .filter_map(|(name, value)| Some((name, HeaderValue::try_from(value).ok()?))),
        );
        response
    }
}

#[cfg(test)]
mod tests {
    use newsroom::Address;

    use super::Old;

    #[test]
    fn an_old_address_is_known_by_its_version() {
        let address = Address::new("https://news.example").unwrap();
        let old = |uri: &str| {
            let old = Old::of(&uri.parse().unwrap(), &address)?;
            Some((old.version, old.target.to_string(), old.link))
        };
        let (version, target, link) = old("/ghost/api/canary/content/posts/?key=a&limit=1").unwrap();
        assert_eq!((version, target.as_str()), ("v4", "/ghost/api/content/posts/?key=a&limit=1"));
        assert_eq!(link, "https://news.example/ghost/api/content/posts/?key=a&limit=1");
        assert_eq!(old("/ghost/api/v3/admin/site/").unwrap().1, "/ghost/api/admin/site/");
        for today in
            ["/ghost/api/content/v3/", "/ghost/api/v5/content/posts/", "/ghost/api/v3/other/", "/v3/content/"]
        {
            assert_eq!(old(today), None, "{today}");
        }
    }
}
