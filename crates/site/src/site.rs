//! The site as its pages see it: where things are, and why one may not be shown.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;

use crate::router;

/// Everything that a page needs in order to be shown.
pub struct Site {
    address: String,
    content: PathBuf,
}

impl Site {
    /// A site at this address, whose pictures and files are in the folder `content`.
    pub fn new(address: String, content: PathBuf) -> Self {
        Self { address, content }
    }

    /// The site's addresses, ready to be served.
    pub fn router(self) -> Router {
        router::addresses().router(Arc::new(self))
    }

    /// The site's address, without a slash at its end.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// The folder with `images`, `media` and `files`.
    pub(crate) fn content(&self) -> &Path {
        &self.content
    }
}

/// Why a page is not shown.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// There is nothing at this address that readers may see.
    #[error("nothing to see at this address")]
    NotFound,
}
