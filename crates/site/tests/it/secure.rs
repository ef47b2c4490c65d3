//! TLS: what is negotiated, what is shown, and that a renewed certificate is shown without a restart.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use http::StatusCode;
use hyper_util::rt::{TokioExecutor, TokioIo};
use rcgen::{CertifiedKey, generate_simple_self_signed};
use site::server::{Certificates, Entrance, Limits};
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use crate::door::{Door, words};

/// Writes a new certificate and its key; returns the certificate.
fn certify(folder: &Path) -> CertificateDer<'static> {
    let CertifiedKey { cert, signing_key } =
        generate_simple_self_signed(["news.example".to_owned()]).unwrap();
    std::fs::write(folder.join("key.pem"), signing_key.serialize_pem()).unwrap();
    std::fs::write(folder.join("certificate.pem"), cert.pem()).unwrap();
    cert.der().clone()
}

fn read(folder: &Path) -> Arc<Certificates> {
    Certificates::read(&folder.join("certificate.pem"), &folder.join("key.pem")).unwrap()
}

/// Connects as a client that trusts one certificate and speaks these protocols.
async fn connect(
    door: &Door,
    trusted: &CertificateDer<'static>,
    protocols: &[&str],
) -> std::io::Result<TlsStream<tokio::net::TcpStream>> {
    let mut roots = RootCertStore::empty();
    roots.add(trusted.clone()).unwrap();
    let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let mut config = config.with_root_certificates(roots).with_no_client_auth();
    config.alpn_protocols = protocols.iter().map(|name| name.as_bytes().to_vec()).collect();
    let stream = tokio::net::TcpStream::connect(door.address).await?;
    let name = ServerName::try_from("news.example").unwrap();
    TlsConnector::from(Arc::new(config)).connect(name, stream).await
}

fn secure(certificates: &Arc<Certificates>) -> Entrance {
    let limits = Limits { head: Duration::from_secs(2), ..Limits::default() };
    Entrance { certificates: Some(Arc::clone(certificates)), ..Entrance::from(limits) }
}

#[test]
fn both_versions_of_http_are_spoken_over_tls_and_say_so_for_a_year() {
    let folder = tempfile::tempdir().unwrap();
    let certificate = certify(folder.path());
    let door = Door::open(words(), secure(&read(folder.path())));
    door.runtime.block_on(async {
        let request = || http::Request::get("https://news.example/").body(Body::empty()).unwrap();
        let stream = connect(&door, &certificate, &["h2", "http/1.1"]).await.unwrap();
        assert_eq!(stream.get_ref().1.alpn_protocol(), Some(&b"h2"[..]));
        let shaken = hyper::client::conn::http2::handshake(TokioExecutor::new(), TokioIo::new(stream)).await;
        let (mut send, connection) = shaken.unwrap();
        tokio::spawn(connection);
        let second = send.send_request(request()).await.unwrap();
        let stream = connect(&door, &certificate, &["http/1.1"]).await.unwrap();
        assert_eq!(stream.get_ref().1.alpn_protocol(), Some(&b"http/1.1"[..]));
        let (mut send, connection) =
            hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.unwrap();
        tokio::spawn(connection);
        let first = send.send_request(request()).await.unwrap();
        for answer in [first, second] {
            assert_eq!(answer.status(), StatusCode::OK);
            assert_eq!(answer.headers()["strict-transport-security"], "max-age=31536000");
        }
    });
}

#[test]
fn a_renewed_certificate_is_shown_to_the_next_client() {
    let folder = tempfile::tempdir().unwrap();
    let old = certify(folder.path());
    let certificates = read(folder.path());
    let door = Door::open(words(), secure(&certificates));
    door.runtime.block_on(async {
        assert!(connect(&door, &old, &[]).await.is_ok());
        assert!(!certificates.look().unwrap(), "nothing was written");
        let new = certify(folder.path());
        assert!(connect(&door, &new, &[]).await.is_err(), "not yet");
        assert!(certificates.look().unwrap());
        assert!(connect(&door, &new, &[]).await.is_ok());
        assert!(connect(&door, &old, &[]).await.is_err());
    });
}

#[test]
fn a_broken_renewal_leaves_the_old_certificate() {
    let folder = tempfile::tempdir().unwrap();
    let old = certify(folder.path());
    let certificates = read(folder.path());
    let door = Door::open(words(), secure(&certificates));
    for broken in ["", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"] {
        std::fs::write(folder.path().join("certificate.pem"), broken).unwrap();
        let error = certificates.look().unwrap_err().to_string();
        assert!(error.contains("certificate"), "{error}");
    }
    door.runtime.block_on(async { assert!(connect(&door, &old, &[]).await.is_ok()) });
}

#[test]
fn who_does_not_finish_the_handshake_is_given_up() {
    let folder = tempfile::tempdir().unwrap();
    certify(folder.path());
    let door = Door::open(words(), secure(&read(folder.path())));
    let mut stream = door.connect();
    let mut byte = [0];
    assert_eq!(std::io::Read::read(&mut stream, &mut byte).unwrap(), 0, "closed, not kept");
}

#[test]
fn a_missing_file_and_one_that_is_something_else_are_named() {
    let folder = tempfile::tempdir().unwrap();
    certify(folder.path());
    let (certificate, key) = (folder.path().join("certificate.pem"), folder.path().join("key.pem"));
    let error = Certificates::read(&folder.path().join("none.pem"), &key).unwrap_err().to_string();
    assert!(error.contains("none.pem"), "{error}");
    let error = Certificates::read(&certificate, &certificate).unwrap_err().to_string();
    assert!(error.contains("certificate.pem has no private key"), "{error}");
}
