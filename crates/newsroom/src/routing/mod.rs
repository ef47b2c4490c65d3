//! Where things are: the site's routes and redirects, read once for all readers until they change.

mod adopt;
mod store;

use std::sync::Arc;

use ::routing::{Redirects, Routes};
use ::store::{StoreError, Tx};

pub use adopt::{RoutingError, check_routes};

/// What is stored under these names.
const ROUTES: &str = "routes";
const REDIRECTS: [(&str, bool); 2] = [("redirects.yaml", true), ("redirects.json", false)];

/// A site's routes and redirects, with the digests of the texts that they were read from.
#[derive(Debug, Clone, Default)]
pub(crate) struct Routing {
    digests: Vec<(String, String)>,
    pub(crate) routes: Arc<Routes>,
    pub(crate) redirects: Arc<Redirects>,
}

impl Routing {
    /// Reads what is stored; where it is what `known` was read from, that is it.
    pub(crate) fn load(tx: &mut Tx<'_>, known: Option<&Routing>) -> Result<Routing, StoreError> {
        let digests = store::digests(tx)?;
        if let Some(known) = known.filter(|known| known.digests == digests) {
            return Ok(known.clone());
        }
        Ok(Routing { routes: Arc::new(routes(tx)?), redirects: Arc::new(redirects(tx)?), digests })
    }
}

/// The stored routes, or Ghost's default.
pub(crate) fn routes(tx: &mut Tx<'_>) -> Result<Routes, StoreError> {
    let Some(text) = store::text(tx, ROUTES)? else { return Ok(Routes::default()) };
    Ok(Routes::parse(&text).unwrap_or_else(|error| {
        tracing::error!(%error, "the stored routes can't be read: the default ones serve");
        Routes::default()
    }))
}

fn redirects(tx: &mut Tx<'_>) -> Result<Redirects, StoreError> {
    for (name, is_yaml) in REDIRECTS {
        let Some(text) = store::text(tx, name)? else { continue };
        return Ok(Redirects::parse(&text, is_yaml).unwrap_or_else(|error| {
            tracing::error!(%error, "the stored redirects can't be read: there are none");
            Redirects::default()
        }));
    }
    Ok(Redirects::default())
}
