//! Ghost's Content API under `/ghost/api/content/`: everything published, for whoever has a key.
//!
//! One file per resource, all of them on [`answer`]'s screen. A request goes through the same steps whatever it asks
//! for: its address, the answers that still hold ([`kept`]), its key, its parameters ([`asked`]), the newsroom, the
//! shape of the answer ([`shape`]), and its bytes and headers ([`mod@answer`]). Everything that is refused has Ghost's error document ([`error`]).

mod answer;
mod asked;
mod authors;
mod error;
mod fields;
mod kept;
mod newsletters;
mod offers;
mod openapi;
mod posts;
mod recommendations;
mod search_index;
mod settings;
mod shape;
mod story;
mod tags;
mod tiers;
mod version;

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::routing::any;
use http::header::VARY;
use http::request::Parts;
use http::uri::PathAndQuery;
use http::{HeaderName, HeaderValue, Method, Response, StatusCode, Uri};
use jiff::Timestamp;
use newsroom::{Ask, Reader};
use nql::{Condition, Filter, Operator, Test};
use published::Pagination;
use serde_json::{Value, json};

use answer::VERSION;
use asked::{Asked, Parameters};
use error::{Act, ApiError};
use kept::{Document, Kept};

use crate::Site;
use crate::answer::{Answer as Page, Keep};
use crate::lane::NotMade;

/// Where the Content API is.
const ROOT: &str = "/ghost/api/content";

/// Everything below `/ghost/api/content/`.
pub(crate) fn router() -> Router<Arc<Site>> {
    let kept = Arc::new(Kept::default());
    let handler =
        move |State(site): State<Arc<Site>>, request: Request| handle(site, Arc::clone(&kept), request);
    Router::new()
        .route(ROOT, any(handler.clone()))
        .route(&format!("{ROOT}/"), any(handler.clone()))
        .route(&format!("{ROOT}/{{*rest}}"), any(handler))
}

/// What is at the addresses around the APIs: nothing, and they say so as the APIs do.
pub(crate) fn nothing(_: &Site) -> Page {
    let id = uuid::Uuid::new_v4().to_string();
    let document = ApiError::no_such_address().document(Act("answer"), &id).to_string();
    Page::new("application/json; charset=utf-8", Keep::Never, document)
        .with_status(StatusCode::NOT_FOUND)
        .with(HeaderName::from_static("content-version"), HeaderValue::from_static(VERSION))
        .with(VARY, HeaderValue::from_static("Accept-Version"))
}

/// The newsroom answers on a thread that may wait for the disk.
async fn handle(site: Arc<Site>, kept: Arc<Kept>, request: Request) -> Response<Body> {
    let (request, _) = request.into_parts();
    let method = request.method.clone();
    site.newsroom().keep_up();
    if let Some(document) = known(&site, &kept, &request) {
        return answer::found(&method, &request.headers, &document);
    }
    let making = Arc::clone(&site);
    let answered = making.lane().make(move || respond(&site, &kept, &request)).await;
    answered.unwrap_or_else(|not_made| {
        let error = match not_made {
            NotMade::Full => ApiError::busy(),
            NotMade::Broken => ApiError::interrupted(),
        };
        answer::refused(&method, &error, Act("answer"))
    })
}

/// The answer that is kept and packed, for which nothing needs to be waited for.
fn known(site: &Site, kept: &Kept, request: &Parts) -> Option<Arc<Document>> {
    if ![Method::GET, Method::HEAD].contains(&request.method) {
        return None;
    }
    let address = request.uri.path_and_query().map_or(request.uri.path(), PathAndQuery::as_str);
    let document = kept.get(site.newsroom().changes().current(), address)?;
    answer::is_ready(&request.headers, &document).then_some(document)
}

/// The answer to one request.
fn respond(site: &Site, kept: &Kept, request: &Parts) -> Response<Body> {
    let (method, headers, uri) = (&request.method, &request.headers, &request.uri);
    let path = uri.path().strip_prefix(ROOT).unwrap_or_default();
    let address = site.newsroom().address();
    match *method {
        Method::OPTIONS => return answer::allowed(headers),
        Method::GET | Method::HEAD => {}
        _ => return answer::refused(method, &ApiError::no_such_method(), Act("answer")),
    }
    let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    if segments == ["openapi.json"] {
        return answer::found(method, headers, &Document::of(&openapi::document(address)));
    }
    let Some((act, ask)) = route(&segments) else {
        let wanted = headers.get("accept-version").map(|version| version.to_str().unwrap_or_default());
        return answer::refused(method, &version::no_such_address(wanted), Act("answer"));
    };
    if !path.ends_with('/') {
        let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
        return answer::moved(&format!("{}{ROOT}{path}/{query}", address.path()));
    }
    match answered(site, kept, uri, ask.as_ref()) {
        Ok(document) => answer::found(method, headers, &document),
        Err(error) => answer::refused(method, &error, act),
    }
}

