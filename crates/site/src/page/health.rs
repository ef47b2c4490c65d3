//! Whether the server is up, for load balancers and monitors.

use crate::Site;
use crate::answer::{Answer, Keep};

/// Answers as soon as the server can answer anything.
pub(crate) fn show(_: &Site) -> Answer {
    Answer::new("application/json; charset=utf-8", Keep::Never, "{\"status\":\"ok\"}")
}
