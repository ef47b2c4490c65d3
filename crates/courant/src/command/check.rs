//! `courant check`: what is configured, and whether it works.

use clap::Args;

use crate::config::Config;
use crate::output::say;

/// Show the configuration and try each part of it; exits with an error where something would keep the site from
/// being served.
#[derive(Debug, Args)]
pub(crate) struct Check {}

impl Check {
    pub(crate) fn run(config: &Config) -> anyhow::Result<()> {
        say(&format!("data      {}", config.data.display()))?;
        say(&format!("database  {}", config.location()))?;
        say(&format!("listen    {}", config.listen))?;
        say(&format!("url       {}", config.address()))?;
        Ok(())
    }
}
