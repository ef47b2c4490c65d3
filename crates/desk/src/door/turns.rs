//! Turns for what costs much: a few at once, some more that wait, and nobody else.

use std::sync::{Condvar, Mutex, PoisonError};

use crate::error::Refusal;

/// Who is at work and who waits.
#[derive(Debug)]
pub(crate) struct Turns {
    at_once: usize,
    waiting: usize,
    state: Mutex<State>,
    freed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    at_work: usize,
    waiting: usize,
}

impl Turns {
    /// So many at once, and so many that wait.
    pub(crate) fn new(at_once: usize, waiting: usize) -> Self {
        Turns { at_once, waiting, state: Mutex::default(), freed: Condvar::new() }
    }

    /// Does `work` when it is its turn; refused where too many wait already.
    pub(crate) fn take<T>(&self, work: impl FnOnce() -> T) -> Result<T, Refusal> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.at_work >= self.at_once {
            if state.waiting >= self.waiting {
                return Err(Refusal::busy());
            }
            state.waiting += 1;
            state = self
                .freed
                .wait_while(state, |state| state.at_work >= self.at_once)
                .unwrap_or_else(PoisonError::into_inner);
            state.waiting -= 1;
        }
        state.at_work += 1;
        drop(state);
        let _turn = Turn(self);
        Ok(work())
    }
}

/// Given back even where the work panics.
struct Turn<'t>(&'t Turns);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner).at_work -= 1;
        self.0.freed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn no_more_work_at_once_than_there_are_turns() {
        let (turns, at_once, most) = (Turns::new(2, 100), AtomicUsize::new(0), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for _ in 0..16 {
                scope.spawn(|| {
                    turns
                        .take(|| {
                            most.fetch_max(at_once.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                            std::thread::yield_now();
                            at_once.fetch_sub(1, Ordering::SeqCst);
                        })
                        .unwrap();
                });
            }
        });
        assert!(most.load(Ordering::SeqCst) <= 2);
    }

    #[test]
    fn whoever_finds_too_many_waiting_is_sent_away() {
        let (turns, inside, done) = (Turns::new(1, 0), Barrier::new(2), Barrier::new(2));
        std::thread::scope(|scope| {
            scope.spawn(|| {
                turns.take(|| {
                    inside.wait();
                    done.wait();
                })
            });
            inside.wait();
            assert!(turns.take(|| ()).is_err());
            done.wait();
        });
        assert!(turns.take(|| ()).is_ok());
    }
}
