//! Everything that leaves the house: the one client for other hosts, and mail.
//!
//! Link cards, webhooks and remote pictures take their addresses from people; whoever may name an address must not be
//! able to make this program knock at a door that only this program can reach. Therefore every request goes through
//! [`Client`]: an [`Address`] is read once, its host is resolved once, all of what it resolves to must be public
//! ([`is_public`]), and the connection is made to exactly that, with every redirect anew. There is no pool of
//! connections, no proxy and no cookie: one connection, one request.

mod address;
mod allow;
mod body;
mod client;
mod connect;
mod error;
pub mod mail;
mod public;
mod request;
mod resolve;

pub use address::{Address, AddressError};
pub use allow::{Allow, AllowError, Network};
pub use client::{Client, Setup};
pub use error::OutsideError;
pub use public::is_public;
pub use request::{Limits, Request, Response};
pub use resolve::Resolver;
