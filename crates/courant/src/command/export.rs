//! `courant export ghost`: this newsroom as a Ghost export.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Args, Subcommand};
use newsroom::{Access, Newsroom};

use super::open;
use crate::config::Config;

/// Write the content for another system.
#[derive(Debug, Args)]
pub(crate) struct Export {
    #[command(subcommand)]
    to: To,
}

#[derive(Debug, Subcommand)]
enum To {
    /// Write a Ghost export, which Ghost and Courant can load
    Ghost(Ghost),
}

/// Write a Ghost export: every column of every table that Ghost 6.65 exports.
#[derive(Debug, Args)]
struct Ghost {
    /// The file to write [default: standard output]
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
}

impl Export {
    pub(crate) fn run(self, config: &Config) -> anyhow::Result<()> {
        let To::Ghost(ghost) = self.to;
        let newsroom = open::newsroom(config, Access::Existing)?;
        match &ghost.file {
            Some(file) => write(&newsroom, file),
            None => Ok(newsroom.export(open::now(), &mut BufWriter::new(std::io::stdout().lock()))?),
        }
    }
}

/// Writes beside the file and renames, so that a file of that name is whole or as it was.
fn write(newsroom: &Newsroom, file: &Path) -> anyhow::Result<()> {
    let beside = file.with_extension("courant-part");
    let written = write_to(newsroom, &beside).and_then(|()| Ok(std::fs::rename(&beside, file)?));
    if written.is_err() {
        std::fs::remove_file(&beside).unwrap_or_default();
    }
    written.with_context(|| format!("{} can't be written", file.display()))
}

fn write_to(newsroom: &Newsroom, file: &Path) -> anyhow::Result<()> {
    let mut out = BufWriter::new(File::create(file)?);
    newsroom.export(open::now(), &mut out)?;
    out.flush()?;
    Ok(out.get_ref().sync_all()?)
}
