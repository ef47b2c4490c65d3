//! Acts that are done together or not at all; each room adds its own.

use store::Tx;

use crate::changes::{self, Noted, Thing};
use crate::{Address, Newsroom, NewsroomError};

/// Changes the newsroom within one transaction.
pub struct Writer<'w, 'c> {
    pub(crate) tx: &'w mut Tx<'c>,
    pub(crate) address: &'w Address,
    /// Milliseconds since 1970, UTC.
    pub(crate) now: i64,
    /// What readers will see changed.
    pub(crate) noted: Noted,
}

impl Newsroom {
    /// Like [`write`](Self::write), for what no reader sees: sessions, events that were heard, times last seen. Pages
    /// that are kept stay good.
    pub fn write_unseen<T>(
        &self,
        now: i64,
        act: impl FnOnce(&mut Writer<'_, '_>) -> Result<T, NewsroomError>,
    ) -> Result<T, NewsroomError> {
        let address = self.address();
        self.db().write(|tx| act(&mut Writer { tx, address, now, noted: Noted::default() }))
    }

    /// Does everything that `act` does at `now` (milliseconds since 1970), or nothing; when this returns it is on disk,
    /// and no page that this process keeps shows what was before.
    pub fn write<T>(
        &self,
        now: i64,
        act: impl FnOnce(&mut Writer<'_, '_>) -> Result<T, NewsroomError>,
    ) -> Result<T, NewsroomError> {
        let (done, committed) = self.db().write(|tx| -> Result<_, NewsroomError> {
            let mut writer = Writer { tx, address: self.address(), now, noted: Noted::default() };
            let done = act(&mut writer)?;
            let changes = writer.noted.finish(tx.written());
            let number = if changes.is_empty() { None } else { Some(changes::record(tx, &changes)?) };
            Ok((done, number.map(|number| (number, changes))))
        })?;
        if let Some((number, changes)) = committed {
            self.committed(number, changes);
        }
        Ok(done)
    }
}

impl Writer<'_, '_> {
    /// The time of the act as it is stored.
    pub(crate) fn time(&self) -> String {
        crate::moment::text(self.now)
    }

    /// A new id.
    pub(crate) fn new_id(&self) -> String {
        crate::id::new(self.now)
    }

    /// Gives a setting its value, by Ghost's group and key.
    pub fn set(&mut self, group: &str, key: &str, value: Option<&str>) -> Result<(), NewsroomError> {
        let (id, time) = (self.new_id(), self.time());
        let value = value.map(|value| self.address.store(value));
        self.noted.changed(Thing::Settings);
        Ok(crate::settings::set(self.tx, &id, group, key, value.as_deref(), &time)?)
    }
}
