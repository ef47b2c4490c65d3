//! Ghost's Admin API, one file per resource.

pub(crate) mod actions;
pub(crate) mod authentication;
pub(crate) mod config;
mod list;
pub(crate) mod posts;
pub(crate) mod roles;
pub(crate) mod session;
pub(crate) mod settings;
pub(crate) mod site;
pub(crate) mod slugs;
pub(crate) mod tags;
pub(crate) mod users;
