//! Ghost's Admin API, one file per resource.

pub(crate) mod actions;
pub(crate) mod authentication;
pub(crate) mod board;
pub(crate) mod config;
pub(crate) mod copies;
pub(crate) mod integrations;
pub(crate) mod invites;
mod list;
pub(crate) mod live;
pub(crate) mod media_library;
pub(crate) mod memberships;
pub(crate) mod oembed;
pub(crate) mod posts;
pub(crate) mod roles;
pub(crate) mod session;
pub(crate) mod settings;
pub(crate) mod site;
pub(crate) mod slugs;
pub(crate) mod snippets;
pub(crate) mod tags;
pub(crate) mod uploads;
pub(crate) mod users;
pub(crate) mod webhooks;
