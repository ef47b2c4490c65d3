//! A look at the database on the way of a request that asks it nothing: what another process has committed (`courant
//! publish`, an import) is known to the next reader, however busy the server is.
//!
//! A file is looked at once in a millisecond at most, by whichever request comes first; so long, and no longer, may a
//! commit of another process go unnoticed, which is less than its program takes to end. A server tells of commits itself
//! ([`follow`](super::follow)).

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use ::store::Watch;

use super::store;
use crate::{Newsroom, NewsroomError};

/// The shortest time between two looks.
const PAUSE: Duration = Duration::from_millis(1);

/// When the database was last looked at, and with what.
pub(crate) struct Glances {
    begun: Instant,
    /// Microseconds after the beginning before which nobody looks again.
    next: AtomicU64,
    watch: Mutex<Option<Watch>>,
}

impl Default for Glances {
    fn default() -> Self {
        Self { begun: Instant::now(), next: AtomicU64::new(0), watch: Mutex::default() }
    }
}

impl Glances {
    /// Whether it is this caller's turn to look.
    fn is_due(&self) -> bool {
        let micros = |time: Duration| u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
        let now = micros(self.begun.elapsed());
        let next = self.next.load(Ordering::Relaxed);
        let after = now.saturating_add(micros(PAUSE));
        now >= next && self.next.compare_exchange(next, after, Ordering::Relaxed, Ordering::Relaxed).is_ok()
    }
}

impl Newsroom {
    /// Takes in what other processes have committed, if it is time to look. Where the database can't be looked at, what
    /// is known stays.
    pub fn keep_up(&self) {
        if self.glances.is_due()
            && let Err(error) = self.look()
        {
            tracing::debug!(%error, "the database could not be looked at");
        }
    }

    fn look(&self) -> Result<(), NewsroomError> {
        // Whoever finds somebody looking goes on with what is known.
        let Ok(mut watch) = self.glances.watch.try_lock() else { return Ok(()) };
        if watch.is_none() {
            *watch = self.db().watch_file()?;
        }
        let known = self.changes.current();
        let seen = match watch.as_mut() {
            Some(watch) => watch.glance(|tx| store::after(tx, known)),
            None => Ok(None),
        };
        if seen.is_err() {
            *watch = None;
        }
        if let Some(committed) = seen? {
            self.take_in(known, committed);
        }
        Ok(())
    }
}
