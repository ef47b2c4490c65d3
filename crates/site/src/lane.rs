//! Readers' pages are made in a lane of their own: a few at a time, with a short queue, and a refusal at once for whom
//! there will be no place soon. What editors do never waits in it, nor does what needs no page to be made.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::thread::available_parallelism;
use std::time::{Duration, Instant};

use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

/// Pages made at once, per core: while one waits for the disk, another uses the core.
const PER_CORE: usize = 2;
/// The longest queue that is begun: beyond it a reader is better served by asking again later.
const PATIENCE: Duration = Duration::from_millis(250);
/// The longest that anyone stays in a queue which turned out slower than it looked.
const LONGEST: Duration = Duration::from_secs(2);
/// The share of the newest page in the mean time that pages take: one in this many.
const MEMORY: u64 = 16;

/// When a refused reader may ask again, in seconds.
pub(crate) const RETRY_AFTER: &str = "2";

/// Why no page was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotMade {
    /// More was asked for than can be made.
    Full,
    /// The making panicked.
    Broken,
}

/// The places where pages are made, and the queue before them.
pub(crate) struct Lane {
    places: Arc<Semaphore>,
    at_once: usize,
    waiting: AtomicUsize,
    /// The mean time that a page takes, in microseconds.
    mean: Arc<AtomicU64>,
}

impl Lane {
    /// A lane as wide as this machine.
    pub(crate) fn new() -> Self {
        Self::of(available_parallelism().map_or(1, usize::from) * PER_CORE)
    }

    fn of(at_once: usize) -> Self {
        Self {
            places: Arc::new(Semaphore::new(at_once)),
            at_once,
            waiting: AtomicUsize::new(0),
            mean: Arc::default(),
        }
    }

    /// Does `work` on a thread that may wait for the disk, once there is a place for it.
    pub(crate) async fn make<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, NotMade> {
        let place = match Arc::clone(&self.places).try_acquire_owned() {
            Ok(place) => place,
            Err(_) if self.expected_wait() > PATIENCE => return Err(NotMade::Full),
            Err(_) => {
                let _queued = Queued::behind(&self.waiting);
                let place = tokio::time::timeout(LONGEST, Arc::clone(&self.places).acquire_owned()).await;
                place.ok().and_then(Result::ok).ok_or(NotMade::Full)?
            }
        };
        let mean = Arc::clone(&self.mean);
        let made = spawn_blocking(move || {
            let begun = Instant::now();
            let made = work();
            learn(&mean, begun.elapsed());
            // The place is taken until the work is done, even if the reader has left.
            drop(place);
            made
        });
        made.await.map_err(|error| {
            tracing::error!(%error, "a request panicked");
            NotMade::Broken
        })
    }

    fn expected_wait(&self) -> Duration {
        let waiting = u64::try_from(self.waiting.load(Ordering::Relaxed)).unwrap_or(u64::MAX);
        let at_once = u64::try_from(self.at_once).unwrap_or(1).max(1);
        Duration::from_micros(self.mean.load(Ordering::Relaxed).saturating_mul(waiting) / at_once)
    }
}

fn learn(mean: &AtomicU64, took: Duration) {
    let took = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
    let known = mean.load(Ordering::Relaxed);
    // Two that learn at once may forget one of the two: it is a mean.
    mean.store((known.saturating_mul(MEMORY - 1).saturating_add(took)) / MEMORY, Ordering::Relaxed);
}

/// One that stands in the queue, until it is dropped.
struct Queued<'l>(&'l AtomicUsize);

impl<'l> Queued<'l> {
    fn behind(waiting: &'l AtomicUsize) -> Self {
        waiting.fetch_add(1, Ordering::Relaxed);
        Self(waiting)
    }
}

impl Drop for Queued<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    /// A lane with one place, which is taken until the sender is dropped.
    async fn taken() -> (Arc<Lane>, mpsc::Sender<()>) {
        let lane = Arc::new(Lane::of(1));
        let (release, released) = mpsc::channel::<()>();
        let (begin, begun) = tokio::sync::oneshot::channel();
        let working = Arc::clone(&lane);
        tokio::spawn(async move {
            let work = move || {
                begin.send(()).ok();
                released.recv().ok();
            };
            working.make(work).await.ok();
        });
        begun.await.unwrap();
        (lane, release)
    }

    #[tokio::test]
    async fn who_can_soon_be_served_waits() {
        let (lane, release) = taken().await;
        let waiting = tokio::spawn({
            let lane = Arc::clone(&lane);
            async move { lane.make(|| 7).await }
        });
        while lane.waiting.load(Ordering::Relaxed) == 0 {
            tokio::task::yield_now().await;
        }
        drop(release);
        assert_eq!(waiting.await.unwrap(), Ok(7));
        assert_eq!(lane.waiting.load(Ordering::Relaxed), 0);
    }

    #[tokio::test]
    async fn who_would_wait_too_long_is_refused_at_once() {
        let (lane, _release) = taken().await;
        lane.mean.store(1_000_000, Ordering::Relaxed);
        let _queued = Queued::behind(&lane.waiting);
        assert_eq!(lane.make(|| 7).await, Err(NotMade::Full));
    }

    #[tokio::test]
    async fn a_reader_who_leaves_the_queue_takes_no_place_in_it() {
        let (lane, _release) = taken().await;
        let waiting = tokio::spawn({
            let lane = Arc::clone(&lane);
            async move { lane.make(|| 7).await }
        });
        while lane.waiting.load(Ordering::Relaxed) == 0 {
            tokio::task::yield_now().await;
        }
        waiting.abort();
        waiting.await.unwrap_err();
        assert_eq!(lane.waiting.load(Ordering::Relaxed), 0);
    }

    #[tokio::test]
    async fn a_panic_is_one_readers_alone_and_leaves_the_place_free() {
        let lane = Lane::of(1);
        let broken: Result<(), _> = lane.make(|| panic!("on purpose")).await;
        assert_eq!(broken, Err(NotMade::Broken));
        assert_eq!(lane.make(|| 7).await, Ok(7));
    }
}
