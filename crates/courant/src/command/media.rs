//! `courant media`: what lies in the content folder and was not put there by the desk or an import.

use clap::{Args, Subcommand};
use newsroom::{Adopted, Shelf};

use crate::config::Config;
use crate::output::say;

/// Look after pictures, sound, film and documents.
#[derive(Debug, Args)]
pub(crate) struct MediaCommand {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Move originals that lie in the content folder into the vault, and leave in their place what readers may have of them
    ///
    /// Everything that tells where, when, with what and by whom a file was made is removed. What can't be looked through is
    /// kept from readers, and named. To run it twice is to run it once.
    Clean,
}

impl MediaCommand {
    pub(crate) fn run(self, config: &Config) -> anyhow::Result<()> {
        let Act::Clean = self.act;
        let shelf = Shelf::new(&config.data);
        let (mut shown, mut withheld) = (0_u64, 0_u64);
        for name in shelf.unadopted() {
            match shelf.adopt_in_place(&name)? {
                Adopted::Shown => shown += 1,
                Adopted::Withheld(refused) => {
                    withheld += 1;
                    say(&format!("{name} is not shown any more: {refused}"))?;
                }
            }
        }
        say(&format!("{shown} files cleaned, {withheld} withheld"))?;
        Ok(())
    }
}
