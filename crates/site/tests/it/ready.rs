//! Answers that are ready, given before hyper is asked; what hyper does then.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::{Duration, Instant};

use site::server::{Answers, Entrance, Head, Limits, Network, Ready, Shelf};

use crate::door::{Door, words};

/// Has what is asked for below `/ready/`, which hyper's router has not.
struct Few;

impl Shelf for Few {
    fn find(&self, head: &Head<'_>) -> Option<Ready> {
        let name = head.path.strip_prefix("/ready/")?;
        let length = name.len();
        Some(Ready {
            head: format!("HTTP/1.1 200 OK\r\nfrom: shelf\r\ncontent-length: {length}\r\n").into(),
            body: name.to_owned().into(),
        })
    }
}

fn door(entrance: impl Into<Entrance> + Send + 'static) -> Door {
    Door::open(Answers { router: words(), shelf: Some(Arc::new(Few)) }, entrance)
}

fn short() -> Limits {
    let seconds = Duration::from_secs(2);
    Limits { first_byte: seconds, head: seconds, idle: seconds, stalled: seconds, ..Limits::default() }
}

/// Everything until the connection ends.
fn rest(mut stream: TcpStream) -> String {
    let mut all = Vec::new();
    stream.read_to_end(&mut all).unwrap();
    String::from_utf8(all).unwrap()
}

fn sent(door: &Door, request: &str) -> String {
    let mut stream = door.connect();
    stream.write_all(request.as_bytes()).unwrap();
    rest(stream)
}

fn get(path: &str, lines: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: a\r\n{lines}\r\n")
}

const CLOSE: &str = "Connection: close\r\n";

#[test]
fn what_is_ready_is_answered_with_a_date_and_an_end_where_that_is_wished() {
    let answer = sent(&door(short()), &get("/ready/one", CLOSE));
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.1 200 OK\r\nfrom: shelf\r\ncontent-length: 3\r\n"), "{head}");
    assert!(head.contains("\r\nconnection: close\r\n") && head.contains("\r\ndate: "), "{head}");
    assert!(head.ends_with(" GMT"), "{head}");
    assert_eq!(body, "one");
}

#[test]
fn requests_in_one_piece_are_answered_in_their_order() {
    let mut asked: String = (0..50).map(|number| get(&format!("/ready/{number}"), "")).collect();
    asked += &get("/ready/last", CLOSE);
    let answer = sent(&door(short()), &asked);
    let bodies: Vec<&str> = answer.split("\r\n\r\n").skip(1).collect();
    assert_eq!(bodies.len(), 51);
    for (number, body) in bodies.iter().take(50).enumerate() {
        assert_eq!(body.split("HTTP/").next(), Some(number.to_string().as_str()));
    }
    assert_eq!(bodies.last(), Some(&"last"));
}

#[test]
fn a_request_in_many_pieces_is_one_request() {
    let door = door(short());
    let mut stream = door.connect();
    stream.set_nodelay(true).unwrap();
    for byte in get("/ready/pieces", CLOSE).bytes() {
        stream.write_all(&[byte]).unwrap();
    }
    assert!(rest(stream).ends_with("\r\n\r\npieces"));
}

#[test]
fn head_gets_the_length_and_no_body() {
    let asked = format!("HEAD /ready/one HTTP/1.1\r\nHost: a\r\n\r\n{}", get("/ready/two", CLOSE));
    let answer = sent(&door(short()), &asked);
    assert_eq!(answer.matches("HTTP/1.1 200 OK").count(), 2);
    assert!(answer.contains("content-length: 3") && !answer.contains("one") && answer.ends_with("two"));
}

