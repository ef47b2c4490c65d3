//! `courant import ghost`: a Ghost export becomes this newsroom.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};
use newsroom::{Access, Import as Act, ImportError, ImportReport, Media, Newsroom, Progress, Shelf};
use store::Location;

use super::open;
use crate::config::Config;
use crate::output::say;

/// Load the content of another system. To run it twice is to run it once; one that was cut short goes on where it
/// stopped.
#[derive(Debug, Args)]
pub(crate) struct Import {
    #[command(subcommand)]
    from: From,
}

#[derive(Debug, Subcommand)]
enum From {
    /// Load a Ghost export (Settings → Migration tools → Export content)
    Ghost(Ghost),
}

/// Load a Ghost export, with all of its ids and addresses. Everything is checked before anything is written.
#[derive(Debug, Args)]
struct Ghost {
    /// The export, as Ghost 4, 5 or 6 writes it
    #[arg(value_name = "EXPORT.json")]
    export: PathBuf,

    /// The pictures and files: Ghost's content folder, or a zip archive of it
    #[arg(long, value_name = "DIR|ZIP")]
    media: Option<PathBuf>,

    /// Print the report as JSON
    #[arg(long)]
    json: bool,
}

impl Import {
    pub(crate) fn run(self, config: &Config) -> anyhow::Result<()> {
        let From::Ghost(ghost) = self.from;
        let report = ghost.import(config)?;
        if ghost.json {
            say(&serde_json::to_string(&report)?)?;
        } else {
            say(report.to_string().trim_end())?;
        }
        Ok(())
    }
}

impl Ghost {
    fn import(&self, config: &Config) -> anyhow::Result<ImportReport> {
        // A mistyped name must not leave an empty newsroom behind.
        std::fs::metadata(&self.export)
            .with_context(|| format!("{} can't be read", self.export.display()))?;
        let media = self.media.as_deref().map(Media::open).transpose()?;
        let traces = Traces::before(config);
        let newsroom = open::newsroom(config, Access::Create)?;
        let imported = import(&newsroom, &self.export, media.as_ref(), &config.data);
        newsroom.checkpoint()?;
        drop(newsroom);
        imported.map_err(|error| {
            if nothing_was_written(&error) {
                traces.remove();
            }
            error.into()
        })
    }
}

fn import(
    newsroom: &Newsroom,
    export: &Path,
    media: Option<&Media>,
    data: &Path,
) -> Result<ImportReport, ImportError> {
    let bytes = std::fs::metadata(export).map_or(0, |about| about.len());
    let bar = bar(bytes * 2);
    let shelf = Shelf::new(data);
    let act = Act { export, media: media.map(|media| (media, &shelf)) };
    let report = newsroom.import(&act, &mut |progress| match progress {
        Progress::Checked(read) => bar.set_position(read),
        Progress::Written(read) => {
            bar.set_message("writing");
            bar.set_position(bytes + read);
        }
        Progress::Copied => bar.set_message("copying media"),
        Progress::Listing => bar.set_message("putting the stories in their lists"),
    });
    bar.finish_and_clear();
    report
}

fn bar(bytes: u64) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(bytes).with_message("checking");
    match ProgressStyle::with_template("{bar:40} {percent}% {msg} ({eta} left)") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// Whether the import was refused before its first write.
fn nothing_was_written(error: &ImportError) -> bool {
    !matches!(error, ImportError::Store(_) | ImportError::Newsroom(_))
}

/// What a refused import must not leave behind: a database and a folder that were not there before.
struct Traces {
    database: Option<PathBuf>,
    folder: Option<PathBuf>,
}

impl Traces {
    fn before(config: &Config) -> Self {
        let database = match config.location() {
            Location::File(file) if !file.exists() => Some(file),
            Location::File(_) | Location::Url(_) => None,
        };
        let folder = (!config.data.exists()).then(|| config.data.clone());
        Self { database, folder }
    }

    /// A folder that holds something else by now is left alone.
    fn remove(&self) {
        if let Some(file) = &self.database {
            for suffix in ["", "-wal", "-shm"] {
                let mut name = file.clone().into_os_string();
                name.push(suffix);
                std::fs::remove_file(name).unwrap_or_default();
            }
        }
        if let Some(folder) = &self.folder {
            std::fs::remove_dir(folder).unwrap_or_default();
        }
    }
}
