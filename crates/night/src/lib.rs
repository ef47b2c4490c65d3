//! Work after the answer: scheduled stories come out, webhooks are told, letters are mailed.
//!
//! What has happened is written down in the act's own transaction (`newsroom::happened`); [`Night`] hears of it, writes
//! down what is to be done, and does it, one file per sort of work. Nothing of it is held in memory alone: a process that
//! is killed leaves its work to the next, which does it again where it does not know that it was done.

mod blocking;
mod jobs;
mod letter;
mod releases;
mod webhook;

use std::sync::Arc;

use newsroom::{Kind, Newsroom, NewsroomError};
use outside::Client;
use outside::mail::{Mailer, Sender};

/// How the night works.
pub struct Setup {
    /// The time, in milliseconds since 1970.
    pub clock: fn() -> i64,
    /// Who asks other hosts.
    pub client: Client,
    /// Who carries letters.
    pub mailer: Mailer,
    /// Who letters are from; else nobody at the site's own host.
    pub sender: Option<Sender>,
}

/// Whoever works after the answer.
pub struct Night {
    newsroom: Arc<Newsroom>,
    setup: Setup,
}

impl Night {
    /// For this newsroom.
    pub fn new(newsroom: Arc<Newsroom>, setup: Setup) -> Arc<Self> {
        Arc::new(Night { newsroom, setup })
    }

    /// Works until it is dropped.
    pub async fn work(self: Arc<Self>) {
        tokio::join!(
            releases::keep_releasing(Arc::clone(&self.newsroom), self.setup.clock),
            jobs::keep_hearing(&self),
            jobs::keep_doing(&self, Kind::Webhook),
            jobs::keep_doing(&self, Kind::Letter),
        );
    }

    /// Hears of everything that has happened and does what is due now, once; returns when it is done.
    pub async fn catch_up(self: &Arc<Self>) -> Result<(), NightError> {
        jobs::hear(self).await?;
        for kind in Kind::ALL {
            jobs::do_all_due(self, kind).await?;
        }
        Ok(())
    }
}

/// Why work was not begun, or what became of it not kept.
#[derive(Debug, thiserror::Error)]
pub enum NightError {
    /// The newsroom refused.
    #[error(transparent)]
    Newsroom(#[from] NewsroomError),
    /// It panicked.
    #[error("it panicked")]
    Panicked(#[from] tokio::task::JoinError),
}
