//! The network address that a request comes from.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::ConnectInfo;
use http::request::Parts;

/// The client's address, as the accept loop has found it: it alone knows which proxies to believe. What a request says of
/// itself in its headers is not listened to.
pub(crate) fn address(request: &Parts) -> IpAddr {
    let client = request.extensions.get::<ConnectInfo<SocketAddr>>();
    client.map_or(Ipv4Addr::UNSPECIFIED.into(), |client| client.0.ip().to_canonical())
}
