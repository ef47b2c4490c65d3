//! Keys by which other programs read (Content API) and write (Admin API); Ghost calls their holder an integration.

mod create;
mod desk;
mod read;
mod store;

pub use create::Keys;
pub(crate) use create::secret;
pub use read::{AdminKey, Integration};
