//! The accept loop: HTTP/1.1 and HTTP/2, with TLS or without, deadlines, bounds on connections, an orderly stop.

mod clients;
mod entrance;
mod head;
mod in_flight;
mod lenient;
mod limits;
mod patience;
mod ready;
mod replayed;
mod tls;

use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::response::IntoResponse;
use bytes::Bytes;
use futures_util::FutureExt;
use http::{Request, Response, StatusCode, Uri};
use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio_rustls::TlsAcceptor;
use tower::Service;
use tower_http::timeout::TimeoutBody;

pub use entrance::{Entrance, Network};
pub use head::Head;
pub use limits::Limits;
pub use ready::{Ready, Shelf};
pub use tls::{Certificates, TlsError};

use clients::Clients;
use in_flight::{Counted, InFlight};
use lenient::Lenient;
use patience::Patient;
use ready::{Ended, Front};
use replayed::Replayed;

/// The most bytes of request headers that are read.
const HEAD_BYTES: usize = 64 * 1024;
/// How long no connection is taken after the system refused one (for want of file descriptors, mostly).
const PAUSE_AFTER_REFUSAL: Duration = Duration::from_millis(50);

/// What a listener's requests are answered from.
#[derive(Clone)]
pub struct Answers {
    /// Everything that there is.
    pub router: Router,
    /// What is given away without asking the router.
    pub shelf: Option<Arc<dyn Shelf>>,
}

impl From<Router> for Answers {
    fn from(router: Router) -> Self {
        Self { router, shelf: None }
    }
}

/// Serves `answers` on `listener` until `stop` is done; then takes no more connections and lets requests under way
/// finish, for at most [`Limits::drain`].
pub async fn serve(
    listener: TcpListener,
    answers: impl Into<Answers>,
    entrance: impl Into<Entrance>,
    stop: impl Future<Output = ()>,
) {
    let shared = match Listener::new(answers.into(), entrance.into()) {
        Ok(shared) => Arc::new(shared),
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "TLS can't be spoken");
            return;
        }
    };
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(shared.entrance.limits.connections));
    let clients = Clients::new(shared.entrance.limits.connections_per_client);
    let (stopped, stopping) = watch::channel(());
    tokio::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            (stream, peer, place) = next(&listener, &places) => {
                let visit = if shared.entrance.is_proxy(peer.ip()) { None } else {
                    let Some(visit) = clients.enter(peer.ip()) else { continue };
                    Some(visit)
                };
                let conversation = Arc::clone(&shared).open(stream, peer, graceful.watcher(), stopping.clone());
                tokio::spawn(async move {
                    conversation.await;
                    drop((place, visit));
                });
            }
        }
    }
    drop(listener);
    stopped.send_replace(());
    if tokio::time::timeout(shared.entrance.limits.drain, graceful.shutdown()).await.is_err() {
        tracing::warn!(
            seconds = shared.entrance.limits.drain.as_secs(),
            "stopped with requests still under way"
        );
    }
}

/// Sends every request to the same path of `address`: for the port of plain HTTP beside one with TLS.
pub fn sending_to(address: String) -> Router {
    Router::new().fallback(move |uri: Uri| {
        let location = entrance::location(&address, &uri);
        async move { location.map_or_else(|| StatusCode::BAD_REQUEST.into_response(), entrance::moved) }
    })
}

async fn next(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> (TcpStream, SocketAddr, Option<OwnedSemaphorePermit>) {
    let place = Arc::clone(places).acquire_owned().await.ok();
    let mut refused = false;
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => return (stream, peer, place),
            Err(error) => {
                if !refused {
                    tracing::warn!(%error, "the system refused a connection");
                }
                refused = true;
                tokio::time::sleep(PAUSE_AFTER_REFUSAL).await;
            }
        }
    }
}

/// What all connections of a listener share.
struct Listener {
    answers: Answers,
    entrance: Entrance,
    tls: Option<TlsAcceptor>,
}

impl Listener {
    fn new(answers: Answers, entrance: Entrance) -> Result<Self, TlsError> {
        if let Some(certificates) = &entrance.certificates {
            certificates.keep_looking();
        }
        let tls = entrance.certificates.as_ref().map(Certificates::acceptor).transpose()?;
        Ok(Self { answers, entrance, tls })
    }

