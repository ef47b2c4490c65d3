//! The site's settings: stored by Ghost's keys, shown to readers as [`published::Site`].

mod desk;
mod known;
mod private;
mod site;
mod store;

use std::collections::HashMap;

use ::store::Tx;
use jiff::tz::TimeZone;
use published::Site;

use crate::routing::Routing;
use crate::{Address, NewsroomError, changes};

pub use desk::Setting;

pub(crate) use store::{of_theme, set, value_of};

/// All settings, and what readers may see of them.
pub(crate) struct Settings {
    pub(crate) site: Site,
    pub(crate) zone: TimeZone,
    pub(crate) routing: Routing,
    /// The state that these settings belong to.
    pub(crate) generation: i64,
    values: HashMap<String, String>,
}

impl Settings {
    /// Reads the settings; a site without any has Ghost's defaults. What has not changed since `known` is that.
    pub(crate) fn load(
        tx: &mut Tx<'_>,
        address: &Address,
        known: Option<&Settings>,
    ) -> Result<Self, NewsroomError> {
        let values = store::all(tx)?;
        let site = site::site(&values, address);
        let zone = TimeZone::get(&site.timezone).unwrap_or(TimeZone::UTC);
        let routing = Routing::load(tx, known.map(|known| &known.routing))?;
        Ok(Settings { site, zone, routing, generation: changes::generation(tx)?, values })
    }

    /// The stored text of a setting that is not empty.
    pub(crate) fn get(&self, key: &str) -> Option<&str> {
        self.values.get(key).map(String::as_str).filter(|value| !value.is_empty())
    }
}
