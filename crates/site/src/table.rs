//! Turns the list of addresses in [`crate::router`] into axum's router: each kind of route is answered in one way.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{RawPathParams, Request, State};
use axum::response::Response;
use axum::routing::any;

use crate::answer::{Answer, Wish};
use crate::asked::Asked;
use crate::files::{self, Folder};
use crate::policy::Policy;
use crate::{Refusal, Site, cache, door};

/// Bytes of a form of a few fields.
const FORM_BYTES: usize = 16 * 1024;

/// Answers one address; runs on a blocking thread.
pub(crate) type Answering = fn(&Site, &Asked) -> Result<Answer, Refusal>;

/// Answers one address that is never refused, without asking the newsroom.
pub(crate) type Saying = fn(&Site) -> Answer;

/// How an address is answered, and for whom.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Handling {
    pub(crate) policy: Policy,
    pub(crate) answering: Answering,
    /// Whether one spelling of the address counts.
    pub(crate) spelt: bool,
}

/// The addresses of the site, each with who may use it.
pub(crate) struct Table {
    router: Router<Arc<Site>>,
    policies: Vec<(&'static str, Policy)>,
}

impl Table {
    pub(crate) fn new() -> Self {
        Self { router: Router::new(), policies: Vec::new() }
    }

    /// A themed page or a feed: one spelling of its address counts.
    pub(crate) fn page(self, path: &'static str, policy: Policy, answering: Answering) -> Self {
        self.answered(path, Handling { policy, answering, spelt: true })
    }

    /// A file that is made when it is asked for; its name is taken as it is.
    pub(crate) fn file(self, path: &'static str, policy: Policy, answering: Answering) -> Self {
        self.answered(path, Handling { policy, answering, spelt: false })
    }

    /// A page that takes a form of a few fields.
    pub(crate) fn form(mut self, path: &'static str, policy: Policy, answering: Answering) -> Self {
        self.policies.push((path, policy));
        let handling = Handling { policy, answering, spelt: true };
        let handler = move |State(site): State<Arc<Site>>, wish: Wish, request: Request| async move {
            let (parts, body) = request.into_parts();
            let asked = Asked::of(&Request::from_parts(parts, Body::empty()), wish);
            let form = axum::body::to_bytes(body, FORM_BYTES).await.ok();
            cache::answer(site, asked.with_form(form), handling).await
        };
        self.router = self.router.route(path, any(handler));
        self
    }

    fn answered(mut self, path: &'static str, handling: Handling) -> Self {
        self.policies.push((path, handling.policy));
        let handler =
            move |State(site): State<Arc<Site>>, names: RawPathParams, wish: Wish, request: Request| {
                let asked = asked(&request, &names, wish);
                cache::answer(site, asked, handling)
            };
        self.router = self.router.route(path, any(handler));
        self
    }

    /// A few words that need neither the newsroom nor the theme.
    pub(crate) fn words(mut self, path: &'static str, policy: Policy, saying: Saying) -> Self {
        self.policies.push((path, policy));
        let handler =
            move |State(site): State<Arc<Site>>, wish: Wish| async move { saying(&site).respond(&wish) };
        self.router = self.router.route(path, any(handler));
        self
    }

    /// A folder of files in the newsroom's data; the path ends in `{*name}`.
    pub(crate) fn folder(mut self, path: &'static str, policy: Policy, folder: Folder) -> Self {
        self.policies.push((path, policy));
        let handler = move |State(site): State<Arc<Site>>, names: RawPathParams, request: Request| {
            let name = names.iter().next().map(|(_, value)| value.to_owned()).unwrap_or_default();
            async move {
                let asked = Asked::of(&request, Wish::default());
                match led_on(Arc::clone(&site), asked).await {
                    Some(answer) => answer,
                    None if folder == Folder::Images => files::serve_picture(site, &name, request).await,
                    None => files::serve(site.content(), folder, &name, request).await,
                }
            }
        };
        self.router = self.router.route(path, any(handler));
        self
    }

    /// A room of its own below a path, which answers in its own way.
    pub(crate) fn room(mut self, path: &'static str, policy: Policy, router: Router<Arc<Site>>) -> Self {
        self.policies.push((path, policy));
        self.router = self.router.merge(router);
        self
    }

    /// Everything that is not listed: pages and feeds, one spelling of whose address counts.
    pub(crate) fn otherwise(mut self, policy: Policy, answering: Answering) -> Self {
        self.policies.push(("", policy));
        let handler = move |State(site): State<Arc<Site>>, wish: Wish, request: Request| {
            let asked = Asked::of(&request, wish);
            async move { cache::answer(site, asked, Handling { policy, answering, spelt: true }).await }
        };
        self.router = self.router.fallback(handler);
        self
    }

    pub(crate) fn router(self, site: Arc<Site>) -> Router {
        self.router.with_state(site)
    }

    /// Who may use which address.
    #[cfg(test)]
    pub(crate) fn policies(&self) -> &[(&'static str, Policy)] {
        &self.policies
    }
}

fn asked(request: &Request, names: &RawPathParams, wish: Wish) -> Asked {
    let names = names.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    Asked::of(request, wish).with_names(names)
}

/// Where an old address of a file leads; a site without redirects is not asked.
async fn led_on(site: Arc<Site>, asked: Asked) -> Option<Response<Body>> {
    let work = move || {
        let read = asked.read(&site, |reader| Ok::<_, Refusal>(door::led_on(&site, reader, &asked)));
        read.ok().flatten().map(|answer| answer.respond(&asked.wish))
    };
    tokio::task::spawn_blocking(work).await.ok().flatten()
}
