//! Answers that are too slow, too large or not what was asked for.

use std::io::Write;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;
use outside::{Limits, OutsideError, Request};

use crate::host::{Host, Piece, client_of, ok, patient_for};

const LIMIT: usize = 100_000;

fn small() -> Limits {
    Limits { size: LIMIT, ..Limits::default() }
}

async fn ask(host: &Host, limits: Limits) -> Result<outside::Response, OutsideError> {
    let client = client_of(&[host]);
    client.ask(Request::get(client.address(&host.url("/")).unwrap(), &["text/html"]).limits(limits)).await
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(content).unwrap();
    packed.finish().unwrap()
}

fn packed(content: &[u8], packing: &str) -> Vec<Piece> {
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\ncontent-encoding: {packing}\r\ncontent-length: {}\r\n\r\n",
        content.len()
    );
    vec![Piece::Bytes(head.into_bytes()), Piece::Bytes(content.to_vec())]
}

#[tokio::test]
async fn what_is_sent_says_nothing_of_this_machine() {
    let host = Host::page("127.0.0.1", "here").await;
    ask(&host, small()).await.unwrap();
    let version = env!("CARGO_PKG_VERSION");
    let expected = format!(
        "GET / HTTP/1.1\r\nhost: {}\r\naccept-encoding: gzip\r\nconnection: close\r\nuser-agent: Courant/{version}\r\naccept: */*\r\n\r\n",
        host.address
    );
    assert_eq!(host.asked(), [expected]);
}

#[tokio::test]
async fn an_answer_that_drips_is_given_up() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n";
    for first in ["HTTP/1.1 200 OK\r\nx: ", head] {
        let host = Host::start("127.0.0.1", move |_| {
            let drop = Piece::Endless(b"a".to_vec(), Duration::from_millis(10));
            vec![Piece::Bytes(first.as_bytes().to_vec()), drop]
        })
        .await;
        let began = Instant::now();
        let refused = ask(&host, patient_for(300)).await.unwrap_err();
        assert!(matches!(refused, OutsideError::Time { .. }), "{refused}");
        assert!(began.elapsed() < Duration::from_secs(5));
    }
}

#[tokio::test]
async fn a_host_that_says_nothing_is_given_up() {
    let host =
        Host::start("127.0.0.1", |_| vec![Piece::Endless(Vec::new(), Duration::from_millis(10))]).await;
    let refused = ask(&host, patient_for(300)).await.unwrap_err();
    assert!(matches!(refused, OutsideError::Time { .. }), "{refused}");
}

#[tokio::test]
async fn an_endless_answer_is_given_up_at_the_limit() {
    for length in ["", "content-length: 99999999999\r\n", "transfer-encoding: chunked\r\n"] {
        let host = Host::start("127.0.0.1", move |_| {
            let head = format!("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n{length}\r\n");
            let chunk = if length.starts_with('t') {
                format!("1000\r\n{}\r\n", "a".repeat(0x1000))
            } else {
                "a".repeat(0x1000)
            };
            vec![Piece::Bytes(head.into_bytes()), Piece::Endless(chunk.into_bytes(), Duration::ZERO)]
        })
        .await;
        let refused = ask(&host, small()).await.unwrap_err();
        assert!(matches!(refused, OutsideError::TooLarge(LIMIT)), "{length}: {refused}");
    }
}

#[tokio::test]
async fn an_answer_as_large_as_the_limit_is_read() {
    let host = Host::page("127.0.0.1", &"a".repeat(LIMIT)).await;
    assert_eq!(ask(&host, small()).await.unwrap().body.len(), LIMIT);
    let host = Host::page("127.0.0.1", &"a".repeat(LIMIT + 1)).await;
    assert!(matches!(ask(&host, small()).await, Err(OutsideError::TooLarge(LIMIT))));
}

#[tokio::test]
async fn a_packed_answer_is_unpacked_and_a_bomb_is_not() {
    let host = Host::start("127.0.0.1", |_| packed(&gzip("порт".repeat(1000).as_bytes()), "gzip")).await;
    assert_eq!(ask(&host, small()).await.unwrap().body, "порт".repeat(1000).as_bytes());

    let bomb = gzip(&vec![0; 5_000_000]);
    assert!(bomb.len() < LIMIT, "small as sent: {}", bomb.len());
    let host = Host::start("127.0.0.1", move |_| packed(&bomb, "gzip")).await;
    let refused = ask(&host, small()).await.unwrap_err();
    assert!(matches!(refused, OutsideError::TooLarge(LIMIT)), "{refused}");
}

#[tokio::test]
async fn an_answer_packed_otherwise_or_broken_is_refused() {
    for packing in ["br", "zstd", "gzip, gzip", "deflate"] {
        let host = Host::start("127.0.0.1", move |_| packed(b"whatever", packing)).await;
        let refused = ask(&host, small()).await.unwrap_err();
        assert!(matches!(&refused, OutsideError::Packing(named) if named == packing), "{refused}");
    }
    let mut half = gzip(&[7; 5000]);
    half.truncate(half.len() - 9);
    let host = Host::start("127.0.0.1", move |_| packed(&half, "gzip")).await;
    assert!(matches!(ask(&host, small()).await, Err(OutsideError::Packing(_))));
}

#[tokio::test]
async fn an_answer_of_another_type_is_not_read() {
    for (media_type, wanted, is_taken) in [
        ("text/html; charset=utf-8", &["text/html"] as &'static [&'static str], true),
        ("TEXT/HTML", &["text/html"], true),
        ("image/png", &["image/"], true),
        ("text/htmlx", &["text/html"], false),
        ("application/octet-stream", &["text/html", "image/"], false),
        ("anything/else", &[], true),
    ] {
        let answer = ok(media_type, "x");
        let host = Host::start("127.0.0.1", move |_| vec![Piece::Bytes(answer.clone().into_bytes())]).await;
        let client = client_of(&[&host]);
        let found = client.ask(Request::get(client.address(&host.url("/")).unwrap(), wanted)).await;
        match found {
            Ok(_) => assert!(is_taken, "{media_type}"),
            Err(error) => {
                assert!(!is_taken && matches!(error, OutsideError::Type(_)), "{media_type}: {error}");
            }
        }
    }
}
