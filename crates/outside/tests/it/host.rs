//! A host that says exactly what a test tells it to.

use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use outside::{Allow, Client, Limits, Resolver, Setup};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// One piece of an answer, and what comes after it.
pub(crate) enum Piece {
    /// These bytes, and then the next piece.
    Bytes(Vec<u8>),
    /// These bytes again and again with a pause between.
    Endless(Vec<u8>, Duration),
}

/// A host on a free port, and what it has been asked.
pub(crate) struct Host {
    pub(crate) address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Host {
    /// Listens on `ip`; `answer` gives the pieces for a question's text.
    pub(crate) async fn start<A>(ip: &str, answer: A) -> Self
    where
        A: Fn(&str) -> Vec<Piece> + Send + Sync + 'static,
    {
        Self::on(TcpListener::bind((ip, 0)).await.unwrap(), answer)
    }

    pub(crate) fn on<A>(listener: TcpListener, answer: A) -> Self
    where
        A: Fn(&str) -> Vec<Piece> + Send + Sync + 'static,
    {
        let address = listener.local_addr().unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (answer, heard) = (Arc::new(answer), Arc::clone(&asked));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (answer, heard) = (Arc::clone(&answer), Arc::clone(&heard));
                tokio::spawn(async move { converse(stream, &*answer, &heard).await });
            }
        });
        Host { address, asked }
    }

    /// A host that answers everything with one page.
    pub(crate) async fn page(ip: &str, body: &str) -> Self {
        let answer = ok("text/html", body);
        Self::start(ip, move |_| vec![Piece::Bytes(answer.clone().into_bytes())]).await
    }

    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

async fn converse(
    mut stream: tokio::net::TcpStream,
    answer: &(dyn Fn(&str) -> Vec<Piece> + Send + Sync),
    heard: &Mutex<Vec<String>>,
) {
    let mut question = Vec::new();
    let mut buffer = [0; 4096];
    while !is_whole(&question) {
        match stream.read(&mut buffer).await {
            Ok(0) | Err(_) => break,
            Ok(read) => question.extend_from_slice(&buffer[..read]),
        }
    }
    let question = String::from_utf8_lossy(&question).into_owned();
    heard.lock().unwrap().push(question.clone());
    for piece in answer(&question) {
        match piece {
            Piece::Bytes(bytes) => {
                let _ = stream.write_all(&bytes).await;
            }
            Piece::Endless(bytes, pause) => {
                while stream.write_all(&bytes).await.is_ok() {
                    tokio::time::sleep(pause).await;
                }
            }
        }
    }
    let _ = stream.shutdown().await;
}

/// Whether the header and as much of a body as it promises are there.
fn is_whole(question: &[u8]) -> bool {
    let text = String::from_utf8_lossy(question).to_ascii_lowercase();
    let Some((header, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = header.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap_or("0");
    body.len() >= length.parse().unwrap()
}

pub(crate) fn ok(media_type: &str, body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\ncontent-type: {media_type}\r\ncontent-length: {}\r\n\r\n{body}", body.len())
}

pub(crate) fn moved(status: u16, to: &str) -> Vec<Piece> {
    vec![Piece::Bytes(
        format!("HTTP/1.1 {status} Moved\r\nlocation: {to}\r\ncontent-length: 0\r\n\r\n").into_bytes(),
    )]
}

/// A client that may ask `networks` on the ports of `hosts`, and is told by `answer` where names are.
pub(crate) fn client(
    networks: &[&str],
    hosts: &[&Host],
    answer: impl Fn(&str) -> Vec<IpAddr> + Send + Sync + 'static,
) -> Client {
    let networks = networks.iter().map(|network| network.parse().unwrap()).collect();
    let ports = hosts.iter().map(|host| host.address.port()).collect();
    let allow = Allow { networks, ports };
    Client::new(Setup { allow, resolver: Resolver::fixed(answer), ..Setup::default() }).unwrap()
}

/// A client that may ask 127.0.0.1 and nothing else.
pub(crate) fn client_of(hosts: &[&Host]) -> Client {
    client(&["127.0.0.1"], hosts, |_| vec![ip("127.0.0.1")])
}

pub(crate) fn ip(text: &str) -> IpAddr {
    text.parse().unwrap()
}

pub(crate) fn patient_for(milliseconds: u64) -> Limits {
    let total = Duration::from_millis(milliseconds);
    Limits { total, connect: total, ..Limits::default() }
}
