//! Changes where things are: from the next page on, for every process that serves the site.

use ::routing::{Redirects, RedirectsError, Resource, Routes, RoutesError};
use ::store::query;

use super::{REDIRECTS, ROUTES, store};
use crate::{NewsroomError, Reader, Writer};

/// Why new routes or redirects were not taken; those that were there stay.
#[derive(Debug, thiserror::Error)]
pub enum RoutingError {
    /// The routes are wrong.
    #[error(transparent)]
    Routes(#[from] RoutesError),
    /// The redirects are wrong.
    #[error(transparent)]
    Redirects(#[from] RedirectsError),
}

impl Writer<'_, '_> {
    /// Takes the routes of a routes.yaml, or Ghost's default ones where there is none.
    pub fn adopt_routes(&mut self, yaml: Option<&str>) -> Result<(), NewsroomError> {
        let Some(yaml) = yaml else { return Ok(store::remove(self.tx, ROUTES)?) };
        check_routes(yaml)?;
        Ok(store::set(self.tx, ROUTES, &digest(yaml), yaml)?)
    }

    /// Takes the redirects of a redirects.yaml or redirects.json, or none.
    pub fn adopt_redirects(&mut self, text: Option<(&str, bool)>) -> Result<(), NewsroomError> {
        if let Some((text, is_yaml)) = text {
            Redirects::parse(text, is_yaml).map_err(RoutingError::from)?;
        }
        for (name, as_yaml) in REDIRECTS {
            match text.filter(|(_, is_yaml)| *is_yaml == as_yaml) {
                Some((text, _)) => store::set(self.tx, name, &digest(text), text)?,
                None => store::remove(self.tx, name)?,
            }
        }
        Ok(())
    }
}

/// Reads a routes.yaml and tries its filters, without taking it.
pub fn check_routes(yaml: &str) -> Result<Routes, RoutingError> {
    let routes = Routes::parse(yaml)?;
    for (keys, resource, filter) in routes.filters() {
        let resource = match resource {
            Resource::Posts => &query::POSTS,
            Resource::Pages => &query::PAGES,
            Resource::Tags => &query::TAGS,
            Resource::Authors => &query::AUTHORS,
        };
        if let Err(error) = query::resolve(resource, filter) {
            return Err(RoutesError::at(yaml, &keys, &error.to_string()).into());
        }
    }
    Ok(routes)
}

impl<'r> Reader<'r, '_> {
    /// Where things are.
    pub fn routes(&self) -> &'r Routes {
        &self.settings.routing.routes
    }

    /// Old addresses and where they lead.
    pub fn redirects(&self) -> &'r Redirects {
        &self.settings.routing.redirects
    }

    /// Whether these are the routes in use, byte for byte.
    pub fn has_routes(&self, yaml: &str) -> bool {
        self.has_text(ROUTES, yaml)
    }

    /// Whether these are the redirects in use, byte for byte.
    pub fn has_redirects(&self, text: &str, is_yaml: bool) -> bool {
        REDIRECTS.iter().any(|(name, as_yaml)| *as_yaml == is_yaml && self.has_text(name, text))
    }

    fn has_text(&self, name: &str, text: &str) -> bool {
        let digest = digest(text);
        self.settings.routing.digests.iter().any(|(known, stored)| known == name && *stored == digest)
    }
}

fn digest(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().to_string()
}
