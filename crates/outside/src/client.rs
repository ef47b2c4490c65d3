//! The one client for other hosts.

use std::sync::Arc;

use http::header::{ACCEPT, ACCEPT_ENCODING, CONNECTION, CONTENT_LENGTH, HOST, LOCATION, USER_AGENT};
use http::{HeaderValue, Method, StatusCode};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper_util::rt::TokioIo;
use rustls::RootCertStore;
use tokio::time::Instant;
use url::Position;

use crate::request::media_type;
use crate::{Address, Allow, OutsideError, Request, Resolver, Response, body, connect::connect};

/// How this program calls itself; nothing of the machine it runs on.
const NAME: HeaderValue = HeaderValue::from_static(concat!("Courant/", env!("CARGO_PKG_VERSION")));

/// How a client is made.
#[derive(Debug, Clone)]
pub struct Setup {
    /// What may be asked beyond the public internet.
    pub allow: Allow,
    /// Who is asked what a host's name stands for.
    pub resolver: Resolver,
    /// Whose certificates are believed.
    pub roots: RootCertStore,
}

impl Default for Setup {
    /// The public internet alone, the system's resolver, Mozilla's certificates.
    fn default() -> Self {
        let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        Setup { allow: Allow::default(), resolver: Resolver::system(), roots }
    }
}

/// The one client for other hosts.
#[derive(Debug, Clone)]
pub struct Client {
    allow: Arc<Allow>,
    resolver: Resolver,
    tls: Arc<rustls::ClientConfig>,
}

impl Client {
    /// A client.
    ///
    /// # Errors
    /// When the system can't do TLS as it is spoken today.
    pub fn new(setup: Setup) -> Result<Self, rustls::Error> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_root_certificates(setup.roots)
            .with_no_client_auth();
        Ok(Client { allow: Arc::new(setup.allow), resolver: setup.resolver, tls: Arc::new(tls) })
    }

    /// Reads an address that somebody wants asked.
    pub fn address(&self, text: &str) -> Result<Address, OutsideError> {
        Ok(Address::new(text, &self.allow)?)
    }

    /// Reads a link on the page at `base`.
    pub fn link(&self, base: &Address, link: &str) -> Result<Address, OutsideError> {
        Ok(base.join(link, &self.allow)?)
    }

    /// Asks, follows redirects, and reads the answer. A status that is no success is an answer, too.
    pub async fn ask(&self, request: Request) -> Result<Response, OutsideError> {
        let host = request.address.url().host_str().unwrap_or_default().to_owned();
        let limit = request.limits.total;
        let deadline = Instant::now() + limit;
        let answer = tokio::time::timeout_at(deadline, self.follow(request));
        answer.await.map_err(|_| OutsideError::Time { host, limit })?
    }

    async fn follow(&self, mut request: Request) -> Result<Response, OutsideError> {
        for _ in 0..=request.limits.redirects {
            let (answer, _connection) = self.once(&request).await?;
            match redirect(&answer, &request.method) {
                Some(link) => {
                    let address = self.link(&request.address, link)?;
                    request = request.moved(address);
                }
                None => return take(request, answer).await,
            }
        }
        Err(OutsideError::Redirects(request.limits.redirects))
    }

    /// Asks one host over a connection of its own, which stands as long as its answer is read.
    async fn once(&self, request: &Request) -> Result<(http::Response<Incoming>, Connection), OutsideError> {
        let parts = (&self.resolver, &*self.allow, &self.tls);
        let stream = TokioIo::new(connect(&request.address, parts, request.limits.connect).await?);
        let (mut sender, connection) =
            hyper::client::conn::http1::handshake(stream).await.map_err(OutsideError::Http)?;
        let connection = Connection(tokio::spawn(async move {
            // What goes wrong with the connection is told by the answer.
            let _ = connection.await;
        }));
        let question = question(request).map_err(OutsideError::Question)?;
        let answer = sender.send_request(question).await.map_err(OutsideError::Http)?;
        Ok((answer, connection))
    }
}

/// The task that moves a connection's bytes; dropped, the connection is closed.
struct Connection(tokio::task::JoinHandle<()>);

impl Drop for Connection {
    fn drop(&mut self) {
        self.0.abort();
    }
}

fn question(request: &Request) -> Result<http::Request<Full<bytes::Bytes>>, http::Error> {
    let url = request.address.url();
    let mut question = http::Request::builder().method(&request.method).uri(&url[Position::BeforePath..]);
    if let Some(headers) = question.headers_mut() {
        headers.extend(request.headers.clone());
        headers.insert(HOST, HeaderValue::try_from(request.address.authority())?);
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
        headers.insert(CONNECTION, HeaderValue::from_static("close"));
        headers.entry(USER_AGENT).or_insert(NAME);
        headers.entry(ACCEPT).or_insert(HeaderValue::from_static("*/*"));
        if request.method == Method::POST {
            headers.insert(CONTENT_LENGTH, request.body.len().into());
        }
    }
    question.body(Full::new(request.body.clone()))
}

/// Where a redirect leads. What was sent is sent again only where the answer says so (307, 308); after the others the
/// answer is the redirect itself.
fn redirect<'a>(answer: &'a http::Response<Incoming>, method: &Method) -> Option<&'a str> {
    let follows = match answer.status() {
        StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT => true,
        StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND | StatusCode::SEE_OTHER => method == Method::GET,
        _ => false,
    };
    follows.then(|| answer.headers().get(LOCATION)?.to_str().ok()).flatten()
}

async fn take(request: Request, answer: http::Response<Incoming>) -> Result<Response, OutsideError> {
    let (head, incoming) = answer.into_parts();
    let media_type = media_type(&head.headers);
    if head.status.is_success() && !request.takes(&media_type) {
        return Err(OutsideError::Type(media_type));
    }
    let body = body::read(&head.headers, incoming, request.limits.size).await?;
    Ok(Response { address: request.address, status: head.status, headers: head.headers, body })
}
