//! A site below a path of its host: `https://example.org/news`.

use axum::Router;
use axum::extract::Request;
use axum::response::Response;
use http::uri::PathAndQuery;
use http::{StatusCode, Uri};
use tower::ServiceExt;

use crate::answer::{Answer, Keep, Wish};

/// `inner`, with every address below `path` (`/news`); there is nothing above.
pub(crate) fn mount(inner: Router, path: String) -> Router {
    Router::new().fallback(move |request: Request| {
        let (inner, path) = (inner.clone(), path.clone());
        async move { answer(inner, &path, request).await }
    })
}

async fn answer(inner: Router, path: &str, mut request: Request) -> Response {
    match within(request.uri(), path) {
        Some(uri) => {
            *request.uri_mut() = uri;
            match inner.oneshot(request).await {
                Ok(response) => response,
                Err(never) => match never {},
            }
        }
        None if request.uri().path() == path => {
            let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
            Answer::moved(&format!("{path}/{query}")).without_words().respond(&Wish::default())
        }
        None => Answer::text(StatusCode::NOT_FOUND, Keep::Never, "Not Found").respond(&Wish::default()),
    }
}

/// The address as the site knows it; none where it is not below the path.
fn within(uri: &Uri, path: &str) -> Option<Uri> {
    let rest = uri.path_and_query()?.as_str().strip_prefix(path)?;
    if !rest.starts_with('/') {
        return None;
    }
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(rest).ok()?);
    Uri::from_parts(parts).ok()
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn an_address_is_known_without_the_path_that_the_site_is_below() {
        let known = |uri: &str| within(&uri.parse().unwrap(), "/news").map(|uri| uri.to_string());
        assert_eq!(known("/news/a/?b=1").as_deref(), Some("/a/?b=1"));
        assert_eq!(known("/news/").as_deref(), Some("/"));
        assert_eq!(known("http://example.org/news/a/").as_deref(), Some("http://example.org/a/"));
        for elsewhere in ["/", "/news", "/news?a=1", "/newsroom/", "/a/news/"] {
            assert_eq!(known(elsewhere), None, "{elsewhere}");
        }
    }
}
