//! The configuration: one struct with defaults, filled from a file, then the environment, then flags.

mod entrance;
mod environment;
mod flags;
mod mail;
mod outbound;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::Context;
use serde::Deserialize;
use site::server::Network;
use store::Location;

use entrance::{Connections, Tls};
pub(crate) use flags::Flags;
use mail::Mail;
use outbound::Outbound;

use crate::log::Log;

/// The configuration's name in the working or the data folder.
const FILE: &str = "courant.toml";

/// Everything that can be configured. Names are those of the file; `docs` and README show the table.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Config {
    /// The folder with the database, pictures and themes.
    pub(crate) data: PathBuf,
    /// Where the server listens.
    pub(crate) listen: SocketAddr,
    /// The site's address as readers type it.
    pub(crate) url: Option<String>,
    pub(crate) database: Database,
    pub(crate) tls: Tls,
    pub(crate) limits: Connections,
    pub(crate) cache: Cache,
    /// Addresses or networks of the proxies in front, whose word on clients is taken.
    #[serde(deserialize_with = "entrance::networks")]
    pub(crate) proxies: Vec<Network>,
    /// What other hosts may be asked beyond the public internet.
    pub(crate) outside: Outbound,
    /// How mail leaves; Ghost's names.
    pub(crate) mail: Mail,
    pub(crate) log: Log,
    /// Sign-up dialogs; Ghost's name.
    pub(crate) portal: Script,
    /// The search dialog; Ghost's name.
    #[serde(rename = "sodoSearch")]
    pub(crate) sodo_search: Script,
    /// Ghost's name.
    #[serde(rename = "announcementBar")]
    pub(crate) announcement_bar: Script,
    /// Ghost's name.
    pub(crate) comments: Script,
    /// The service of the fonts that the editors may choose.
    pub(crate) fonts: Fonts,
}

/// Where the database is; without a url it is a SQLite file in the data folder.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Database {
    /// `postgres://user:password@host/name`
    pub(crate) url: Option<String>,
}

/// Pages that are kept in memory.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Cache {
    /// Bytes that they may take; with 0 every page is made anew.
    pub(crate) bytes: u64,
}

impl Default for Cache {
    fn default() -> Self {
        Self { bytes: 128 << 20 }
    }
}

/// A script of Ghost's that pages may load from elsewhere; none by default.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Script {
    pub(crate) url: Option<String>,
    pub(crate) styles: Option<String>,
}

/// A service that has fonts; none by default, which leaves them to the reader's machine. Ghost 6.65 takes
/// `https://fonts.bunny.net` and has no setting for it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Fonts {
    pub(crate) url: Option<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            data: PathBuf::from("data"),
            listen: SocketAddr::from(([127, 0, 0, 1], 2368)),
            url: None,
            database: Database::default(),
            tls: Tls::default(),
            limits: Connections::default(),
            cache: Cache::default(),
            proxies: Vec::new(),
            outside: Outbound::default(),
            mail: Mail::default(),
            log: Log::default(),
            portal: Script::default(),
            sodo_search: Script::default(),
            announcement_bar: Script::default(),
            comments: Script::default(),
            fonts: Fonts::default(),
        }
    }
}

impl Config {
    /// Reads file, environment and flags, the later above the earlier.
    pub(crate) fn load(flags: &Flags) -> anyhow::Result<Self> {
        let (place, mut table) = match file(flags) {
            Some(file) => (file.display().to_string(), read(&file)?),
            None => ("the configuration".to_owned(), toml::Table::new()),
        };
        environment::overlay(&mut table, std::env::vars_os())?;
        flags.overlay(&mut table);
        let config: Self = table.try_into().map_err(|error: toml::de::Error| {
            anyhow::anyhow!("{place} or the environment is not understood: {}", one_line(&error))
        })?;
        Ok(config)
    }

    /// Where the database is.
    pub(crate) fn location(&self) -> Location {
        match &self.database.url {
            Some(url) => Location::Url(url.clone()),
            None => Location::File(self.data.join("courant.db")),
        }
    }

    /// What pages are told about this installation.
    pub(crate) fn of_pages(&self) -> theme::Config {
        theme::Config {
            portal_url: self.portal.url.clone(),
            search_url: self.sodo_search.url.clone(),
            search_styles: self.sodo_search.styles.clone(),
            announcement_bar_url: self.announcement_bar.url.clone(),
            comments_url: self.comments.url.clone(),
            fonts_url: self.fonts.url.clone(),
            ..theme::Config::default()
        }
    }

    /// The site's address: as configured, else where the server listens.
    pub(crate) fn address(&self) -> String {
        self.url.clone().unwrap_or_else(|| {
            let port = self.listen.port();
            let scheme = if self.tls.cert.is_some() { "https" } else { "http" };
            match self.listen.ip() {
                ip if ip.is_unspecified() || ip.is_loopback() => format!("{scheme}://localhost:{port}"),
                ip => format!("{scheme}://{}", SocketAddr::new(ip, port)),
            }
        })
    }
}

/// What is wrong, and the name of the value that is.
fn one_line(error: &toml::de::Error) -> String {
    error.to_string().trim().replace('\n', " ")
}

/// The file that was named, else `courant.toml` in the data folder or the working folder.
fn file(flags: &Flags) -> Option<PathBuf> {
    if let Some(named) = &flags.config {
        return Some(named.clone());
    }
    let data = flags.data.clone().unwrap_or_else(|| Config::default().data);
    [data.join(FILE), PathBuf::from(FILE)].into_iter().find(|file| file.is_file())
}

fn read(file: &Path) -> anyhow::Result<toml::Table> {
    let text = std::fs::read_to_string(file).with_context(|| format!("{} can't be read", file.display()))?;
    text.parse().map_err(|error: toml::de::Error| {
        let line = error
            .span()
            .map_or(1, |span| text.get(..span.start).map_or(1, |before| before.lines().count().max(1)));
        anyhow::anyhow!("{}, line {line}: {}", file.display(), error.message())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flags(file: &Path) -> Flags {
        Flags { config: Some(file.to_owned()), ..Flags::default() }
    }

    #[test]
    fn a_flag_is_above_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("c.toml");
        std::fs::write(&file, "listen = \"127.0.0.1:1\"\nurl = \"https://news.example\"\n").unwrap();
        let flags = Flags { listen: Some("127.0.0.1:2".parse().unwrap()), ..flags(&file) };
        let config = Config::load(&flags).unwrap();
        assert_eq!(config.listen.port(), 2);
        assert_eq!(config.address(), "https://news.example");
    }

    #[test]
    fn a_broken_file_is_refused_with_its_line() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("c.toml");
        std::fs::write(&file, "listen = \"127.0.0.1:1\"\nurl = \n").unwrap();
        let error = Config::load(&flags(&file)).unwrap_err().to_string();
        assert!(error.contains("c.toml, line 2:"), "{error}");
        std::fs::write(&file, "lisen = \"127.0.0.1:1\"\n").unwrap();
        let error = Config::load(&flags(&file)).unwrap_err().to_string();
        assert!(error.contains("lisen"), "{error}");
    }

    #[test]
    fn without_an_address_the_site_is_where_it_listens() {
        assert_eq!(Config::default().address(), "http://localhost:2368");
    }
}
