//! The flags that every command takes.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;

/// The flags that every command takes; they count above the environment and the file.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Flags {
    /// The folder with the database, pictures and themes [default: ./data]
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,

    /// Where to listen, as address:port [default: 127.0.0.1:2368]
    #[arg(long, global = true, value_name = "ADDRESS")]
    pub(crate) listen: Option<SocketAddr>,

    /// The site's address as readers type it, such as https://news.example [default: where it listens]
    #[arg(long, global = true, value_name = "URL")]
    pub(crate) url: Option<String>,

    /// A configuration file [default: courant.toml in the data folder or here]
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

impl Flags {
    /// Writes the flags over what file and environment say.
    pub(crate) fn overlay(&self, table: &mut toml::Table) {
        let flags = [
            ("data", self.data.as_ref().map(|folder| folder.display().to_string())),
            ("listen", self.listen.map(|address| address.to_string())),
            ("url", self.url.clone()),
        ];
        for (name, value) in flags {
            if let Some(value) = value {
                table.insert(name.to_owned(), value.into());
            }
        }
    }
}
