//! The running program, over HTTP and from the command line.

mod bad_input;
mod golden;
mod http;
mod import;
mod kill;
mod pages;
mod publish;
mod start;
mod test_site;
