//! `courant theme`: which themes there are, whether one works, and which one is used.

use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Args, Subcommand};
use files::Root;
use newsroom::{Access, Newsroom, NewsroomError};
use theme::{Files, Finding, Level, Theme, ThemeError};

use super::open;
use crate::config::Config;
use crate::default_theme;
use crate::output::say;

/// Bytes that a theme's archive may have.
const LARGEST_ARCHIVE: u64 = 256 << 20;

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
        /// The theme's folder or zip archive
        #[arg(value_name = "DIR|ZIP")]
        theme: PathBuf,
    },
    /// Install a theme and show the site in it; a running server changes over with its next page
    Use {
        /// The theme's folder or zip archive, or the name of an installed one
        #[arg(value_name = "DIR|ZIP|NAME")]
        theme: PathBuf,
    },
    /// Which themes are installed; the one in use has a star
    List,
}

impl ThemeCommand {
    pub(crate) fn run(self, config: &Config) -> anyhow::Result<()> {
        match self.act {
            Act::Check { theme } => check(&theme),
            Act::Use { theme } => choose(config, &theme),
            Act::List => list(config),
        }
    }
}

/// Says what is wrong with a theme, the worst first; an error where it can't be used as it is.
fn check(place: &Path) -> anyhow::Result<()> {
    let files = files_at(place).inspect_err(|error| {
        // gscan finds links among the files; they are not even read here.
        if let Some(ThemeError::Link { file }) = error.downcast_ref() {
            say(&format!("fatal {file}: a symbolic link (GS030-ASSET-SYM)")).unwrap_or_default();
        }
    })?;
    let findings = theme::check(&files);
    for finding in &findings {
        let line = finding.line.map(|line| format!(":{line}")).unwrap_or_default();
        let Finding { level, file, code, message, .. } = finding;
        say(&format!("{} {file}{line}: {message} ({code})", name_of(*level)))?;
    }
    let theme = Theme::load(files.clone()).with_context(|| place.display().to_string())?;
    let count = |level: Level| findings.iter().filter(|finding| finding.level == level).count();
    let (fatal, errors, warnings) = (count(Level::Fatal), count(Level::Error), count(Level::Warning));
    let manifest = theme.manifest();
    say(&format!(
        "{} {}: {} files, {fatal} fatal, {errors} errors, {warnings} warnings",
        manifest.name,
        manifest.version,
        files.iter().count()
    ))?;
    anyhow::ensure!(fatal == 0, "{} can't be used: see above", place.display());
    Ok(())
}

fn name_of(level: Level) -> &'static str {
    match level {
        Level::Fatal => "fatal",
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Recommendation => "advice",
    }
}

/// The files of a theme in a folder or a zip archive.
fn files_at(place: &Path) -> anyhow::Result<Files> {
    let files = if place.is_dir() {
        Files::from_dir(place)
    } else {
        let size = std::fs::metadata(place).with_context(|| place.display().to_string())?.len();
        anyhow::ensure!(
            size <= LARGEST_ARCHIVE,
            "{} is larger than {LARGEST_ARCHIVE} bytes",
            place.display()
        );
        Files::from_zip(&std::fs::read(place).with_context(|| place.display().to_string())?)
    };
    files.with_context(|| place.display().to_string())
}

fn choose(config: &Config, theme: &Path) -> anyhow::Result<()> {
    let newsroom = open::newsroom(config, Access::Existing)?;
    let name = if theme.exists() {
        let (files, themes) = (files_at(theme)?, Root::new(themes(config)));
        let installed = match known_as(&newsroom, theme)? {
            Some(name) => theme::install_as(&name, &files, &themes),
            None => theme::install(&files, &themes),
        };
        installed.with_context(|| theme.display().to_string())?
    } else {
        let name = theme.display().to_string();
        if name != default_theme::NAME {
            let installed = themes(config).join(&name);
            let unusable =
                || format!("there is no such folder or archive, and no theme in {}", installed.display());
            Theme::load(Files::from_dir(&installed).with_context(unusable)?).with_context(unusable)?;
        }
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

/// The name of the folder or archive, if the site has chosen or set up a theme of that name: Ghost calls a theme so,
/// whatever its package.json says, and an import brings what was set under that name.
fn known_as(newsroom: &Newsroom, theme: &Path) -> anyhow::Result<Option<String>> {
    let place = theme.canonicalize().with_context(|| theme.display().to_string())?;
    let name = if place.is_dir() { place.file_name() } else { place.file_stem() };
    let Some(name) = name.and_then(|name| name.to_str()) else { return Ok(None) };
    let is_known = newsroom.read(|reader| {
        let is_active = reader.active_theme() == Some(name);
        Ok::<_, NewsroomError>(is_active || !reader.theme_settings(name)?.is_empty())
    })?;
    Ok(is_known.then(|| name.to_owned()))
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
