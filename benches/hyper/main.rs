//! A bare hyper server that sends one file with given headers: what Courant's speed is held against.
//!
//! ```text
//! cargo run --release -p site --example bare_hyper -- PORT BODY HEADERS
//! ```
//!
//! BODY is sent as it is to every request; HEADERS has a header a line (`Name: value`).

use std::convert::Infallible;
use std::error::Error;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [port, body, headers] = words.as_slice() else {
        return Err("usage: bare_hyper PORT BODY HEADERS".into());
    };
    let body = Bytes::from(std::fs::read(body)?);
    let headers = read(&std::fs::read_to_string(headers)?)?;
    let port: u16 = port.parse()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(serve(port, body, headers))
}

fn read(text: &str) -> Result<HeaderMap, Box<dyn Error>> {
    let mut headers = HeaderMap::new();
    for (name, value) in text.lines().filter_map(|line| line.split_once(": ")) {
        headers.append(HeaderName::try_from(name)?, HeaderValue::from_str(value)?);
    }
    Ok(headers)
}

async fn serve(port: u16, body: Bytes, headers: HeaderMap) -> Result<(), Box<dyn Error>> {
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        let (body, headers) = (body.clone(), headers.clone());
        let answer = move |_: Request<Incoming>| {
            let mut answer = Response::new(Full::new(body.clone()));
            *answer.headers_mut() = headers.clone();
            async move { Ok::<_, Infallible>(answer) }
        };
        // A client that leaves is no error of this server's.
        tokio::spawn(async move {
            http1::Builder::new().serve_connection(TokioIo::new(stream), service_fn(answer)).await.ok()
        });
    }
}
