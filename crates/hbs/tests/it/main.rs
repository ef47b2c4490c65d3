//! The engine from outside: rules, recorded cases, generated templates, handlebars.js itself.

#![expect(clippy::expect_used, clippy::print_stdout, reason = "a test may stop, and says what it skips")]
#![expect(clippy::indexing_slicing, reason = "the lists are the test's own")]
#![expect(clippy::unnecessary_wraps, reason = "all helpers have one type")]

mod case_helpers;
mod cases;
mod generate;
mod layouts;
mod limits;
mod mentions;
mod peer;
mod random;
mod rules;
mod support;
