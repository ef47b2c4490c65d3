//! The filter language from outside: its texts, its trees, their meaning, and Ghost's own parser beside it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod ghost;
mod language;
mod meaning;
mod orders;
mod trees;
