//! The running program, over HTTP and from the command line.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test stops where it is wrong"
)]

mod bad_input;
mod below;
mod editor;
mod golden;
mod http;
mod import;
mod kill;
mod mail;
mod overload;
mod pages;
mod pictures;
mod private;
mod publish;
mod redirects;
mod routes;
mod saves;
mod small_theme;
mod start;
mod test_site;
mod theme_use;
mod webhooks;
