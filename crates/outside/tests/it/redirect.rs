//! Redirects: each is checked as the first address was.

use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderName, HeaderValue, StatusCode};
use outside::{AddressError, OutsideError, Request};

use crate::host::{Host, Piece, client, client_of, ip, moved, ok};

#[tokio::test]
async fn a_redirect_into_the_house_is_refused() {
    let secret = Host::page("127.0.0.2", "secret").await;
    let inside = secret.url("/");
    for status in [301, 302, 303, 307, 308] {
        let to = inside.clone();
        let host = Host::start("127.0.0.1", move |_| moved(status, &to)).await;
        let client = client_of(&[&host, &secret]);
        let address = client.address(&host.url("/")).unwrap();
        let refused = client.ask(Request::get(address, &[])).await.unwrap_err();
        assert!(matches!(refused, OutsideError::NotPublic { .. }), "{status}: {refused}");
    }
    assert_eq!(secret.asked().len(), 0);
}

#[tokio::test]
async fn a_redirect_to_another_scheme_user_or_port_is_refused() {
    for to in ["file:///etc/passwd", "gopher://127.0.0.1/", "http://a@127.0.0.1/", "http://127.0.0.1:22/"] {
        let host = Host::start("127.0.0.1", move |_| moved(302, to)).await;
        let client = client_of(&[&host]);
        let address = client.address(&host.url("/")).unwrap();
        let refused = client.ask(Request::get(address, &[])).await.unwrap_err();
        let OutsideError::Address(why) = refused else { panic!("{to}: {refused}") };
        assert!(
            matches!(why, AddressError::Scheme(_) | AddressError::User | AddressError::Port(22)),
            "{to}: {why}"
        );
    }
}

#[tokio::test]
async fn five_redirects_are_followed_and_a_sixth_is_not() {
    let host = Host::start("127.0.0.1", |question| {
        let left: u32 = question[5..6].parse().unwrap();
        if left == 0 {
            vec![Piece::Bytes(ok("text/plain", "here").into_bytes())]
        } else {
            moved(302, &format!("/{}", left - 1))
        }
    })
    .await;
    let client = client_of(&[&host]);
    let found = client.ask(Request::get(client.address(&host.url("/5")).unwrap(), &[])).await.unwrap();
    assert_eq!((&found.body[..], found.address.url().path()), (&b"here"[..], "/0"));
    let refused = client.ask(Request::get(client.address(&host.url("/6")).unwrap(), &[])).await.unwrap_err();
    assert!(matches!(refused, OutsideError::Redirects(5)), "{refused}");
}

#[tokio::test]
async fn what_is_said_to_one_host_is_not_said_to_the_next() {
    let next = Host::page("127.0.0.1", "here").await;
    let to = next.url("/");
    let host = Host::start("127.0.0.1", move |_| moved(307, &to)).await;
    let client = client_of(&[&host, &next]);
    let request = Request::post(client.address(&host.url("/")).unwrap(), "{}")
        .header(AUTHORIZATION, HeaderValue::from_static("secret"))
        .header(HeaderName::from_static("x-ghost-signature"), HeaderValue::from_static("sha256=1"))
        .header(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    client.ask(request).await.unwrap();
    assert!(host.asked()[0].contains("authorization: secret"));
    let [asked] = &next.asked()[..] else { panic!("asked once") };
    assert!(asked.starts_with("POST / HTTP/1.1\r\n") && asked.ends_with("\r\n\r\n{}"), "{asked}");
    assert!(asked.contains("content-type: application/json"), "{asked}");
    assert!(!asked.contains("secret") && !asked.contains("signature"), "{asked}");
}

#[tokio::test]
async fn what_was_sent_is_not_turned_into_a_question() {
    let host = Host::start("127.0.0.1", |_| moved(302, "/elsewhere")).await;
    let client = client_of(&[&host]);
    let sent = client.ask(Request::post(client.address(&host.url("/")).unwrap(), "{}")).await.unwrap();
    assert_eq!(sent.status, StatusCode::FOUND);
    assert_eq!(host.asked().len(), 1);
}

#[tokio::test]
async fn a_redirect_is_resolved_anew() {
    let host = Host::start("127.0.0.1", |question| {
        let port = question.split(':').nth(2).unwrap().split("\r\n").next().unwrap().to_owned();
        moved(302, &format!("http://inside.example:{port}/"))
    })
    .await;
    let client = client(&["127.0.0.1"], &[&host], |name| {
        vec![ip(if name == "inside.example" { "169.254.169.254" } else { "127.0.0.1" })]
    });
    let address = client.address(&format!("http://outside.example:{}/", host.address.port())).unwrap();
    let refused = client.ask(Request::get(address, &[])).await.unwrap_err();
    assert_eq!(refused.to_string(), "inside.example is at 169.254.169.254, which is not public");
}
