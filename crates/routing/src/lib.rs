//! Where things are: a site's routes.yaml and its redirects, in Ghost 6.65's words. Pure: files are read elsewhere.

mod line;
mod ownership;
mod permalink;
mod places;
mod read;
mod redirects;
mod routes;

pub use permalink::{Captured, Permalink};
pub use places::{Form, Part, Place};
pub use read::RoutesError;
pub use redirects::{Destination, Redirects, RedirectsError};
pub use routes::{Collection, Data, Listing, NOWHERE, Resource, Route, Routes};
