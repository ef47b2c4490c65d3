//! The accept loop: HTTP/1.1 and HTTP/2 without TLS, deadlines, a bound on connections, an orderly stop.

mod in_flight;
mod lenient;
mod limits;
mod patience;

use std::convert::Infallible;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use futures_util::FutureExt;
use http::{Request, Response, StatusCode};
use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tower::Service;

pub use limits::Limits;

use in_flight::{Counted, InFlight};
use lenient::Lenient;
use patience::Patient;

/// The most bytes of request headers that are read.
const HEAD_BYTES: usize = 64 * 1024;
/// How long no connection is taken after the system refused one (for want of file descriptors, mostly).
const PAUSE_AFTER_REFUSAL: Duration = Duration::from_millis(50);

/// Serves `router` on `listener` until `stop` is done; then takes no more connections and lets requests under way
/// finish, for at most [`Limits::drain`].
pub async fn serve(listener: TcpListener, router: Router, limits: Limits, stop: impl Future<Output = ()>) {
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(limits.connections));
    tokio::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            (stream, place) = next(&listener, &places) => {
                connection(stream, place, router.clone(), limits, &graceful);
            }
        }
    }
    drop(listener);
    if tokio::time::timeout(limits.drain, graceful.shutdown()).await.is_err() {
        tracing::warn!(seconds = limits.drain.as_secs(), "stopped with requests still under way");
    }
}

async fn next(listener: &TcpListener, places: &Arc<Semaphore>) -> (TcpStream, Option<OwnedSemaphorePermit>) {
    let place = Arc::clone(places).acquire_owned().await.ok();
    let mut refused = false;
    loop {
        match listener.accept().await {
            Ok((stream, _)) => return (stream, place),
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

fn connection(
    stream: TcpStream,
    place: Option<OwnedSemaphorePermit>,
    router: Router,
    limits: Limits,
    graceful: &GracefulShutdown,
) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection was gone at once");
    }
    let requests = InFlight::default();
    let io = TokioIo::new(Patient::new(Lenient::new(stream), requests.clone(), limits));
    let service = service_fn(move |request| {
        let ticket = requests.begin();
        let answer = answer(router.clone(), request);
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
    let connection = graceful.watch(protocol.serve_connection(io, service).into_owned());
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::debug!(error = error.as_ref(), "a connection ended early");
        }
        drop(place);
    });
}

/// The router's answer, or a bare 500 where it panicked: one request's panic is that request's alone.
async fn answer(mut router: Router, request: Request<Incoming>) -> Response<Body> {
    let address = request.uri().path().to_owned();
    match AssertUnwindSafe(router.call(request)).catch_unwind().await {
        Ok(Ok(answer)) => answer,
        Ok(Err(never)) => match never {},
        Err(_panic) => {
            tracing::error!(address, "a request panicked");
            let mut answer = Response::new(Body::from("Internal Server Error"));
            *answer.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            answer
        }
    }
}