    /// One connection, from its first byte to its last.
    async fn open(
        self: Arc<Self>,
        stream: TcpStream,
        peer: SocketAddr,
        watcher: Watcher,
        stopping: watch::Receiver<()>,
    ) {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "a connection was gone at once");
        }
        let Some(tls) = &self.tls else { return self.meet(stream, peer, watcher, stopping).await };
        match tokio::time::timeout(self.entrance.limits.head, tls.accept(stream)).await {
            Ok(Ok(stream)) => self.meet(stream, peer, watcher, stopping).await,
            Ok(Err(error)) => tracing::debug!(%error, "no TLS with a client"),
            Err(_) => tracing::debug!("a client did not finish its TLS handshake"),
        }
    }

    /// Gives away what is ready; hyper has whatever is not.
    async fn meet<S>(
        self: Arc<Self>,
        stream: S,
        peer: SocketAddr,
        watcher: Watcher,
        stopping: watch::Receiver<()>,
    ) where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let requests = InFlight::default();
        let mut io = Patient::new(stream, requests.clone(), self.entrance.limits);
        let mut read = Bytes::new();
        if let Some(shelf) = self.answers.shelf.clone() {
            match (Front { shelf, entrance: &self.entrance, stopping }).talk(&mut io).await {
                Ok(Ended::HandedOver(bytes)) => read = bytes,
                Ok(Ended::Closed) => return,
                Err(error) => return tracing::debug!(%error, "a connection ended early"),
            }
        }
        let io = io.over(|stream| Lenient::new(Replayed { bytes: read, stream }));
        self.converse(io, requests, peer, watcher).await;
    }

    async fn converse<S>(
        self: Arc<Self>,
        io: Patient<S>,
        requests: InFlight,
        peer: SocketAddr,
        watcher: Watcher,
    ) where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let limits = self.entrance.limits;
        let io = TokioIo::new(io);
        let shared = Arc::clone(&self);
        let service = service_fn(move |request| {
            let ticket = requests.begin();
            let answer = Arc::clone(&shared).answer(request, peer);
            async move {
                let answer = answer.await.map(|body| Counted { body: body.boxed_unsync(), _ticket: ticket });
                Ok::<_, Infallible>(answer)
            }
        });
        let mut protocol = auto::Builder::new(TokioExecutor::new());
        protocol
            .http1()
            .timer(TokioTimer::new())
            .header_read_timeout(limits.idle.max(limits.head))
            .max_buf_size(HEAD_BYTES);
        protocol
            .http2()
            .timer(TokioTimer::new())
            .keep_alive_interval(limits.idle)
            .keep_alive_timeout(limits.head)
            .max_concurrent_streams(100)
            .max_header_list_size(u32::try_from(HEAD_BYTES).unwrap_or(u32::MAX));
        let connection = watcher.watch(protocol.serve_connection(io, service).into_owned());
        if let Err(error) = connection.await {
            tracing::debug!(error = error.as_ref(), "a connection ended early");
        }
    }

    /// The router's answer, or a bare 500 where it panicked: one request's panic is that request's alone.
    async fn answer(self: Arc<Self>, request: Request<Incoming>, peer: SocketAddr) -> Response<Body> {
        if let Some(location) = self.entrance.detour(peer, request.headers(), request.uri()) {
            return entrance::moved(location);
        }
        let address = request.uri().path().to_owned();
        let client = self.entrance.client(peer, request.headers());
        let stalled = self.entrance.limits.stalled;
        let mut request = request.map(|body| Body::new(TimeoutBody::new(stalled, body)));
        request.extensions_mut().insert(ConnectInfo(client));
        let mut router = self.answers.router.clone();
        let mut answer = match AssertUnwindSafe(router.call(request)).catch_unwind().await {
            Ok(Ok(answer)) => answer,
            Ok(Err(never)) => match never {},
            Err(_panic) => {
                tracing::error!(address, "a request panicked");
                let mut answer = Response::new(Body::from("Internal Server Error"));
                *answer.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                answer
            }
        };
        self.entrance.mark(answer.headers_mut());
        answer
    }
}
