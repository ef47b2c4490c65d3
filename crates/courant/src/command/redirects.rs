//! `courant redirects`: whether redirects are right, and which ones the site uses.

use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Args, Subcommand};
use newsroom::Access;
use routing::Redirects;

use super::open;
use crate::config::Config;
use crate::output::say;
use crate::routing_files::{self, RoutingFiles};

/// The word for no redirects at all.
const NONE: &str = "none";

/// Check and choose where old addresses lead.
#[derive(Debug, Args)]
pub(crate) struct RedirectsCommand {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Say whether redirects are right, with the line of what is wrong; nothing is changed
    Check {
        /// The file, .yaml or .json [default: the data folder's own]
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
    },
    /// Use redirects; a running server changes over with its next answer
    Use {
        /// The file, .yaml or .json, or `none`
        #[arg(value_name = "FILE|none")]
        file: PathBuf,
    },
}

impl RedirectsCommand {
    pub(crate) fn run(self, config: &Config) -> anyhow::Result<()> {
        let files = RoutingFiles::new(&config.data);
        match self.act {
            Act::Check { file } => {
                let file = file.unwrap_or_else(|| files.redirects_path());
                let text = routing_files::read(&file)?;
                let redirects = Redirects::parse(&text, is_yaml(&file));
                let redirects = redirects.with_context(|| file.display().to_string())?;
                say(&format!("{}: {} redirects", file.display(), redirects.len()))?;
                Ok(())
            }
            Act::Use { file } => adopt(config, &files, &file),
        }
    }
}

fn adopt(config: &Config, files: &RoutingFiles, file: &Path) -> anyhow::Result<()> {
    let text = if file == Path::new(NONE) { None } else { Some(routing_files::read(file)?) };
    let text = text.as_deref().map(|text| (text, is_yaml(file)));
    let newsroom = open::newsroom(config, Access::Existing)?;
    newsroom
        .write(open::now(), |writer| writer.adopt_redirects(text))
        .with_context(|| file.display().to_string())?;
    files.put_redirects(text)?;
    say(&format!("old addresses lead where {} says", file.display()))?;
    Ok(())
}

fn is_yaml(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "yaml" || extension == "yml")
}
