//! A connection to another host: resolved once, checked, and made to exactly what was checked.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use url::Host;

use crate::{Address, Allow, OutsideError, Resolver, is_public};

/// A connection, plain or in TLS.
pub(crate) trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<S: AsyncRead + AsyncWrite + Send + Unpin> Stream for S {}

/// Connects to the host of an address within `patience`.
pub(crate) async fn connect(
    address: &Address,
    (resolver, allow, tls): (&Resolver, &Allow, &Arc<rustls::ClientConfig>),
    patience: Duration,
) -> Result<Box<dyn Stream>, OutsideError> {
    let host = address.url().host_str().unwrap_or_default().to_owned();
    let refused = |source| OutsideError::Connect { host: host.clone(), source };
    let connected = tokio::time::timeout(patience, async {
        let found = vetted(address, resolver, allow).await?;
        let plain = first_of(&found, address.port()).await.map_err(refused)?;
        if !address.is_secure() {
            return Ok(Box::new(plain) as Box<dyn Stream>);
        }
        let name = server_name(address).map_err(refused)?;
        let secure = TlsConnector::from(Arc::clone(tls)).connect(name, plain).await.map_err(refused)?;
        Ok(Box::new(secure) as Box<dyn Stream>)
    });
    connected.await.map_err(|_| OutsideError::Time { host: host.clone(), limit: patience })?
}

/// What the host stands for; one address among them that is not public refuses them all, since a host that names both
/// is up to something.
async fn vetted(address: &Address, resolver: &Resolver, allow: &Allow) -> Result<Vec<IpAddr>, OutsideError> {
    let (host, found) = match address.url().host() {
        Some(Host::Ipv4(ip)) => (ip.to_string(), vec![IpAddr::V4(ip)]),
        Some(Host::Ipv6(ip)) => (ip.to_string(), vec![IpAddr::V6(ip)]),
        Some(Host::Domain(name)) => {
            let found = resolver.ask(name).await;
            (name.to_owned(), found.map_err(|_| OutsideError::Unknown(name.to_owned()))?)
        }
        None => (String::new(), Vec::new()),
    };
    match found.iter().find(|ip| !is_public(**ip) && !allow.has(**ip)) {
        Some(ip) => Err(OutsideError::NotPublic { host, ip: *ip }),
        None if found.is_empty() => Err(OutsideError::Unknown(host)),
        None => Ok(found),
    }
}

/// The first address that takes the connection.
async fn first_of(found: &[IpAddr], port: u16) -> io::Result<TcpStream> {
    let mut last = io::Error::from(io::ErrorKind::NotFound);
    for ip in found {
        match TcpStream::connect(SocketAddr::new(*ip, port)).await {
            Ok(stream) => return Ok(stream),
            Err(error) => last = error,
        }
    }
    Err(last)
}

fn server_name(address: &Address) -> io::Result<ServerName<'static>> {
    match address.url().host() {
        Some(Host::Ipv4(ip)) => Ok(IpAddr::V4(ip).into()),
        Some(Host::Ipv6(ip)) => Ok(IpAddr::V6(ip).into()),
        Some(Host::Domain(name)) => ServerName::try_from(name.to_owned()).map_err(io::Error::other),
        None => Err(io::ErrorKind::InvalidInput.into()),
    }
}
