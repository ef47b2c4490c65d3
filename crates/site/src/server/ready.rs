//! Answers that are ready, given to plain requests before hyper is asked: the bytes of the request are looked at once,
//! the bytes of the answer are written once, and no request waits for anything but its own socket.
//!
//! The first request of a connection that is not plain ([`head`]), or has no answer that is ready, goes to hyper with
//! all that follows it: from there on the connection is hyper's.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use bytes::{Buf, Bytes, BytesMut};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::sync::watch;

use super::entrance::Entrance;
use super::head::{self, Head, Read};
use super::patience::Patient;

/// Bytes that one look at the socket asks for.
const PIECE: usize = 1024;

/// Says that no further request is taken.
const CLOSES: &[u8] = b"connection: close\r\n";

/// Answers that are ready.
pub trait Shelf: Send + Sync {
    /// The answer to a request, if there is one that needs no work; never waits.
    fn find(&self, head: &Head<'_>) -> Option<Ready>;
}

/// An answer as bytes.
#[derive(Debug, Clone)]
pub struct Ready {
    /// The status line and the headers, each with its CR LF; neither `date` nor `connection`, and no empty line.
    pub head: Bytes,
    /// The body; not sent to `HEAD`.
    pub body: Bytes,
}

/// How the talk at the shelf ended.
pub(super) enum Ended {
    /// Hyper goes on, beginning with these bytes.
    HandedOver(Bytes),
    /// The connection is done with.
    Closed,
}

/// What a connection is answered from before hyper.
pub(super) struct Front<'l> {
    pub(super) shelf: Arc<dyn Shelf>,
    pub(super) entrance: &'l Entrance,
    /// Told when the server stops.
    pub(super) stopping: watch::Receiver<()>,
}

impl Front<'_> {
    /// Answers what is ready, until something comes that is not.
    pub(super) async fn talk<S>(mut self, io: &mut Patient<S>) -> std::io::Result<Ended>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        let mut bytes = BytesMut::with_capacity(PIECE);
        loop {
            match head::read(&bytes) {
                Read::Whole(head, used) => {
                    let Some(ready) = self.find(&head) else { break };
                    let closes = head.closes || self.is_stopping();
                    let answer = self.assembled(ready, head.without_body, closes);
                    io.write_all_buf(&mut { answer }).await?;
                    if closes {
                        io.shutdown().await?;
                        return Ok(Ended::Closed);
                    }
                    bytes.advance(used);
                    io.answered(!bytes.is_empty());
                }
                Read::Begun => {
                    bytes.reserve(PIECE);
                    let is_idle = bytes.is_empty();
                    tokio::select! {
                        biased;
                        read = io.read_buf(&mut bytes) => if read? == 0 { return Ok(Ended::Closed) },
                        // A request that has begun is hyper's to finish.
                        _ = self.stopping.changed() => if is_idle { return Ok(Ended::Closed) } else { break },
                    }
                }
                Read::Unusual => break,
            }
        }
        Ok(Ended::HandedOver(bytes.freeze()))
    }

    fn find(&self, head: &Head<'_>) -> Option<Ready> {
        // Whoever came without TLS is sent elsewhere, and that is not decided here.
        if self.entrance.secure_address.is_some() && head.forwarded_proto.is_some_and(|said| said != "https")
        {
            return None;
        }
        self.shelf.find(head)
    }

    fn is_stopping(&self) -> bool {
        self.stopping.has_changed().unwrap_or(true)
    }

    fn assembled(&self, ready: Ready, without_body: bool, closes: bool) -> impl Buf + use<> {
        let body = if without_body { Bytes::new() } else { ready.body };
        let marks = self.entrance.mark_lines();
        let connection = if closes { CLOSES } else { b"" };
        ready.head.chain(marks).chain(connection).chain(date()).chain(body)
    }
}

/// The header that says when the answer was sent, and the empty line after it; made once a second.
fn date() -> Bytes {
    thread_local! {
        static KNOWN: std::cell::RefCell<(u64, Bytes)> = const { std::cell::RefCell::new((0, Bytes::new())) };
    }
    let now = SystemTime::now();
    let second = now.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    KNOWN.with_borrow_mut(|(known, line)| {
        if *known != second || line.is_empty() {
            *known = second;
            *line = format!("date: {}\r\n\r\n", httpdate::fmt_http_date(now)).into();
        }
        line.clone()
    })
}
