//! What happens at the desk, told to everybody who sits at it while it happens: which stories and tags have changed, and
//! who has which story open. Whoever hears that something changed asks for it anew, through its own policy.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::body::{Body, Bytes};
use futures_util::stream;
use newsroom::Newsroom;
use serde_json::json;
use tokio::sync::broadcast::{self, error::RecvError};
use tokio::time::{Instant, sleep, sleep_until};

/// How often it is looked what has happened, while somebody listens.
const LOOK: Duration = Duration::from_millis(250);
/// How long a stream is silent before it says that it is still there.
const SILENCE: Duration = Duration::from_secs(15);
/// How long a stream lasts: its listener comes back, and is let in or not.
const LIFE: Duration = Duration::from_mins(5);
/// Messages that a slow listener may be behind.
const BEHIND: usize = 256;
/// Events that are read at once.
const AT_ONCE: i64 = 200;

/// Those who listen, and what they have open.
#[derive(Clone)]
pub struct Live {
    shared: Arc<Shared>,
}

struct Shared {
    sender: broadcast::Sender<Message>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    last: u64,
    present: BTreeMap<u64, Present>,
    is_looking: bool,
}

#[derive(Clone)]
enum Message {
    Said(Arc<str>),
    End,
}

/// Somebody who sits at the desk.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub(crate) struct Present {
    pub(crate) user_id: String,
    pub(crate) name: String,
    /// The id of the story that they have open.
    pub(crate) story: Option<String>,
}

impl Default for Live {
    fn default() -> Self {
        let shared = Shared { sender: broadcast::channel(BEHIND).0, state: Mutex::default() };
        Live { shared: Arc::new(shared) }
    }
}

impl Live {
    /// Ends every stream: the server stops.
    pub fn end(&self) {
        self.shared.send(Message::End);
    }

    /// A stream for somebody who sits down; their presence lasts as long as it.
    pub(crate) fn listen(&self, newsroom: &Arc<Newsroom>, present: Present) -> Body {
        let receiver = self.shared.sender.subscribe();
        let seat = self.sit_down(present);
        self.look(newsroom);
        let hearing = Hearing { receiver, end: Instant::now() + LIFE, _seat: seat };
        Body::from_stream(stream::unfold(hearing, |mut hearing| async move {
            let said = hearing.next().await?;
            Some((Ok::<_, std::convert::Infallible>(said), hearing))
        }))
    }

    fn sit_down(&self, present: Present) -> Seat {
        let mut state = self.shared.state();
        state.last += 1;
        let number = state.last;
        state.present.insert(number, present);
        drop(state);
        self.shared.tell_present();
        Seat { number, shared: Arc::clone(&self.shared) }
    }

    /// Begins to look what has happened, unless somebody does already.
    fn look(&self, newsroom: &Arc<Newsroom>) {
        if std::mem::replace(&mut self.shared.state().is_looking, true) {
            return;
        }
        let (shared, newsroom) = (Arc::clone(&self.shared), Arc::clone(newsroom));
        let looking = std::thread::Builder::new().name("desk".to_owned()).spawn(move || {
            let mut number = newsroom.last_happened().unwrap_or(0);
            while shared.has_listeners() {
                std::thread::sleep(LOOK);
                number = shared.tell_since(&newsroom, number);
            }
        });
        if let Err(error) = looking {
            tracing::error!(%error, "no thread tells what happens at the desk");
            self.shared.state().is_looking = false;
        }
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn send(&self, message: Message) {
        // Nobody listens: nobody misses anything.
        drop(self.sender.send(message));
    }

    /// Whether anybody listens; where nobody does, nobody looks any more.
    fn has_listeners(&self) -> bool {
        let mut state = self.state();
        state.is_looking = !state.present.is_empty();
        state.is_looking
    }

    fn tell(&self, event: &str, data: &serde_json::Value) {
        self.send(Message::Said(Arc::from(format!("event: {event}\ndata: {data}\n\n"))));
    }

    fn tell_present(&self) {
        let present: Vec<_> = self.state().present.values().cloned().collect();
        self.tell("present", &json!(present));
    }

    /// Tells what has happened after the event of this number; the number of the last.
    fn tell_since(&self, newsroom: &Newsroom, number: i64) -> i64 {
        let heard = newsroom.last_happened().and_then(|last| {
            if last == number {
                Ok((last, Vec::new()))
            } else {
                Ok((last, newsroom.signals_after(number, AT_ONCE)?))
            }
        });
        let (last, signals) = match heard {
            Ok(heard) => heard,
            Err(error) => {
                tracing::warn!(%error, "what happened could not be read");
                return number;
            }
        };
        if i64::try_from(signals.len()) != Ok(last - number) {
            // Whoever acts upon events was faster and has forgotten some.
            self.tell("missed", &json!({}));
            return last;
        }
        for signal in &signals {
            let name = signal.event.name();
            let sort = name.split('.').next().unwrap_or_default();
            // Links in mails are nobody's but their readers'.
            if matches!(sort, "post" | "page" | "tag") {
                self.tell("changed", &json!({"sort": sort, "event": name, "id": signal.thing_id}));
            }
        }
        last
    }
}

/// Somebody's presence: it goes with its stream.
struct Seat {
    number: u64,
    shared: Arc<Shared>,
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.shared.state().present.remove(&self.number);
        self.shared.tell_present();
    }
}

struct Hearing {
    receiver: broadcast::Receiver<Message>,
    end: Instant,
    _seat: Seat,
}

impl Hearing {
    async fn next(&mut self) -> Option<Bytes> {
        tokio::select! {
            said = self.receiver.recv() => match said {
                Ok(Message::Said(text)) => Some(Bytes::copy_from_slice(text.as_bytes())),
                Ok(Message::End) | Err(RecvError::Closed) => None,
                Err(RecvError::Lagged(_)) => Some(Bytes::from_static(b"event: missed\ndata: {}\n\n")),
            },
            () = sleep(SILENCE) => Some(Bytes::from_static(b": still here\n\n")),
            () = sleep_until(self.end) => None,
        }
    }
}
