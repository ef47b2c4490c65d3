//! Lets scheduled stories out at their minute.

use std::sync::Arc;
use std::time::Duration;

use newsroom::{Newsroom, NewsroomError};

/// The longest wait before looking again: another process may have scheduled a story meanwhile.
const LONGEST_WAIT: Duration = Duration::from_secs(5);
/// A pause after a failure.
const AFTER_FAILURE: Duration = Duration::from_secs(30);

/// Releases every story that is due, waits for the next one, and so on.
pub(crate) async fn keep_releasing(newsroom: Arc<Newsroom>, clock: fn() -> i64) {
    loop {
        let newsroom = Arc::clone(&newsroom);
        let released = tokio::task::spawn_blocking(move || release(&newsroom, clock())).await;
        let wait = match released {
            Ok(Ok(next)) => wait(next, clock()),
            Ok(Err(error)) => {
                tracing::error!(%error, "scheduled stories could not be released");
                AFTER_FAILURE
            }
            Err(error) => {
                tracing::error!(%error, "releasing scheduled stories panicked");
                AFTER_FAILURE
            }
        };
        tokio::time::sleep(wait).await;
    }
}

/// Releases what is due at `now`; returns when the next story is.
fn release(newsroom: &Newsroom, now: i64) -> Result<Option<i64>, NewsroomError> {
    let next = newsroom.read(|reader| reader.next_release())?;
    if next.is_none_or(|next| next > now) {
        return Ok(next);
    }
    for id in newsroom.write(now, |writer| writer.release_due())? {
        tracing::info!(post = id, "a scheduled story is out");
    }
    newsroom.read(|reader| reader.next_release())
}

fn wait(next: Option<i64>, now: i64) -> Duration {
    let until = next.map(|next| Duration::from_millis(u64::try_from(next - now).unwrap_or(0)));
    until.map_or(LONGEST_WAIT, |until| until.min(LONGEST_WAIT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_waits_for_the_next_story_but_not_for_long() {
        assert_eq!(wait(None, 0), LONGEST_WAIT);
        assert_eq!(wait(Some(1500), 1000), Duration::from_millis(500));
        assert_eq!(wait(Some(900), 1000), Duration::ZERO);
        assert_eq!(wait(Some(i64::MAX), 0), LONGEST_WAIT);
    }
}
