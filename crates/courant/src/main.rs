//! The program: command line, configuration, start, stop.

mod command;
mod config;
mod default_theme;
mod front_matter;
mod log;
mod output;
mod routing_files;

use std::process::ExitCode;

use clap::Parser;

/// Small blocks that come and go with every page are what this allocator is good at.
#[cfg(not(feature = "system-allocator"))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let line = command::Line::parse();
    match command::run(line) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&error);
            ExitCode::FAILURE
        }
    }
}