#[test]
fn hyper_goes_on_where_nothing_is_ready_and_loses_no_byte() {
    let post = "POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nabcde";
    for asked in [
        format!("{}{}{}", get("/ready/one", ""), get("/", ""), get("/", CLOSE)),
        format!("{}{post}{}", get("/ready/one", ""), get("/", CLOSE)),
        format!("{}{}", get("/ready/one", ""), get("/", "Connection: close\r\nCookie: a=b\r\n")),
    ] {
        let answer = sent(&door(short()), &asked);
        assert!(answer.contains("from: shelf") && answer.ends_with("hello"), "{answer}");
        let expected = asked.matches("HTTP/1.1\r\n").count();
        assert_eq!(answer.matches("HTTP/1.1 200 OK").count(), expected, "{answer}");
    }
}

#[test]
fn what_is_no_plain_request_gets_what_hyper_says() {
    let door = door(short());
    for (asked, status) in [
        ("GET / HTTP/1.1\r\nHost: a\r\nBroken\r\n\r\n", "400"),
        ("nonsense\r\n\r\n", "400"),
        ("GET /ready/one HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", "400"),
    ] {
        assert!(sent(&door, asked).starts_with(&format!("HTTP/1.1 {status}")), "{asked:?}");
    }
    assert!(sent(&door, "GET /<ready HTTP/1.0\r\n\r\n").starts_with("HTTP/1.0 404"));
}

#[test]
fn a_client_that_sends_half_a_head_or_nothing_is_given_up() {
    let door = door(short());
    for begun in ["", "GET /ready/one HT", "GET /ready/one HTTP/1.1\r\nHost: a\r\n\r\nGET /re"] {
        let mut stream = door.connect();
        stream.write_all(begun.as_bytes()).unwrap();
        let started = Instant::now();
        let answer = rest(stream);
        assert!(!answer.contains("re\r\n"), "{answer}");
        assert!(started.elapsed() < Duration::from_secs(20), "{begun:?} waited {:?}", started.elapsed());
    }
}

#[test]
fn a_client_that_takes_nothing_is_given_up() {
    let door = door(short());
    let mut stream = door.connect();
    let name = "n".repeat(6000);
    stream.set_write_timeout(Some(Duration::from_secs(30))).unwrap();
    let asked = get(&format!("/ready/{name}"), "");
    let refused = (0..20_000).find_map(|_| stream.write_all(asked.as_bytes()).err());
    let kind = refused.expect("the server took everything and was read by nobody").kind();
    assert_ne!(kind, std::io::ErrorKind::WouldBlock, "the connection was kept");
}

#[test]
fn who_came_to_a_proxy_without_tls_is_sent_elsewhere() {
    let door = door(Entrance {
        proxies: vec![Network::read("127.0.0.0/8").unwrap()],
        secure_address: Some("https://news.example".to_owned()),
        ..Entrance::from(short())
    });
    let insecure = get("/ready/one", "X-Forwarded-Proto: http\r\nConnection: close\r\n");
    assert!(sent(&door, &insecure).contains("location: https://news.example/ready/one\r\n"));
    let secure = get("/ready/one", "X-Forwarded-Proto: https\r\nConnection: close\r\n");
    assert!(sent(&door, &secure).contains("from: shelf"));
}

#[test]
fn a_stop_ends_idle_connections_at_once_and_finishes_what_has_begun() {
    let mut door = door(Limits::default());
    let (mut idle, mut begun) = (door.connect(), door.connect());
    for stream in [&mut idle, &mut begun] {
        stream.write_all(get("/ready/one", "").as_bytes()).unwrap();
        let mut piece = [0; 1000];
        let read = stream.read(&mut piece).unwrap();
        assert!(piece[..read].ends_with(b"one"));
    }
    begun.write_all(b"GET / HTTP/1.1\r\nHo").unwrap();
    let started = Instant::now();
    door.stop();
    assert_eq!(rest(idle), "");
    assert!(started.elapsed() < Limits::default().idle / 2);
    // What had arrived by then is answered, or the connection is closed: it is not left hanging.
    let _ = begun.write_all(b"st: a\r\n\r\n");
    let mut answer = Vec::new();
    let _ = begun.read_to_end(&mut answer);
    assert!(answer.is_empty() || answer.ends_with(b"hello"));
    assert!(started.elapsed() < Limits::default().idle / 2);
}
