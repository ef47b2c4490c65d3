//! Keeps [`Changes`] up with what other processes commit.

use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;

use ::store::Watch;

use super::{Change, Changes, store};
use crate::{Newsroom, NewsroomError};

/// How long the watch goes without a look whether the newsroom is still open.
const PATIENCE: Duration = Duration::from_millis(200);
/// How long one waits for a database that is gone.
const AFTER_FAILURE: Duration = Duration::from_millis(500);

impl Newsroom {
    /// What changed in the last generations.
    pub fn changes(&self) -> &Changes {
        &self.changes
    }

    /// Follows what other processes commit, on a thread and a connection of its own, for as long as the newsroom is
    /// open. Until then only this process's own acts are known to [`changes`](Self::changes).
    pub fn follow(self: &Arc<Self>) -> Result<(), NewsroomError> {
        let mut watch = Some(self.db().watch()?);
        let newsroom = Arc::downgrade(self);
        let name = "changes".to_owned();
        let follower = thread::Builder::new().name(name).spawn(move || while step(&newsroom, &mut watch) {});
        if let Err(error) = follower {
            tracing::error!(%error, "no thread for the changes of other processes");
        }
        Ok(())
    }

    /// Takes in what was committed after the last look, by whomever.
    pub fn catch_up(&self) -> Result<(), NewsroomError> {
        let known = self.changes.current();
        let committed = self.db().read(|tx| store::after(tx, known))?;
        self.take_in(known, committed);
        Ok(())
    }

    /// Takes in the generations after `known`, up to `now`, with what changed in them.
    pub(super) fn take_in(&self, known: i64, (now, changes): (i64, Vec<(i64, Change)>)) {
        let mut changes = changes.into_iter().peekable();
        for number in known + 1..=now {
            let mut of_this = Vec::new();
            while let Some((_, change)) = changes.next_if(|(of, _)| *of == number) {
                of_this.push(change);
            }
            // A generation without changes is one whose changes are stored no more.
            if of_this.is_empty() || !self.changes.learn(number, of_this) {
                self.changes.skip_to(now);
                break;
            }
        }
    }

    /// Takes in what this process has just committed.
    pub(crate) fn committed(&self, number: i64, changes: Vec<Change>) {
        if self.changes.learn(number, changes) {
            return;
        }
        // Another process was faster.
        if let Err(error) = self.catch_up() {
            tracing::warn!(%error, "what other processes changed could not be read");
            self.changes.skip_to(number);
        }
    }
}

/// Waits once and takes in what came; whether there is still a newsroom.
fn step(newsroom: &Weak<Newsroom>, watch: &mut Option<Watch>) -> bool {
    let woken = watch.as_mut().map_or(Ok(true), |watch| watch.wait(PATIENCE));
    let Some(newsroom) = newsroom.upgrade() else { return false };
    let kept_up = match woken {
        Ok(false) => Ok(()),
        Ok(true) => newsroom.catch_up().and_then(|()| renew(&newsroom, watch)),
        Err(error) => Err(error.into()),
    };
    if let Err(error) = kept_up {
        tracing::warn!(%error, "the database does not say what changed");
        *watch = None;
        thread::sleep(AFTER_FAILURE);
    }
    true
}

/// A new watch where the last one failed; what was committed in between is looked for after it has begun.
fn renew(newsroom: &Newsroom, watch: &mut Option<Watch>) -> Result<(), NewsroomError> {
    if watch.is_none() {
        *watch = Some(newsroom.db().watch()?);
        newsroom.catch_up()?;
    }
    Ok(())
}
