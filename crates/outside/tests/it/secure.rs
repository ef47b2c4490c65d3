//! Certificates: a host must show its own.

use std::sync::Arc;

use outside::{Allow, Client, OutsideError, Request, Resolver, Setup};
use rustls::RootCertStore;
use rustls::pki_types::PrivateKeyDer;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use crate::host::{ip, patient_for};

/// A host that is `news.example` by a certificate of its own making; its port and whom one has to believe.
async fn start() -> (u16, RootCertStore) {
    let made = rcgen::generate_simple_self_signed(["news.example".to_owned()]).unwrap();
    let mut roots = RootCertStore::empty();
    roots.add(made.cert.der().clone()).unwrap();
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let Ok(mut stream) = acceptor.accept(stream).await else { continue };
            let mut question = [0; 2048];
            let _ = stream.read(&mut question).await;
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nhere").await;
            let _ = stream.shutdown().await;
        }
    });
    (port, roots)
}

fn client(port: u16, roots: RootCertStore) -> Client {
    let allow = Allow { networks: vec!["127.0.0.1".parse().unwrap()], ports: vec![port] };
    Client::new(Setup { allow, resolver: Resolver::fixed(|_| vec![ip("127.0.0.1")]), roots }).unwrap()
}

#[tokio::test]
async fn only_a_host_with_a_certificate_of_its_name_is_believed() {
    let (port, roots) = start().await;
    let ours = client(port, roots);
    let address = ours.address(&format!("https://news.example:{port}/")).unwrap();
    assert_eq!(&ours.ask(Request::get(address.clone(), &[])).await.unwrap().body[..], b"here");

    let other = ours.address(&format!("https://other.example:{port}/")).unwrap();
    let refused = ours.ask(Request::get(other, &[])).await.unwrap_err();
    assert!(matches!(refused, OutsideError::Connect { .. }), "{refused}");

    let strangers = client(port, Setup::default().roots);
    let refused = strangers.ask(Request::get(address, &[])).await.unwrap_err();
    assert!(matches!(refused, OutsideError::Connect { .. }), "{refused}");
}

#[tokio::test]
async fn a_host_that_never_finishes_its_greeting_is_given_up() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let client = client(port, Setup::default().roots);
    let address = client.address(&format!("https://news.example:{port}/")).unwrap();
    let refused = client.ask(Request::get(address, &[]).limits(patient_for(200))).await.unwrap_err();
    assert!(matches!(refused, OutsideError::Time { .. }), "{refused}");
    drop(listener);
}
