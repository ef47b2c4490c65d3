//! The editors' door: who comes in, Ghost's Admin API under `/ghost/api/admin/`, and the Desk's [`pages`].
//!
//! Every address stands in [`router`](mod@router) with who may use it. A request goes through the same steps whatever it asks
//! for: its route and the route's [`Policy`], who asks ([`door`]), the body, within a bound, and the answer, on a thread
//! that may wait for the disk. Everything that is refused has Ghost's error document ([`error`]).

mod answer;
mod api;
mod call;
mod desk;
mod door;
mod error;
mod form;
mod link;
mod live;
mod pages;
mod policy;
mod router;
mod table;

pub use desk::{Desk, Setup};
pub use live::Live;
pub use policy::{Door, Policy};
pub use router::declared;
