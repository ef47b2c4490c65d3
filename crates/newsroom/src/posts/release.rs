//! Scheduled stories come out at their minute.

use super::write_store as store;
use crate::{NewsroomError, Writer, moment};

impl Writer<'_, '_> {
    /// Publishes every scheduled story whose time has come; returns their ids.
    pub fn release_due(&mut self) -> Result<Vec<String>, NewsroomError> {
        let due = store::due(self.tx, &self.time())?;
        for id in &due {
            let before = self.story_shown(id)?;
            store::release(self.tx, id, &moment::text(self.now))?;
            self.settle(id)?;
            let is_page = store::is_page(self.tx, id)?;
            self.tell_edited(id, is_page, &before)?;
        }
        Ok(due)
    }
}

impl crate::Reader<'_, '_> {
    /// When the next scheduled story is due, in milliseconds since 1970.
    pub fn next_release(&mut self) -> Result<Option<i64>, NewsroomError> {
        Ok(store::next_due(self.tx)?.map(|time| moment::millisecond(&time)))
    }
}
