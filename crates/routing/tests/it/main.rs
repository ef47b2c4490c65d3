//! Redirects from outside: what Ghost's own examples lead to, and what can't hang.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where it is wrong")]

mod redirects;
