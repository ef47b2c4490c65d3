//! The program: command line, configuration, start, stop.
fn main() {}
