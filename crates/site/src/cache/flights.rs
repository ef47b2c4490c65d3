//! What is being made, so that it is made once however many ask for it.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared};

use super::Made;
use crate::lane::NotMade;

/// What comes of the making.
type Landing = Shared<BoxFuture<'static, Result<Made, NotMade>>>;

/// What is being made, by its key.
#[derive(Default)]
pub(super) struct Flights(Arc<Mutex<HashMap<String, Landing>>>);

/// The making of an answer.
pub(super) enum Flight {
    /// Begun by whoever asks.
    Begun(Landing),
    /// Under way when they came.
    Joined(Landing),
}

impl Flights {
    /// The making of what has this key; begun now where it is not under way. It goes on even if nobody waits for it any
    /// more.
    pub(super) fn join<F>(&self, key: &str, begin: impl FnOnce() -> F) -> Flight
    where
        F: Future<Output = Result<Made, NotMade>> + Send + 'static,
    {
        let mut under_way = under_way(&self.0);
        match under_way.entry(key.to_owned()) {
            Entry::Occupied(flight) => Flight::Joined(flight.get().clone()),
            Entry::Vacant(place) => {
                let ended = Ended { flights: Arc::clone(&self.0), key: key.to_owned() };
                let making = begin();
                let making = tokio::spawn(async move {
                    let made = making.await;
                    drop(ended);
                    made
                });
                let landing = making.map(|made| made.unwrap_or(Err(NotMade::Broken))).boxed().shared();
                Flight::Begun(place.insert(landing).clone())
            }
        }
    }
}

/// Takes a flight off the board when it is dropped, whether it landed or not.
struct Ended {
    flights: Arc<Mutex<HashMap<String, Landing>>>,
    key: String,
}

impl Drop for Ended {
    fn drop(&mut self) {
        under_way(&self.flights).remove(&self.key);
    }
}

fn under_way(flights: &Mutex<HashMap<String, Landing>>) -> MutexGuard<'_, HashMap<String, Landing>> {
    flights.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use tokio::sync::Notify;

    use super::*;
    use crate::answer::{Answer, Forms};

    fn made(words: &'static str) -> Made {
        Made { forms: Arc::new(Forms::of(Answer::html(words))), shared: None, parameters: Vec::new() }
    }

    #[tokio::test]
    async fn what_many_ask_for_is_made_once() {
        let (flights, made_so_far, go) =
            (Flights::default(), Arc::new(AtomicUsize::new(0)), Arc::new(Notify::new()));
        let begin = || {
            let (made_so_far, go) = (Arc::clone(&made_so_far), Arc::clone(&go));
            async move {
                go.notified().await;
                made_so_far.fetch_add(1, Ordering::Relaxed);
                Ok(made("a page"))
            }
        };
        let waiting: Vec<Landing> = (0..100)
            .map(|number| match flights.join("/", begin) {
                Flight::Begun(landing) if number == 0 => landing,
                Flight::Joined(landing) if number > 0 => landing,
                _ => panic!("number {number} does what another should"),
            })
            .collect();
        go.notify_one();
        let mut forms = Vec::new();
        for landing in waiting {
            forms.push(landing.await.unwrap().forms);
        }
        assert_eq!(made_so_far.load(Ordering::Relaxed), 1);
        assert!(forms.windows(2).all(|two| Arc::ptr_eq(&two[0], &two[1])));
        assert!(under_way(&flights.0).is_empty());
    }

    #[tokio::test]
    async fn a_making_goes_on_when_whoever_began_it_has_left() {
        let (flights, go) = (Flights::default(), Arc::new(Notify::new()));
        let begin = || {
            let go = Arc::clone(&go);
            async move {
                go.notified().await;
                Ok(made("a page"))
            }
        };
        drop(flights.join("/", begin));
        let Flight::Joined(landing) = flights.join("/", begin) else { panic!("it was given up") };
        go.notify_one();
        assert!(landing.await.is_ok());
    }

    #[tokio::test]
    async fn a_making_that_panics_is_off_the_board() {
        let flights = Flights::default();
        let Flight::Begun(landing) = flights.join("/", || async { panic!("on purpose") }) else { panic!() };
        assert_eq!(landing.await.err(), Some(NotMade::Broken));
        assert!(under_way(&flights.0).is_empty());
    }
}
