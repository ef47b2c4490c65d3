//! Work that many ask for and one does: a few at a time, with a queue that ends, apart from what makes readers' pages.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::available_parallelism;
use std::time::Duration;

use tokio::sync::{Mutex as Turn, Semaphore};

/// Who may wait for a place, whatever they wait for.
const WAITING: usize = 256;
/// The longest that anyone waits, as in Ghost.
const LONGEST: Duration = Duration::from_secs(10);

/// What is being done, and the places where it is done.
pub(crate) struct Flights {
    open: Arc<Mutex<HashMap<String, Arc<Turn<()>>>>>,
    places: Arc<Semaphore>,
    queue: Arc<Semaphore>,
}

impl Flights {
    /// With a place for every second core: each takes as much memory as a large picture has pixels.
    pub(crate) fn new() -> Self {
        let places = (available_parallelism().map_or(1, usize::from) / 2).max(1);
        Self {
            open: Arc::default(),
            places: Arc::new(Semaphore::new(places)),
            queue: Arc::new(Semaphore::new(WAITING)),
        }
    }

    /// Does the work that `key` names, after whoever does the same: `work` looks first whether it is done. None where
    /// there is no place soon. It is brought to its end even if those who asked have left.
    pub(crate) async fn fly<T: Send + 'static>(
        &self,
        key: String,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Option<T> {
        let waiting = Arc::clone(&self.queue).try_acquire_owned().ok()?;
        let turn = {
            let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(open.entry(key.clone()).or_default())
        };
        let (open, places) = (Arc::clone(&self.open), Arc::clone(&self.places));
        let flight = tokio::spawn(async move {
            let done = in_turn(&turn, places, work).await;
            let mut open = open.lock().unwrap_or_else(PoisonError::into_inner);
            // This one and the map's own: nobody else waits for it.
            if Arc::strong_count(&turn) <= 2 {
                open.remove(&key);
            }
            drop(waiting);
            done
        });
        tokio::time::timeout(LONGEST, flight).await.ok()?.ok()?
    }
}

async fn in_turn<T: Send + 'static>(
    turn: &Turn<()>,
    places: Arc<Semaphore>,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let _turn = turn.lock().await;
    let place = tokio::time::timeout(LONGEST, places.acquire_owned()).await.ok()?.ok()?;
    let work = move || {
        let done = work();
        drop(place);
        done
    };
    tokio::task::spawn_blocking(work).await.ok()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::{Flights, WAITING};

    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn what_many_ask_for_is_done_once() {
        let flights = Arc::new(Flights::new());
        let (done, at_once) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let asking = (0..64).map(|_| {
            let (flights, done, at_once) = (Arc::clone(&flights), Arc::clone(&done), Arc::clone(&at_once));
            tokio::spawn(async move {
                let work = move || {
                    assert_eq!(at_once.fetch_add(1, Ordering::SeqCst), 0, "two did the same at once");
                    if done.load(Ordering::SeqCst) == 0 {
                        done.fetch_add(1, Ordering::SeqCst);
                    }
                    at_once.fetch_sub(1, Ordering::SeqCst);
                };
                flights.fly("a".to_owned(), work).await
            })
        });
        for asked in asking.collect::<Vec<_>>() {
            assert!(asked.await.unwrap().is_some());
        }
        assert_eq!(done.load(Ordering::SeqCst), 1);
        assert!(flights.open.lock().unwrap().is_empty(), "nothing is remembered of it");
    }

    #[tokio::test]
    async fn who_would_be_one_too_many_is_told_so_at_once() {
        let flights = Flights::new();
        let _all =
            Arc::clone(&flights.queue).try_acquire_many_owned(u32::try_from(WAITING).unwrap()).unwrap();
        assert_eq!(flights.fly("a".to_owned(), || 7).await, None);
    }

    #[tokio::test]
    async fn work_that_panics_leaves_its_place_free() {
        let flights = Flights::new();
        for _ in 0..64 {
            assert_eq!(flights.fly("a".to_owned(), || -> u8 { panic!("on purpose") }).await, None);
        }
        assert_eq!(flights.fly("a".to_owned(), || 7).await, Some(7));
    }
}
