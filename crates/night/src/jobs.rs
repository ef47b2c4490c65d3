//! The loops: hearing of what has happened, taking what is due, doing it.

use std::sync::Arc;
use std::time::Duration;

use newsroom::{Job, Kind, Work};
use tokio::task::JoinSet;

use crate::{Night, NightError, letter, webhook};

/// How often the newsroom is asked whether there is something to do.
const TICK: Duration = Duration::from_millis(200);

/// A pause after the newsroom refused.
const AFTER_FAILURE: Duration = Duration::from_secs(5);

/// Jobs of one kind that are done at once.
const AT_ONCE: usize = 16;

/// Events that are heard in one transaction.
const EVENTS: i64 = 50;

/// Hears of what happens, and so on.
pub(crate) async fn keep_hearing(night: &Arc<Night>) {
    loop {
        let heard = hear(night).await;
        if let Err(error) = &heard {
            tracing::error!(error = error as &dyn std::error::Error, "what has happened could not be heard");
        }
        tokio::time::sleep(if heard.is_ok() { TICK } else { AFTER_FAILURE }).await;
    }
}

/// Writes down what there is to do about everything that has happened.
pub(crate) async fn hear(night: &Arc<Night>) -> Result<(), NightError> {
    while night.read(|reader| reader.has_unheard()).await? {
        night.note(|writer| writer.hear(EVENTS)).await?;
    }
    Ok(())
}

/// Does what is due of this kind, and so on.
pub(crate) async fn keep_doing(night: &Arc<Night>, kind: Kind) {
    let mut at_work = JoinSet::new();
    loop {
        let taken = begin(night, kind, &mut at_work).await;
        if let Err(error) = &taken {
            let error = error as &dyn std::error::Error;
            tracing::error!(error, ?kind, "what is to be done could not be taken");
        }
        let pause = if taken.is_ok() { TICK } else { AFTER_FAILURE };
        tokio::select! {
            Some(ended) = at_work.join_next() => note_panic(ended),
            () = tokio::time::sleep(pause) => {}
        }
    }
}

/// Does everything of this kind that is due now.
pub(crate) async fn do_all_due(night: &Arc<Night>, kind: Kind) -> Result<(), NightError> {
    let mut at_work = JoinSet::new();
    while begin(night, kind, &mut at_work).await? > 0 {
        while let Some(ended) = at_work.join_next().await {
            ended?;
        }
    }
    Ok(())
}

/// Takes as many jobs as there are places for, and begins them; how many.
async fn begin(night: &Arc<Night>, kind: Kind, at_work: &mut JoinSet<()>) -> Result<usize, NightError> {
    let places = AT_ONCE.saturating_sub(at_work.len());
    let now = night.now();
    let next = night.read(move |reader| reader.next_job(kind)).await?;
    if places == 0 || next.is_none_or(|next| next > now) {
        return Ok(0);
    }
    let most = i64::try_from(places).unwrap_or(1);
    let jobs = night.note(move |writer| writer.take_jobs(kind, most)).await?;
    let begun = jobs.len();
    for job in jobs {
        at_work.spawn(perform(Arc::clone(night), job));
    }
    Ok(begun)
}

/// Does one job. What became of it is kept; where it can't be, somebody does the job again.
async fn perform(night: Arc<Night>, job: Job) {
    let done = match &job.work {
        Work::Webhook { webhook_id, body } => webhook::tell(&night, &job, webhook_id, body).await,
        Work::Letter(letter) => letter::mail(&night, &job, letter).await,
    };
    if let Err(error) = done {
        tracing::error!(error = &error as &dyn std::error::Error, "what became of a job could not be kept");
    }
}

fn note_panic(ended: Result<(), tokio::task::JoinError>) {
    if let Err(error) = ended {
        tracing::error!(%error, "a job panicked");
    }
}
