//! The command line: what can be asked of the program, one file per command.

mod check;
mod demo;
mod export;
mod import;
mod key;
mod media;
mod open;
mod publish;
mod redirects;
mod render;
mod routes;
mod serve;
mod theme;
mod user;

use clap::{Parser, Subcommand};

use crate::config::{Config, Flags};

/// A newsroom in one program: takes a Ghost site over with its themes, addresses and API, and serves it.
#[derive(Debug, Parser)]
#[command(
    name = "courant",
    version,
    propagate_version = true,
    arg_required_else_help = true,
    max_term_width = 100
)]
#[command(
    after_help = "Settings are read from courant.toml, then the environment (COURANT_URL, COURANT_LOG__LEVEL, …; \
    Ghost's url, portal__url and database__… are understood), then flags.\n\
    `courant check` says what is set and what is wrong with it."
)]
pub(crate) struct Line {
    #[command(flatten)]
    flags: Flags,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the site; an empty data folder becomes an empty newsroom
    Serve(serve::Serve),
    /// Serve an invented newsroom, to look around
    Demo(demo::Demo),
    /// Load a Ghost export, with its pictures
    Import(import::Import),
    /// Write everything as a Ghost export
    Export(export::Export),
    /// Clean what lies in the content folder of everything that must not go out with it
    Media(media::MediaCommand),
    /// Publish or update stories from Markdown files
    Publish(publish::Publish),
    /// Check, install and choose Ghost themes
    Theme(theme::ThemeCommand),
    /// Check and choose where things are: a routes.yaml, as Ghost has it
    Routes(routes::RoutesCommand),
    /// Check and choose where old addresses lead: a redirects.yaml or redirects.json, as Ghost has it
    Redirects(redirects::RedirectsCommand),
    /// Add and list the people of the newsroom
    User(user::User),
    /// Make and revoke API keys
    Key(key::Key),
    /// Turn a story into a page, an e-mail, plain text or another format
    Render(render::Render),
    /// Say what is configured, whether it works, and what to do where it does not
    Check(check::Check),
}

/// Does what the command line asks for.
pub(crate) fn run(line: Line) -> anyhow::Result<()> {
    let config = Config::load(&line.flags)?;
    match line.command {
        Command::Serve(serve::Serve {}) => serve::Serve::run(&config),
        Command::Import(import) => import.run(&config),
        Command::Export(export) => export.run(&config),
        Command::Demo(demo::Demo {}) => demo::Demo::run(&config),
        Command::Media(media) => media.run(&config),
        Command::Publish(publish) => publish.run(&config),
        Command::Theme(theme) => theme.run(&config),
        Command::Routes(routes) => routes.run(&config),
        Command::Redirects(redirects) => redirects.run(&config),
        Command::User(user) => user.run(&config),
        Command::Key(key) => key.run(&config),
        Command::Check(check) => check.run(&config),
        Command::Render(render) => render.run(&config),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        super::Line::command().debug_assert();
    }
}
