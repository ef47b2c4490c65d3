//! `courant routes`: whether a routes.yaml is right, and which one the site uses.

use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Args, Subcommand};
use newsroom::{Access, check_routes};

use super::open;
use crate::config::Config;
use crate::output::say;
use crate::routing_files::{self, RoutingFiles};

/// The word for Ghost's own routes.
const DEFAULT: &str = "default";

/// Check and choose where things are.
#[derive(Debug, Args)]
pub(crate) struct RoutesCommand {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Say whether a routes.yaml is right, with the line of what is wrong; nothing is changed
    Check {
        /// The file [default: the data folder's own]
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
    },
    /// Use a routes.yaml; a running server changes over with its next page
    Use {
        /// The file, or `default` for Ghost's own routes
        #[arg(value_name = "FILE|default")]
        file: PathBuf,
    },
}

impl RoutesCommand {
    pub(crate) fn run(self, config: &Config) -> anyhow::Result<()> {
        let files = RoutingFiles::new(&config.data);
        match self.act {
            Act::Check { file } => {
                let file = file.unwrap_or_else(|| files.routes_path());
                let text = routing_files::read(&file)?;
                let routes = check_routes(&text).with_context(|| file.display().to_string())?;
                let (own, collections) = (routes.routes.len(), routes.collections.len());
                say(&format!("{}: {own} routes, {collections} collections", file.display()))?;
                Ok(())
            }
            Act::Use { file } => adopt(config, &files, &file),
        }
    }
}

fn adopt(config: &Config, files: &RoutingFiles, file: &Path) -> anyhow::Result<()> {
    let text = if file == Path::new(DEFAULT) { None } else { Some(routing_files::read(file)?) };
    let newsroom = open::newsroom(config, Access::Existing)?;
    newsroom
        .write(open::now(), |writer| writer.adopt_routes(text.as_deref()))
        .with_context(|| file.display().to_string())?;
    files.put_routes(text.as_deref())?;
    say(&format!("things are where {} says", file.display()))?;
    Ok(())
}
