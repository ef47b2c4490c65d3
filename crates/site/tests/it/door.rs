//! The accept loop by itself, before a router of a few words: slow clients, bodies that stall, both versions of HTTP.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::routing::{any, get};
use http::StatusCode;
use hyper_util::rt::{TokioExecutor, TokioIo};
use site::server::{Answers, Entrance, Limits, sending_to, serve};
use tokio::sync::oneshot;

/// A listener that serves for as long as a test runs.
pub(crate) struct Door {
    pub(crate) address: SocketAddr,
    pub(crate) runtime: tokio::runtime::Runtime,
    stop: Option<oneshot::Sender<()>>,
}

impl Door {
    /// Serves on a free port.
    pub(crate) fn open(answers: impl Into<Answers>, entrance: impl Into<Entrance> + Send + 'static) -> Self {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().enable_all().worker_threads(2).build().unwrap();
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let answers = answers.into();
        runtime.spawn(serve(listener, answers, entrance, async { drop(stopped.await) }));
        Self { address, runtime, stop: Some(stop) }
    }

    /// Tells the server to stop.
    pub(crate) fn stop(&mut self) {
        drop(self.stop.take());
    }

    /// A connection that gives up reading after a minute.
    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
        stream
    }
}

/// A router that says `hello`, and how long a body was.
pub(crate) fn words() -> Router {
    let length = |request: Request| async {
        match to_bytes(request.into_body(), usize::MAX).await {
            Ok(bytes) => (StatusCode::OK, bytes.len().to_string()),
            Err(_) => (StatusCode::REQUEST_TIMEOUT, String::new()),
        }
    };
    Router::new().route("/", get(|| async { "hello" })).route("/length", any(length))
}

fn short() -> Limits {
    Limits {
        first_byte: Duration::from_secs(2),
        head: Duration::from_secs(2),
        idle: Duration::from_secs(2),
        stalled: Duration::from_secs(2),
        ..Limits::default()
    }
}

fn everything(mut stream: &TcpStream) -> String {
    let mut all = Vec::new();
    stream.read_to_end(&mut all).unwrap();
    String::from_utf8(all).unwrap()
}

#[test]
fn two_thousand_slow_connections_slow_nobody_else_and_are_given_up() {
    let limits = Limits { first_byte: Duration::from_secs(30), head: Duration::from_secs(30), ..short() };
    let door = Door::open(words(), limits);
    let mut slow = Vec::new();
    for number in 0..2000 {
        let mut stream = door.connect();
        if number % 2 == 0 {
            stream.write_all(b"GET / HT").unwrap();
        }
        slow.push(stream);
    }
    let started = Instant::now();
    for _ in 0..20 {
        let mut stream = door.connect();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").unwrap();
        assert!(everything(&stream).ends_with("hello"));
    }
    assert!(started.elapsed() < Duration::from_secs(10), "the others waited {:?}", started.elapsed());
    for stream in &mut slow {
        // Still open: what was fast was fast beside all of them.
        stream.set_nonblocking(true).unwrap();
        assert_eq!(stream.read(&mut [0]).unwrap_err().kind(), std::io::ErrorKind::WouldBlock);
    }
}

#[test]
fn who_sends_nothing_half_a_head_or_half_a_body_is_given_up() {
    let door = Door::open(words(), short());
    for begun in ["", "GET / HT", "POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc"] {
        let mut stream = door.connect();
        stream.write_all(begun.as_bytes()).unwrap();
        let answer = everything(&stream);
        assert!(!answer.contains("200 OK"), "{begun:?}: {answer}");
    }
}

#[test]
fn an_idle_connection_is_closed_and_one_in_use_is_not() {
    let door = Door::open(words(), short());
    let mut stream = door.connect();
    let ask = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    for _ in 0..3 {
        stream.write_all(ask).unwrap();
        let mut answer = Vec::new();
        while !answer.ends_with(b"hello") {
            let mut piece = [0; 1000];
            let read = stream.read(&mut piece).unwrap();
            assert!(read > 0, "closed while it was used");
            answer.extend_from_slice(&piece[..read]);
        }
    }
    assert_eq!(everything(&stream), "", "closed after its time, without a word");
}

#[test]
fn http_2_is_spoken_by_whoever_begins_with_it() {
    let door = Door::open(words(), short());
    let answer = door.runtime.block_on(async {
        let stream = tokio::net::TcpStream::connect(door.address).await.unwrap();
        let shaken = hyper::client::conn::http2::handshake(TokioExecutor::new(), TokioIo::new(stream)).await;
        let (mut send, connection) = shaken.unwrap();
        tokio::spawn(connection);
        let request = http::Request::get(format!("http://{}/", door.address)).body(Body::empty()).unwrap();
        send.send_request(request).await.unwrap()
    });
    assert_eq!((answer.version(), answer.status()), (http::Version::HTTP_2, StatusCode::OK));
}

#[test]
fn the_plain_port_beside_a_secure_one_sends_there() {
    let door = Door::open(sending_to("https://news.example".to_owned()), short());
    let mut stream = door.connect();
    stream
        .write_all(b"GET /harbour/?a=b HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
        .unwrap();
    let answer = everything(&stream);
    assert!(answer.starts_with("HTTP/1.1 308 "), "{answer}");
    assert!(answer.contains("location: https://news.example/harbour/?a=b\r\n"), "{answer}");
}
