//! `courant key`: keys by which other programs read and write.

use clap::{Args, Subcommand};
use newsroom::{Access, NewsroomError};

use super::open;
use crate::config::Config;
use crate::output::say;

/// Make, list and revoke the keys by which other programs use the Content API and the Admin API.
#[derive(Debug, Args)]
pub(crate) struct Key {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Make a content key and an admin key (id:secret), and show them
    Create {
        /// Who will use them, such as "Mobile app"
        #[arg(long)]
        name: String,
        /// Print {name, content, admin} as JSON
        #[arg(long)]
        json: bool,
    },
    /// Who holds keys
    List {
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// Take the keys of a holder back; programs that use them are refused from then on
    Revoke {
        /// The holder's name or slug
        name: String,
    },
}

impl Key {
    pub(crate) fn run(self, config: &Config) -> anyhow::Result<()> {
        let newsroom = open::newsroom(config, Access::Existing)?;
        match self.act {
            Act::Create { name, json } => {
                let keys = newsroom.write(open::now(), |writer| writer.create_keys(&name))?;
                if json {
                    return Ok(say(&serde_json::to_string(&keys)?)?);
                }
                say(&format!("name     {}\ncontent  {}\nadmin    {}", keys.name, keys.content, keys.admin))?;
            }
            Act::List { json } => {
                let holders = newsroom.read(|reader| reader.integrations())?;
                if json {
                    return Ok(say(&serde_json::to_string(&holders)?)?);
                }
                for holder in holders {
                    say(&format!("{}  {}  {}", holder.created_at, holder.slug, holder.name))?;
                }
            }
            Act::Revoke { name } => {
                let revoked: Result<bool, NewsroomError> =
                    newsroom.write(open::now(), |writer| writer.revoke_keys(&name));
                anyhow::ensure!(revoked?, "nobody named {name:?} holds keys");
                say(&format!("revoked {name}"))?;
            }
        }
        Ok(())
    }
}
