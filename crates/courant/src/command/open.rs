//! Opening the newsroom that the configuration names.

use anyhow::Context;
use newsroom::{Access, Address, Newsroom};

use crate::config::Config;

/// The newsroom in the data folder or database that is configured.
pub(crate) fn newsroom(config: &Config, access: Access) -> anyhow::Result<Newsroom> {
    let address = Address::new(&config.address())?;
    Newsroom::open(&config.location(), access, address).context("the newsroom can't be opened")
}

/// The time, in milliseconds since 1970.
pub(crate) fn now() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}
