//! The tests of the lexical crate against Ghost's own results.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot go on fails, and says what it compared"
)]

mod convert;
mod corpus;
mod render;