/// One question to the newsroom: what was asked, and the reader that answers.
struct Question<'q, 'r, 'c> {
    reader: &'q mut Reader<'r, 'c>,
    asked: &'q Asked,
    now: Timestamp,
}

impl Question<'_, '_, '_> {
    /// What stands under `meta` beside a list of `total` items.
    fn meta(&self, total: i64) -> Value {
        json!({"pagination": Pagination::new(self.asked.page, self.asked.limit, total)})
    }
}

/// Everything, up to a bound.
fn first(limit: u64, now: Timestamp) -> Ask<'static> {
    Ask { filter: None, order: &[], after: None, offset: 0, limit, now }
}

/// That a field has a text.
fn is(field: &str, text: &str) -> Filter {
    let condition = Condition::Is(Operator::Equal, nql::Value::Text(text.to_owned()));
    Filter::Test(Test { field: field.to_owned(), condition })
}

type Answer<'p> = Box<dyn Fn(&mut Question<'_, '_, '_>) -> Result<Document, ApiError> + 'p>;

/// Every address of the API, what is done there in the words of its errors, and by whom.
fn route<'p>(segments: &[&'p str]) -> Option<(Act, Answer<'p>)> {
    fn to<'p>(
        act: &'static str,
        ask: impl Fn(&mut Question<'_, '_, '_>) -> Result<Value, ApiError> + 'p,
    ) -> (Act, Answer<'p>) {
        (Act(act), Box::new(move |question| Ok(Document::of(&ask(question)?))))
    }
    fn stories<'p>(
        act: &'static str,
        ask: impl Fn(&mut Question<'_, '_, '_>) -> Result<Document, ApiError> + 'p,
    ) -> (Act, Answer<'p>) {
        (Act(act), Box::new(ask))
    }
    Some(match *segments {
        ["posts"] => stories("list posts", posts::browse),
        ["posts", id] => stories("read post", move |question| posts::by_id(question, id)),
        ["posts", "slug", slug] => stories("read post", move |question| posts::by_slug(question, slug)),
        ["pages"] => stories("list pages", posts::browse_pages),
        ["pages", id] => stories("read page", move |question| posts::page_by_id(question, id)),
        ["pages", "slug", slug] => stories("read page", move |question| posts::page_by_slug(question, slug)),
        ["authors"] => to("list authors", authors::browse),
        ["authors", id] => to("read author", move |question| authors::by_id(question, id)),
        ["authors", "slug", slug] => to("read author", move |question| authors::by_slug(question, slug)),
        ["tags"] => to("list tags", tags::browse),
        ["tags", id] => to("read tag", move |question| tags::by_id(question, id)),
        ["tags", "slug", slug] => to("read tag", move |question| tags::by_slug(question, slug)),
        ["settings"] => to("list settings", settings::browse),
        ["newsletters"] => to("list newsletters", newsletters::browse),
        ["tiers"] => to("list tiers", tiers::browse),
        ["offers", id] => to("read offer", move |question| offers::by_id(question, id)),
        ["recommendations"] => to("list recommendations", recommendations::browse),
        ["search-index", "posts"] => to("list posts", search_index::posts),
        ["search-index", "authors"] => to("list authors", search_index::authors),
        ["search-index", "tags"] => to("list tags", search_index::tags),
        _ => return None,
    })
}

/// The answer that is kept, or a new one.
fn answered(
    site: &Site,
    kept: &Kept,
    uri: &Uri,
    ask: &dyn Fn(&mut Question<'_, '_, '_>) -> Result<Document, ApiError>,
) -> Result<Arc<Document>, ApiError> {
    let address = uri.path_and_query().map_or(uri.path(), PathAndQuery::as_str);
    site.newsroom().read(|reader| {
        let generation = reader.generation();
        if let Some(known) = kept.get(generation, address) {
            return Ok(known);
        }
        let parameters = Parameters::read(uri.query().unwrap_or_default())?;
        let key = parameters.key.as_deref().filter(|key| !key.is_empty()).ok_or_else(ApiError::no_key)?;
        if !reader.is_content_key(key)? {
            return Err(ApiError::unknown_key());
        }
        let asked = Asked::check(parameters)?;
        let now = Timestamp::from_millisecond(site.now()).unwrap_or(Timestamp::UNIX_EPOCH);
        let document = Arc::new(ask(&mut Question { reader, asked: &asked, now })?);
        if !asked.depends_on_the_time() {
            kept.put(generation, address, &document);
        }
        Ok(document)
    })
}

/// An id in an address, as Ghost lets it be.
fn checked_id(id: &str) -> Result<&str, ApiError> {
    let is_id = id.len() == 24 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_id || id == "1" || id.eq_ignore_ascii_case("me") {
        Ok(id)
    } else {
        Err(ApiError::invalid("matches", "id"))
    }
}

/// A slug in an address, as Ghost lets it be.
fn checked_slug(slug: &str) -> Result<&str, ApiError> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_';
    if slug.bytes().all(plain) { Ok(slug) } else { Err(ApiError::invalid("isSlug", "slug")) }
}
