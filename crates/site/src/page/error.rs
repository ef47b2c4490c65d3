//! What is shown instead of a page.

use http::StatusCode;

use crate::answer::{Answer, Keep};
use crate::asked::Asked;
use crate::{Refusal, Site};

/// The page that tells a reader why there is nothing else to see.
pub(crate) fn show(_: &Site, _: &Asked, refusal: &Refusal) -> Answer {
    let status = refusal.status();
    Answer::text(status, Keep::Never, status.canonical_reason().unwrap_or("Error"))
}

impl Refusal {
    fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
        }
    }
}
