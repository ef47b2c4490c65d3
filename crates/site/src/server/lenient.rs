//! Addresses as people type them: `<`, `>` and `"` stand in a request's first line where `%3C`, `%3E` and `%22` should.
//!
//! Ghost takes them (`filter=published_at:>'2026-01-01'`), hyper does not. Only the first lines of requests without a
//! body are rewritten; from the first request on that may have one, and in HTTP/2, every byte passes as it is.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// The methods of requests that have no body unless a header says so.
const WITHOUT_BODY: [&[u8]; 3] = [b"GET", b"HEAD", b"OPTIONS"];

/// The beginnings of headers after which a body, or another protocol, comes.
const WITH_BODY: [&[u8]; 3] = [b"content-length", b"transfer-encoding", b"upgrade"];

/// Where in the requests the next byte stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In a method, or before it.
    Method,
    /// In the address and what follows it on the line.
    Target,
    /// In the headers.
    Headers,
    /// Where nothing is looked at any more.
    Beyond,
}

/// A stream whose requests have addresses that hyper takes.
pub(super) struct Lenient<S> {
    stream: S,
    place: Place,
    /// The beginning of the method or header that the next byte belongs to.
    word: Vec<u8>,
    has_body: bool,
    /// Rewritten bytes that did not fit where they were to go.
    waiting: Vec<u8>,
}

impl<S> Lenient<S> {
    pub(super) fn new(stream: S) -> Self {
        Self { stream, place: Place::Method, word: Vec::new(), has_body: false, waiting: Vec::new() }
    }

    /// Takes note of a byte, and says what stands for it if it can't stay.
    fn look_at(&mut self, byte: u8) -> Option<&'static [u8]> {
        match self.place {
            Place::Method => self.method(byte),
            Place::Target if byte == b'\n' => self.begin(Place::Headers),
            Place::Target => match byte {
                b'<' => return Some(b"%3C"),
                b'>' => return Some(b"%3E"),
                b'"' => return Some(b"%22"),
                _ => {}
            },
            Place::Headers => self.header(byte),
            Place::Beyond => {}
        }
        None
    }

    fn method(&mut self, byte: u8) {
        match byte {
            b'\r' | b'\n' if self.word.is_empty() => {}
            b' ' if WITHOUT_BODY.contains(&self.word.as_slice()) => self.begin(Place::Target),
            _ if byte.is_ascii_uppercase() && self.word.len() < 8 => self.word.push(byte),
            _ => self.begin(Place::Beyond),
        }
    }

    fn header(&mut self, byte: u8) {
        match byte {
            b'\r' => {}
            b'\n' if self.word.is_empty() => {
                let next = if self.has_body { Place::Beyond } else { Place::Method };
                self.begin(next);
            }
            b'\n' => self.begin(Place::Headers),
            _ if self.word.len() < 20 => {
                self.word.push(byte.to_ascii_lowercase());
                self.has_body |= WITH_BODY.contains(&self.word.as_slice());
            }
            _ => {}
        }
    }

    fn begin(&mut self, place: Place) {
        self.place = place;
        self.word.clear();
    }

    fn rewritten(&mut self, bytes: &[u8]) -> Option<Vec<u8>> {
        let mut rewritten: Option<Vec<u8>> = None;
        for (index, byte) in bytes.iter().enumerate() {
            let instead = self.look_at(*byte);
            match (&mut rewritten, instead) {
                (None, None) => {}
                (None, Some(instead)) => {
                    let mut begun = bytes.get(..index).unwrap_or_default().to_vec();
                    begun.extend_from_slice(instead);
                    rewritten = Some(begun);
                }
                (Some(rewritten), Some(instead)) => rewritten.extend_from_slice(instead),
                (Some(rewritten), None) => rewritten.push(*byte),
            }
        }
        rewritten
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Lenient<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.waiting.is_empty() {
            let before = buffer.filled().len();
            ready!(Pin::new(&mut self.stream).poll_read(cx, buffer))?;
            if self.place == Place::Beyond {
                return Poll::Ready(Ok(()));
            }
            let Some(rewritten) = self.rewritten(buffer.filled().get(before..).unwrap_or_default()) else {
                return Poll::Ready(Ok(()));
            };
            buffer.set_filled(before);
            self.waiting = rewritten;
        }
        let fitting = self.waiting.len().min(buffer.remaining());
        let rest = self.waiting.split_off(fitting);
        buffer.put_slice(&std::mem::replace(&mut self.waiting, rest));
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Lenient<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(cx, slices)
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
    use proptest::prelude::*;

    use super::Lenient;

    /// The bytes as they come out, whatever pieces they come in.
    fn passed(bytes: &[u8], piece: usize) -> Vec<u8> {
        let mut lenient = Lenient::new(());
        let pieces = bytes.chunks(piece.max(1));
        pieces.flat_map(|piece| lenient.rewritten(piece).unwrap_or_else(|| piece.to_vec())).collect()
    }

    #[test]
    fn addresses_are_rewritten_and_headers_are_not() {
        let asked = b"GET /?filter=a:>'1'&b=<\"> HTTP/1.1\r\nHost: <x>\r\n\r\nHEAD /> HTTP/1.1\r\n\r\n";
        let taken =
            b"GET /?filter=a:%3E'1'&b=%3C%22%3E HTTP/1.1\r\nHost: <x>\r\n\r\nHEAD /%3E HTTP/1.1\r\n\r\n";
        for piece in 1..asked.len() {
            assert_eq!(passed(asked, piece), taken);
        }
    }

    #[test]
    fn what_may_be_a_body_passes_as_it_is() {
        for request in [
            "POST / HTTP/1.1\r\nContent-Length: 30\r\n\r\nGET /> HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nContent-Length: 30\r\n\r\nGET /> HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nA: b\r\ntransfer-encoding: chunked\r\n\r\nGET /> HTTP/1.1\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nGET /> HTTP/1.1\r\n\r\n",
        ] {
            assert_eq!(passed(request.as_bytes(), 7), request.as_bytes());
        }
    }

    proptest! {
        #[test]
        fn nothing_but_three_characters_is_ever_changed(text in "(GET |POST |/|<|>|\"|a| |HTTP/1.1|\r\n|content-length: 1){0,30}") {
            let back = String::from_utf8(passed(text.as_bytes(), 5)).unwrap();
            let back = back.replace("%3C", "<").replace("%3E", ">").replace("%22", "\"");
            prop_assert_eq!(back, text);
        }
    }
}
