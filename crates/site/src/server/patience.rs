//! A connection that is waited for only so long.
//!
//! hyper bounds how long a request's headers may take once they have begun. It does not bound a connection that
//! sends nothing at all, one that is still being told apart from HTTP/2, or a client that stops taking the answer.
//! This wrapper around the socket does.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep, sleep_until};

use super::in_flight::InFlight;
use super::limits::Limits;

const HTTP2_PREFACE: &[u8] = b"PRI * HTTP/2.0";

/// What the connection is doing while no bytes arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Nothing of the next request has arrived.
    Waiting,
    /// A request has begun to arrive.
    Head,
    /// A request is under way: it is we who are slow.
    Busy,
}

/// A stream that fails with `TimedOut` when its client uses up the patience that [`Limits`] grant.
pub(super) struct Patient<S> {
    stream: S,
    requests: InFlight,
    limits: Limits,
    phase: Phase,
    fresh: bool,
    http2: bool,
    deadline: Pin<Box<Sleep>>,
    stalled: Option<Pin<Box<Sleep>>>,
}

impl<S> Patient<S> {
    pub(super) fn new(stream: S, requests: InFlight, limits: Limits) -> Self {
        Self {
            stream,
            requests,
            limits,
            phase: Phase::Waiting,
            fresh: true,
            http2: false,
            deadline: Box::pin(sleep(limits.first_byte)),
            stalled: None,
        }
    }

    /// The same patience with the same client, whose bytes now go through `wrap`.
    pub(super) fn over<T>(self, wrap: impl FnOnce(S) -> T) -> Patient<T> {
        let Self { stream, requests, limits, phase, fresh, http2, deadline, stalled } = self;
        Patient { stream: wrap(stream), requests, limits, phase, fresh, http2, deadline, stalled }
    }

    /// A request was answered at once; whether the next one has begun already.
    pub(super) fn answered(&mut self, next_has_begun: bool) {
        self.enter(if next_has_begun { Phase::Head } else { Phase::Waiting });
    }

    fn enter(&mut self, phase: Phase) {
        // HTTP/2 sends frames of its own between requests; its own pings tell a dead client.
        let patience = if phase == Phase::Head && !self.http2 { self.limits.head } else { self.limits.idle };
        self.phase = phase;
        self.deadline.as_mut().reset(Instant::now() + patience);
    }

    fn heard(&mut self, bytes: &[u8]) {
        if self.fresh {
            self.fresh = false;
            self.http2 = bytes.starts_with(HTTP2_PREFACE);
        }
        if self.phase != Phase::Head && !self.requests.any() {
            self.enter(Phase::Head);
        }
    }

    fn wait(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match (self.phase, self.requests.any()) {
            (Phase::Waiting | Phase::Head, true) => self.enter(Phase::Busy),
            (Phase::Busy, false) => self.enter(Phase::Waiting),
            _ => {}
        }
        ready!(self.deadline.as_mut().poll(cx));
        if self.phase != Phase::Busy {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        // Our own work is bounded elsewhere: look again later.
        self.enter(Phase::Busy);
        self.deadline.as_mut().poll(cx).map(Ok)
    }

    fn taken<T>(&mut self, cx: &mut Context<'_>, result: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if result.is_ready() {
            self.stalled = None;
            return result;
        }
        let limit = self.limits.stalled;
        let stalled = self.stalled.get_or_insert_with(|| Box::pin(sleep_until(Instant::now() + limit)));
        ready!(stalled.as_mut().poll(cx));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Patient<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        match Pin::new(&mut self.stream).poll_read(cx, buffer) {
            Poll::Ready(done) => {
                if let Some(bytes) = buffer.filled().get(before..).filter(|bytes| !bytes.is_empty()) {
                    self.heard(bytes);
                }
                Poll::Ready(done)
            }
            Poll::Pending => self.wait(cx),
        }
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Patient<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.taken(cx, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(cx, slices);
        self.taken(cx, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};

    use super::*;

    fn connection() -> (tokio::io::DuplexStream, Patient<tokio::io::DuplexStream>, InFlight) {
        let (client, server) = duplex(64);
        let requests = InFlight::default();
        let patient = Patient::new(server, requests.clone(), Limits::default());
        (client, patient, requests)
    }

    #[tokio::test(start_paused = true)]
    async fn a_connection_that_sends_nothing_is_given_up() {
        let (_client, mut patient, _) = connection();
        let started = Instant::now();
        let error = patient.read_u8().await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        assert_eq!(started.elapsed().as_secs(), Limits::default().first_byte.as_secs());
    }

    #[tokio::test(start_paused = true)]
    async fn a_head_that_trickles_is_given_up_at_its_deadline_and_not_prolonged_by_each_byte() {
        let (mut client, mut patient, _) = connection();
        let started = Instant::now();
        tokio::spawn(async move {
            while client.write_all(b"x").await.is_ok() {
                sleep(std::time::Duration::from_secs(3)).await;
            }
        });
        let mut all = Vec::new();
        let error = patient.read_to_end(&mut all).await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        assert_eq!(started.elapsed().as_secs(), Limits::default().head.as_secs());
    }

    #[tokio::test(start_paused = true)]
    async fn a_request_of_ours_that_is_slow_does_not_end_the_connection() {
        let (mut client, mut patient, requests) = connection();
        client.write_all(b"x").await.unwrap();
        patient.read_u8().await.unwrap();
        let ticket = requests.begin();
        let later = tokio::time::timeout(Limits::default().idle * 3, patient.read_u8()).await;
        assert!(later.is_err(), "the connection waits for us");
        drop(ticket);
        assert_eq!(patient.read_u8().await.unwrap_err().kind(), io::ErrorKind::TimedOut);
    }

    #[tokio::test(start_paused = true)]
    async fn a_client_that_stops_taking_the_answer_is_given_up() {
        let (_client, mut patient, _) = connection();
        let error = patient.write_all(&[0; 1000]).await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
    }
}
