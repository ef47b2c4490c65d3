//! Another host, on a free port of this machine: it answers as a test tells it to, and keeps what it was asked.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

/// The longest that a test waits to be asked.
const PATIENCE: Duration = Duration::from_mins(1);

/// What a host was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// `POST /path HTTP/1.1` and the headers.
    pub head: String,
    /// What came with it.
    pub body: String,
}

impl Question {
    /// A header, empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.into_iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map_or("", |(_, value)| value)
    }

    /// Its path, with the query.
    pub fn path(&self) -> &str {
        self.head.split(' ').nth(1).unwrap_or_default()
    }
}

/// What a host answers.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The status code.
    pub status: u16,
    /// Headers beside the length.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Reply {
    /// No more than a status.
    pub fn status(status: u16) -> Self {
        Reply { status, headers: Vec::new(), body: Vec::new() }
    }

    /// A body of this type.
    pub fn of(media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Reply { status: 200, headers: vec![("content-type", media_type.to_owned())], body: body.into() }
    }
}

/// A host that answers as it is told, and what it was asked.
pub struct Host {
    address: SocketAddr,
    heard: Arc<(Mutex<Vec<Question>>, Condvar)>,
}

impl Host {
    /// A host on 127.0.0.1; `answer` is told which question it is, from 0.
    pub fn start(answer: impl Fn(usize, &Question) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let heard: Arc<(Mutex<Vec<Question>>, Condvar)> = Arc::default();
        let (answer, ear) = (Arc::new(answer), Arc::clone(&heard));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answer, ear) = (Arc::clone(&answer), Arc::clone(&ear));
                std::thread::spawn(move || converse(stream, &*answer, &ear));
            }
        });
        Host { address, heard }
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The address of a path of its.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// What it was asked so far.
    pub fn asked(&self) -> Vec<Question> {
        self.heard.0.lock().unwrap().clone()
    }

    /// Waits until it has been asked so often, and says what.
    pub fn asked_times(&self, times: usize) -> Vec<Question> {
        let heard = self.heard.0.lock().unwrap();
        let (heard, late) =
            self.heard.1.wait_timeout_while(heard, PATIENCE, |heard| heard.len() < times).unwrap();
        assert!(!late.timed_out(), "asked {} times, not {times}", heard.len());
        heard.clone()
    }
}

fn converse(
    mut stream: TcpStream,
    answer: &(dyn Fn(usize, &Question) -> Reply + Send + Sync),
    (heard, told): &(Mutex<Vec<Question>>, Condvar),
) {
    let Some(question) = question(&mut stream) else { return };
    let number = {
        let mut heard = heard.lock().unwrap();
        heard.push(question.clone());
        told.notify_all();
        heard.len() - 1
    };
    let reply = answer(number, &question);
    let mut head = format!("HTTP/1.1 {} Said\r\ncontent-length: {}\r\n", reply.status, reply.body.len());
    for (name, value) in &reply.headers {
        head.extend([name, ": ", value, "\r\n"]);
    }
    head.push_str("\r\n");
    // Who asked may be gone by now.
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&reply.body));
}

/// The whole question; none where whoever asks is gone before its end.
fn question(stream: &mut TcpStream) -> Option<Question> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        if let Some(question) = whole(&bytes) {
            return Some(question);
        }
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return None,
            Ok(read) => bytes.extend_from_slice(&buffer[..read]),
        }
    }
}

fn whole(bytes: &[u8]) -> Option<Question> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut question = Question { head, body: String::new() };
    let length: usize = question.header("content-length").parse().unwrap_or(0);
    let body = bytes.get(end + 4..end + 4 + length)?;
    question.body = String::from_utf8_lossy(body).into_owned();
    Some(question)
}
