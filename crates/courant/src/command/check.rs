//! `courant check`: what is configured, and whether it works.

use std::net::TcpListener;

use clap::{Args, Subcommand};
use newsroom::{Access, Address, List, NewsroomError};
use theme::Theme;

use super::open;
use crate::config::Config;
use crate::default_theme;
use crate::output::say;

/// Show the configuration and try each part of it; exits with an error where something would keep the site from
/// being served. Nothing is changed.
#[derive(Debug, Args)]
pub(crate) struct Check {
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Render every stored story anew and say which differ from what is stored; nothing is changed
    Content,
}

impl Check {
    pub(crate) fn run(self, config: &Config) -> anyhow::Result<()> {
        match self.what {
            Some(What::Content) => content(config),
            None => configuration(config),
        }
    }
}

/// Renders every stored story anew and says which differ from what is stored.
fn content(config: &Config) -> anyhow::Result<()> {
    let newsroom = open::newsroom(config, Access::Existing)?;
    let check = newsroom.read(|reader| reader.check_content())?;
    for differing in &check.differing {
        say(&format!(
            "{}: differs at byte {}\n    stored   …{}\n    rendered …{}",
            differing.slug, differing.place, differing.stored, differing.rendered
        ))?;
    }
    for (slug, why) in &check.unreadable {
        say(&format!("{slug}: {why}"))?;
    }
    for slug in &check.mended {
        say(&format!(
            "{slug}: stored as Ghost made it, which is unsafe or lacks words; its next save mends it"
        ))?;
    }
    let wrong = check.differing.len() + check.unreadable.len();
    let equal = check.documents - u64::try_from(wrong).unwrap_or(u64::MAX).min(check.documents);
    say(&format!("equal {equal} of {}", check.documents))?;
    anyhow::ensure!(wrong == 0, "{wrong} stories differ from what is stored: see above");
    Ok(())
}

/// Tries each part of the configuration.
fn configuration(config: &Config) -> anyhow::Result<()> {
    let parts = [
        ("url", config.address(), url(config)),
        ("listen", config.listen.to_string(), port(config)),
        ("data", config.data.display().to_string(), folder(config)),
        ("database", config.location().to_string(), database(config)),
        ("mail", config.mail_place(), mail(config)),
        ("theme", "the default theme".to_owned(), theme()),
    ];
    let mut wrong = 0;
    for (name, value, tried) in parts {
        let verdict = match tried {
            Ok(words) => words,
            Err(error) => {
                wrong += 1;
                format!("WRONG: {error:#}")
            }
        };
        say(&format!("{name:<9} {value}\n          {verdict}"))?;
    }
    anyhow::ensure!(wrong == 0, "{wrong} of what is configured can't work: see above");
    Ok(())
}

fn url(config: &Config) -> anyhow::Result<String> {
    Address::new(&config.address())?;
    Ok(match config.url {
        Some(_) => "as configured".to_owned(),
        None => "not configured: where it listens; set url before readers come".to_owned(),
    })
}

fn port(config: &Config) -> anyhow::Result<String> {
    match TcpListener::bind(config.listen) {
        Ok(_) => Ok("free".to_owned()),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
            Ok("in use: by this site, or else by another program".to_owned())
        }
        Err(error) => Err(error.into()),
    }
}

fn folder(config: &Config) -> anyhow::Result<String> {
    match std::fs::metadata(&config.data) {
        Ok(about) if about.is_dir() => {
            tempfile::tempfile_in(&config.data)?;
            Ok("can be written".to_owned())
        }
        Ok(_) => Err(anyhow::anyhow!("is no folder")),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Ok("not there yet: the first start makes it".to_owned())
        }
        Err(error) => Err(error.into()),
    }
}

fn database(config: &Config) -> anyhow::Result<String> {
    if let store::Location::File(file) = config.location()
        && !file.exists()
    {
        return Ok("not there yet: the first start makes it".to_owned());
    }
    let newsroom = open::newsroom(config, Access::Existing)?;
    let stories = newsroom.read(|reader| reader.count(&List::Posts))?;
    let theme = newsroom.read(|reader| Ok::<_, NewsroomError>(reader.active_theme().map(str::to_owned)))?;
    let theme = theme.map_or_else(String::new, |name| {
        let is_there = config.data.join("themes").join(&name).is_dir();
        let words = if is_there { "" } else { ", which is not installed: the default theme serves" };
        format!("; the editors chose the theme {name}{words}")
    });
    Ok(format!("{stories} published stories{theme}"))
}

fn mail(config: &Config) -> anyhow::Result<String> {
    config.mailer()?;
    config.sender()?;
    let words =
        "a folder, and nobody gets what is in it: set mail.options.host before colleagues are invited";
    Ok(if config.mail_leaves()? { "takes the mail, if it is as configured: nothing was sent" } else { words }
        .to_owned())
}

fn theme() -> anyhow::Result<String> {
    let theme = Theme::load(default_theme::files()?)?;
    Ok(format!("{} loads", theme.manifest().name))
}
