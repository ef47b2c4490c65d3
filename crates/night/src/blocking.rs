//! Asking and telling the newsroom, which waits for the disk, from code that must not wait.

use std::sync::Arc;

use newsroom::{NewsroomError, Reader, Writer};

use crate::{Night, NightError};

impl Night {
    /// The time, in milliseconds since 1970.
    pub(crate) fn now(&self) -> i64 {
        (self.setup.clock)()
    }

    /// The site's host, without a port.
    pub(crate) fn host(&self) -> &str {
        let host = self.newsroom.address().host();
        host.rsplit_once(':').filter(|(host, _)| !host.contains(':')).map_or(host, |(host, _)| host)
    }

    /// Asks the newsroom.
    pub(crate) async fn read<T: Send + 'static>(
        self: &Arc<Self>,
        ask: impl FnOnce(&mut Reader<'_, '_>) -> Result<T, NewsroomError> + Send + 'static,
    ) -> Result<T, NightError> {
        let night = Arc::clone(self);
        Ok(tokio::task::spawn_blocking(move || night.newsroom.read(ask)).await??)
    }

    /// Writes down what no reader sees.
    pub(crate) async fn note<T: Send + 'static>(
        self: &Arc<Self>,
        act: impl FnOnce(&mut Writer<'_, '_>) -> Result<T, NewsroomError> + Send + 'static,
    ) -> Result<T, NightError> {
        let night = Arc::clone(self);
        Ok(tokio::task::spawn_blocking(move || night.newsroom.write_unseen(night.now(), act)).await??)
    }
}
