//! Turns the list of addresses in [`crate::router`] into axum's router: every request is let in, read and answered in one
//! way, and its policy hangs on the route that it matched, not on how its address is spelt.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{RawPathParams, Request, State};
use axum::response::Response;
use axum::routing::MethodRouter;
use http::request::Parts;
use newsroom::Sort;

use crate::Desk;
use crate::answer::Answer;
use crate::call::{Call, Caller};
use crate::door;
use crate::error::Refusal;
use crate::form::{self, Form};
use crate::policy::Policy;

/// Where the Admin API is.
const ROOT: &str = "/ghost/api/admin";

/// Bytes that somebody may send who has not said who they are.
const BYTES_OF_ANYONE: usize = 16 * 1024;

/// Bytes that somebody may send who may do what they ask for, where the route says nothing else.
const BYTES: usize = 32 * 1024 * 1024;

/// Answers one request; runs on a blocking thread.
pub(crate) type Acting = fn(&Desk, &Call) -> Result<Answer, Refusal>;

/// The addresses of the desk, each with who may use it.
#[derive(Default)]
pub(crate) struct Table {
    routes: Vec<Route>,
}

#[derive(Clone, Copy)]
struct Route {
    method: &'static str,
    path: &'static str,
    policy: Policy,
    /// The sort of the file that is sent in a form; none where the body is a document.
    takes: Option<Sort>,
    acting: Acting,
}

impl Table {
    /// Asks for something.
    pub(crate) fn get(self, path: &'static str, policy: Policy, acting: Acting) -> Self {
        self.route("GET", path, policy, acting)
    }

    /// Makes something, or does something.
    pub(crate) fn post(self, path: &'static str, policy: Policy, acting: Acting) -> Self {
        self.route("POST", path, policy, acting)
    }

    /// Changes something.
    pub(crate) fn put(self, path: &'static str, policy: Policy, acting: Acting) -> Self {
        self.route("PUT", path, policy, acting)
    }

    /// Removes something.
    pub(crate) fn delete(self, path: &'static str, policy: Policy, acting: Acting) -> Self {
        self.route("DELETE", path, policy, acting)
    }

    /// Makes something of a file that is sent in a form.
    pub(crate) fn upload(
        self,
        (method, path): (&'static str, &'static str),
        policy: Policy,
        takes: Sort,
        acting: Acting,
    ) -> Self {
        self.with(Route { method, path, policy, takes: Some(takes), acting })
    }

    fn with(mut self, route: Route) -> Self {
        self.routes.push(route);
        self
    }

    fn route(self, method: &'static str, path: &'static str, policy: Policy, acting: Acting) -> Self {
        self.with(Route { method, path, policy, takes: None, acting })
    }

    /// Every route: method, path below the API's root, and who may use it.
    pub(crate) fn declared(&self) -> Vec<(&'static str, &'static str, Policy)> {
        self.routes.iter().map(|route| (route.method, route.path, route.policy)).collect()
    }

    /// The router; each address is known with and without a slash at its end, as in Ghost.
    pub(crate) fn router(self, desk: Arc<Desk>) -> Router {
        let mut paths: BTreeMap<String, MethodRouter<Arc<Desk>>> = BTreeMap::new();
        for route in self.routes {
            let whole = format!("{ROOT}{}", route.path);
            for path in [whole.trim_end_matches('/').to_owned(), whole.clone()] {
                let methods = paths.remove(&path).unwrap_or_default();
                paths.insert(path, methods.on(filter(route.method), answering(route)));
            }
        }
        let mut router = Router::new();
        for (path, methods) in paths {
            router = router.route(&path, methods);
        }
        let nowhere = || async { Refusal::no_such_address().respond() };
        router
            .route(ROOT, axum::routing::any(nowhere))
            .route(&format!("{ROOT}/{{*rest}}"), axum::routing::any(nowhere))
            .method_not_allowed_fallback(|| async { Refusal::no_such_method().respond() })
            .with_state(desk)
    }
}

fn filter(method: &str) -> axum::routing::MethodFilter {
    match method {
        "POST" => axum::routing::MethodFilter::POST,
        "PUT" => axum::routing::MethodFilter::PUT,
        "DELETE" => axum::routing::MethodFilter::DELETE,
        _ => axum::routing::MethodFilter::GET,
    }
}

/// What axum waits for.
type Answering = Pin<Box<dyn Future<Output = Response> + Send>>;

fn answering(
    route: Route,
) -> impl Fn(State<Arc<Desk>>, RawPathParams, Request) -> Answering + Clone + Send + Sync + 'static {
    move |State(desk), names: RawPathParams, request| {
        let names = names.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let answer = async move {
            let answered = answered(desk, route, names, request).await;
            answered.unwrap_or_else(|refusal| refusal.respond())
        };
        Box::pin(answer)
    }
}

/// First who asks, then what they send: nobody fills the memory who may not do what they ask for.
async fn answered(
    desk: Arc<Desk>,
    route: Route,
    names: Vec<(String, String)>,
    request: Request,
) -> Result<Response, Refusal> {
    let (parts, body) = request.into_parts();
    let (desk, parts, caller) = blocking(move || {
        let now = desk.now();
        let address = door::address(&parts).to_string();
        let caller = door::caller(&desk, route.policy, &parts, &address, now)?;
        Ok((desk, parts, caller))
    })
    .await?;
    let (body, form) = match route.takes {
        None => (read(body, route.policy).await?, Form::default()),
        Some(sort) => (Bytes::new(), form::receive(&parts.headers, body, desk.shelf(), sort).await?),
    };
    blocking(move || {
        let call = call(&desk, names, parts, (body, form), caller);
        Ok((route.acting)(&desk, &call)?.respond())
    })
    .await
}

async fn read(body: Body, policy: Policy) -> Result<Bytes, Refusal> {
    let limit = if policy == Policy::Anyone { BYTES_OF_ANYONE } else { BYTES };
    to_bytes(body, limit).await.map_err(|_| Refusal::too_large())
}

fn call(
    desk: &Desk,
    names: Vec<(String, String)>,
    parts: Parts,
    (body, form): (Bytes, Form),
    caller: Option<Caller>,
) -> Call {
    let address = door::address(&parts);
    let query = parts.uri.query().unwrap_or_default();
    let query = url::form_urlencoded::parse(query.as_bytes());
    let query = query.map(|(name, value)| (name.into_owned(), value.into_owned())).collect();
    Call {
        method: parts.method,
        headers: parts.headers,
        names,
        query,
        body,
        form: Mutex::new(form),
        caller,
        address,
        now: desk.now(),
    }
}

/// Works on a thread that may wait; a panic is this request's alone.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) => {
            tracing::error!(%error, "a request panicked");
            Err(Refusal::interrupted())
        }
    }
}
