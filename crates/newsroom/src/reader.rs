//! Questions that all see one state; each room adds its own in its `read` file.

use ::store::Tx;
use jiff::tz::TimeZone;
use published::Site;

use crate::Address;
use crate::changes::{Reads, Thing};
use crate::settings::Settings;
use crate::shared::Shared;

/// Answers questions about the newsroom as it was when the reading began.
pub struct Reader<'r, 'c> {
    pub(crate) tx: &'r mut Tx<'c>,
    pub(crate) address: &'r Address,
    pub(crate) settings: &'r Settings,
    pub(crate) shared: &'r Shared,
    reads: Reads,
}

impl<'r, 'c> Reader<'r, 'c> {
    pub(crate) fn new(tx: &'r mut Tx<'c>, address: &'r Address, shared: &'r Shared) -> Self {
        let mut reads = Reads::default();
        reads.add(Thing::Settings);
        Reader { tx, address, settings: &shared.settings, shared, reads }
    }

    /// What was read so far: an answer made of it holds until one of these things changes.
    pub fn reads(&self) -> &Reads {
        &self.reads
    }

    /// Takes note that the answer depends on the clock, and not only on what was read.
    pub fn note_the_time(&mut self) {
        self.reads.add_the_time();
    }

    /// Takes note of what a question reads. A question that does not say so is not noticed when it has another answer.
    pub(crate) fn note(&mut self, thing: Thing) {
        self.reads.add(thing);
    }

    /// The settings that readers may see.
    pub fn site(&self) -> &'r Site {
        &self.settings.site
    }

    /// The name of the theme that the editors chose, if they chose one.
    pub fn active_theme(&self) -> Option<&'r str> {
        self.settings.get("active_theme")
    }

    /// The number that grows with every change that readers can see.
    pub fn generation(&self) -> i64 {
        self.settings.generation
    }

    /// The stored value of a setting by Ghost's name; for what [`site`](Self::site) does not hold.
    pub fn setting(&self, key: &str) -> Option<&'r str> {
        self.settings.get(key)
    }

    /// The values that the editors gave the theme's own settings.
    pub fn theme_settings(
        &mut self,
        theme: &str,
    ) -> Result<Vec<(String, Option<String>)>, crate::NewsroomError> {
        self.note(Thing::ThemeSettings);
        let stored = crate::settings::of_theme(self.tx, theme)?;
        Ok(stored.into_iter().map(|(name, value)| (name, self.fill(value))).collect())
    }

    /// The zone in which the site shows its times.
    pub fn zone(&self) -> &'r TimeZone {
        &self.settings.zone
    }

    pub(crate) fn fill(&self, stored: Option<String>) -> Option<String> {
        stored.map(|text| self.address.fill(text))
    }

    pub(crate) fn shown(&self, time: &str) -> published::Moment {
        crate::moment::shown(time, &self.settings.zone)
    }
}
