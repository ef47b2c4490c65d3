//! Names that stand for one address when they are checked, and for another when they are used.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use outside::{OutsideError, Request};
use tokio::net::TcpListener;

use crate::host::{Host, Piece, client, ip, moved, ok};

#[tokio::test]
async fn the_connection_is_made_to_the_address_that_was_checked() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let host = Host::on(listener, |_| vec![Piece::Bytes(ok("text/plain", "outside").into_bytes())]);
    let inside = TcpListener::bind(("127.0.0.2", port)).await.unwrap();
    let secret = Host::on(inside, |_| vec![Piece::Bytes(ok("text/plain", "secret").into_bytes())]);

    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    let client = client(&["127.0.0.1"], &[&host], move |_| {
        vec![ip(if count.fetch_add(1, Ordering::SeqCst) == 0 { "127.0.0.1" } else { "127.0.0.2" })]
    });
    let address = client.address(&format!("http://rebinding.example:{port}/")).unwrap();
    let found = client.ask(Request::get(address.clone(), &[])).await.unwrap();
    assert_eq!(&found.body[..], b"outside");
    assert_eq!(asked.load(Ordering::SeqCst), 1, "resolved once");

    let refused = client.ask(Request::get(address, &[])).await.unwrap_err();
    assert!(matches!(refused, OutsideError::NotPublic { .. }), "{refused}");
    assert_eq!(secret.asked().len(), 0);
}

#[tokio::test]
async fn a_redirect_to_the_same_name_is_checked_again() {
    let host = Host::start("127.0.0.1", |_| moved(302, "/again")).await;
    let asked = AtomicUsize::new(0);
    let client = client(&["127.0.0.1"], &[&host], move |_| {
        vec![ip(if asked.fetch_add(1, Ordering::SeqCst) == 0 { "127.0.0.1" } else { "10.0.0.1" })]
    });
    let address = client.address(&format!("http://rebinding.example:{}/", host.address.port())).unwrap();
    let refused = client.ask(Request::get(address, &[])).await.unwrap_err();
    assert_eq!(refused.to_string(), "rebinding.example is at 10.0.0.1, which is not public");
    assert_eq!(host.asked().len(), 1);
}

#[tokio::test]
async fn one_private_address_among_public_ones_refuses_them_all() {
    let host = Host::page("127.0.0.1", "here").await;
    let client = client(&["127.0.0.1"], &[&host], |_| vec![ip("127.0.0.1"), ip("fd00::1")]);
    let address = client.address(&format!("http://both.example:{}/", host.address.port())).unwrap();
    let refused = client.ask(Request::get(address, &[])).await.unwrap_err();
    assert!(matches!(refused, OutsideError::NotPublic { .. }), "{refused}");
    assert_eq!(host.asked().len(), 0);
}
