//! `courant theme`: which themes there are, whether one works, and which one is used.

use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Args, Subcommand};
use files::{Name, Root};
use newsroom::{Access, NewsroomError};
use theme::{Files, Theme};

use super::open;
use crate::config::Config;
use crate::output::say;

/// The largest file of a theme, in bytes.
const LARGEST_FILE: u64 = 32 << 20;

/// Check, install and choose Ghost themes.
#[derive(Debug, Args)]
pub(crate) struct ThemeCommand {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Say whether a theme loads, with file, line and column of what is wrong
    Check {
        /// The theme's folder
        dir: PathBuf,
    },
    /// Install a theme and show the site in it; a running server changes over with its next page
    Use {
        /// The theme's folder, or the name of an installed one
        theme: PathBuf,
    },
    /// Which themes are installed; the one in use has a star
    List,
}

impl ThemeCommand {
    pub(crate) fn run(self, config: &Config) -> anyhow::Result<()> {
        match self.act {
            Act::Check { dir } => check(&dir),
            Act::Use { theme } => choose(config, &theme),
            Act::List => list(config),
        }
    }
}

fn check(dir: &Path) -> anyhow::Result<()> {
    let (theme, files) = load(dir)?;
    let manifest = theme.manifest();
    say(&format!("{} {}: {} files, no errors", manifest.name, manifest.version, files.iter().count()))?;
    Ok(())
}

fn load(dir: &Path) -> anyhow::Result<(Theme, Files)> {
    let files = Files::from_dir(dir).with_context(|| dir.display().to_string())?;
    let theme = Theme::load(files.clone()).with_context(|| dir.display().to_string())?;
    Ok((theme, files))
}

fn choose(config: &Config, theme: &Path) -> anyhow::Result<()> {
    let newsroom = open::newsroom(config, Access::Existing)?;
    let name = if theme.is_dir() {
        install(config, theme)?
    } else {
        let name = theme.display().to_string();
        load(&themes(config).join(&name))?;
        name
    };
    let now = open::now();
    newsroom.write(now, |writer| {
        writer.set("theme", "active_theme", Some(&name))?;
        writer.set("theme", "courant_theme_installed", Some(&now.to_string()))
    })?;
    say(&format!("the site is shown in {name}"))?;
    Ok(())
}

/// Copies a theme that loads into the data folder, under the name that its package.json gives it.
fn install(config: &Config, dir: &Path) -> anyhow::Result<String> {
    let (theme, files) = load(dir)?;
    let name = theme.manifest().name.clone();
    let folder = Name::new(&name).with_context(|| format!("{}: package.json", dir.display()))?;
    anyhow::ensure!(!name.contains('/'), "{}: {name:?} can't be a theme's name", dir.display());
    let root = Root::new(themes(config).join(folder.as_str()));
    for (path, mut content) in files.iter() {
        root.write(&Name::new(path)?, &mut content, LARGEST_FILE)?;
    }
    Ok(name)
}

fn list(config: &Config) -> anyhow::Result<()> {
    let newsroom = open::newsroom(config, Access::Existing)?;
    let active = newsroom.read(|reader| Ok::<_, NewsroomError>(reader.active_theme().map(str::to_owned)))?;
    let mut names: Vec<String> = std::fs::read_dir(themes(config))
        .map(|folders| folders.filter_map(|folder| folder.ok()?.file_name().into_string().ok()).collect())
        .unwrap_or_default();
    names.sort_unstable();
    let is_installed = active.as_ref().is_some_and(|active| names.contains(active));
    say(&format!("{} courant (the default theme)", if is_installed { ' ' } else { '*' }))?;
    for name in names {
        let mark = if active.as_deref() == Some(name.as_str()) { '*' } else { ' ' };
        say(&format!("{mark} {name}"))?;
    }
    Ok(())
}

fn themes(config: &Config) -> PathBuf {
    config.data.join("themes")
}
