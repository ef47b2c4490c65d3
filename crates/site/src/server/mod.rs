//! The accept loop: HTTP/1.1 and HTTP/2, with TLS or without, deadlines, bounds on connections, an orderly stop.

mod clients;
mod entrance;
mod in_flight;
mod lenient;
mod limits;
mod patience;
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
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_rustls::TlsAcceptor;
use tower::Service;
use tower_http::timeout::TimeoutBody;

pub use entrance::{Entrance, Network};
pub use limits::Limits;
pub use tls::{Certificates, TlsError};

use clients::Clients;
use in_flight::{Counted, InFlight};
use lenient::Lenient;
use patience::Patient;

/// The most bytes of request headers that are read.
const HEAD_BYTES: usize = 64 * 1024;
/// How long no connection is taken after the system refused one (for want of file descriptors, mostly).
const PAUSE_AFTER_REFUSAL: Duration = Duration::from_millis(50);

/// Serves `router` on `listener` until `stop` is done; then takes no more connections and lets requests under way
/// finish, for at most [`Limits::drain`].
pub async fn serve(
    listener: TcpListener,
    router: Router,
    entrance: impl Into<Entrance>,
    stop: impl Future<Output = ()>,
) {
    let shared = match Listener::new(router, entrance.into()) {
        Ok(shared) => Arc::new(shared),
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "TLS can't be spoken");
            return;
        }
    };
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(shared.entrance.limits.connections));
    let clients = Clients::new(shared.entrance.limits.connections_per_client);
    tokio::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            (stream, peer, place) = next(&listener, &places) => {
                let visit = if shared.entrance.is_proxy(peer.ip()) { None } else {
                    let Some(visit) = clients.enter(peer.ip()) else { continue };
                    Some(visit)
                };
                let conversation = Arc::clone(&shared).open(stream, peer, graceful.watcher());
                tokio::spawn(async move {
                    conversation.await;
                    drop((place, visit));
                });
            }
        }
    }
    drop(listener);
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
    router: Router,
    entrance: Entrance,
    tls: Option<TlsAcceptor>,
}

impl Listener {
    fn new(router: Router, entrance: Entrance) -> Result<Self, TlsError> {
        if let Some(certificates) = &entrance.certificates {
            certificates.keep_looking();
        }
        let tls = entrance.certificates.as_ref().map(Certificates::acceptor).transpose()?;
        Ok(Self { router, entrance, tls })
    }

    /// One connection, from its first byte to its last.
    async fn open(self: Arc<Self>, stream: TcpStream, peer: SocketAddr, watcher: Watcher) {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "a connection was gone at once");
        }
        let Some(tls) = &self.tls else { return self.converse(stream, peer, watcher).await };
        match tokio::time::timeout(self.entrance.limits.head, tls.accept(stream)).await {
            Ok(Ok(stream)) => self.converse(stream, peer, watcher).await,
            Ok(Err(error)) => tracing::debug!(%error, "no TLS with a client"),
            Err(_) => tracing::debug!("a client did not finish its TLS handshake"),
        }
    }

    async fn converse<S>(self: Arc<Self>, stream: S, peer: SocketAddr, watcher: Watcher)
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let limits = self.entrance.limits;
        let requests = InFlight::default();
        let io = TokioIo::new(Patient::new(Lenient::new(stream), requests.clone(), limits));
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
        let mut router = self.router.clone();
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
