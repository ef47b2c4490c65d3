//! How a listener takes its clients: its bounds, its certificate, and what it believes a proxy.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use http::header::{HeaderMap, STRICT_TRANSPORT_SECURITY};
use http::{HeaderName, HeaderValue, Response, StatusCode, Uri};
use ipnet::IpNet;

use super::limits::Limits;
use super::tls::Certificates;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");
/// A browser that has been here over TLS comes back over TLS for a year.
const A_YEAR_OVER_TLS: HeaderValue = HeaderValue::from_static("max-age=31536000");
/// The same as a line of a head.
const A_YEAR_OVER_TLS_LINE: &[u8] = b"strict-transport-security: max-age=31536000\r\n";

/// A network of addresses, or one address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network(IpNet);

impl Network {
    /// Reads `10.0.0.0/8` or `192.0.2.1`.
    pub fn read(text: &str) -> Option<Self> {
        let network = text.parse().or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
        network.ok().map(Self)
    }
}

/// How a listener takes its clients.
#[derive(Debug, Clone, Default)]
pub struct Entrance {
    /// Deadlines and bounds.
    pub limits: Limits,
    /// With certificates the listener speaks TLS.
    pub certificates: Option<Arc<Certificates>>,
    /// The networks of proxies in front: what these say of a client is believed.
    pub proxies: Vec<Network>,
    /// The site's address (`https://news.example`) where requests that a proxy took without TLS are sent there.
    pub secure_address: Option<String>,
}

impl From<Limits> for Entrance {
    fn from(limits: Limits) -> Self {
        Self { limits, ..Self::default() }
    }
}

impl Entrance {
    /// Whether an address is that of a proxy which speaks for many clients; on this machine it always may be.
    pub(super) fn is_proxy(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        address.is_loopback() || self.is_trusted(address)
    }

    fn is_trusted(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.proxies.iter().any(|network| network.0.contains(&address))
    }

    /// Who asks: the connection's other end, or whom a trusted proxy names; of several the last that is no proxy.
    pub(super) fn client(&self, peer: SocketAddr, headers: &HeaderMap) -> SocketAddr {
        if !self.is_trusted(peer.ip()) {
            return peer;
        }
        let named = headers.get_all(FORWARDED_FOR).iter().filter_map(|value| value.to_str().ok());
        let named: Vec<&str> = named.flat_map(|value| value.split(',')).map(str::trim).collect();
        let mut client = peer;
        for name in named.into_iter().rev() {
            let Ok(address) = name.parse::<IpAddr>() else { break };
            client = SocketAddr::new(address, 0);
            if !self.is_trusted(address) {
                break;
            }
        }
        client
    }

    /// The way to the site's secure address, for a request that a trusted proxy took without TLS.
    pub(super) fn detour(&self, peer: SocketAddr, headers: &HeaderMap, uri: &Uri) -> Option<HeaderValue> {
        let secure = self.secure_address.as_deref()?;
        let insecure = headers.get(FORWARDED_PROTO).is_some_and(|proto| proto.as_bytes() == b"http");
        (insecure && self.is_trusted(peer.ip())).then(|| location(secure, uri)).flatten()
    }

    /// What every answer of this listener says.
    pub(super) fn mark(&self, headers: &mut HeaderMap) {
        if self.certificates.is_some() {
            headers.insert(STRICT_TRANSPORT_SECURITY, A_YEAR_OVER_TLS);
        }
    }

    /// The same as lines of a head.
    pub(super) fn mark_lines(&self) -> &'static [u8] {
        if self.certificates.is_some() { A_YEAR_OVER_TLS_LINE } else { b"" }
    }
}

/// A request's address at another origin.
pub(super) fn location(origin: &str, uri: &Uri) -> Option<HeaderValue> {
    let origin = origin.split_once("://").map_or(origin, |(scheme, rest)| {
        let host = rest.split('/').next().unwrap_or_default();
        origin.get(..scheme.len() + 3 + host.len()).unwrap_or(origin)
    });
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    HeaderValue::try_from(format!("{origin}{path}")).ok()
}

/// A redirect for good.
pub(super) fn moved<B: Default>(location: HeaderValue) -> Response<B> {
    let mut answer = Response::new(B::default());
    *answer.status_mut() = StatusCode::PERMANENT_REDIRECT;
    answer.headers_mut().insert(http::header::LOCATION, location);
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entrance() -> Entrance {
        Entrance {
            proxies: ["10.0.0.0/8", "2001:db8::/32"].into_iter().filter_map(Network::read).collect(),
            secure_address: Some("https://news.example/below".to_owned()),
            ..Entrance::default()
        }
    }

    fn said(name: HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        let headers = said(FORWARDED_FOR, "198.51.100.7, 203.0.113.9, 10.0.0.2");
        let client = |peer: &str| entrance().client(peer.parse().unwrap(), &headers).ip().to_string();
        assert_eq!(client("10.0.0.1:80"), "203.0.113.9", "the last that no proxy of ours vouches for");
        assert_eq!(client("192.0.2.1:80"), "192.0.2.1");
        assert_eq!(client("[::ffff:10.0.0.1]:80"), "203.0.113.9");
    }

    #[test]
    fn nonsense_in_the_chain_ends_it() {
        let headers = said(FORWARDED_FOR, "198.51.100.7, unknown, 10.0.0.2");
        assert_eq!(entrance().client("10.0.0.1:80".parse().unwrap(), &headers).ip().to_string(), "10.0.0.2");
    }

    #[test]
    fn a_request_without_tls_goes_to_the_secure_address_where_a_proxy_says_so() {
        let uri = Uri::from_static("/tag/harbour/?page=2");
        let insecure = said(FORWARDED_PROTO, "http");
        let detour = |peer: &str, headers| entrance().detour(peer.parse().unwrap(), headers, &uri);
        assert_eq!(detour("10.0.0.1:80", &insecure).unwrap(), "https://news.example/tag/harbour/?page=2");
        assert_eq!(detour("192.0.2.1:80", &insecure), None);
        assert_eq!(detour("10.0.0.1:80", &said(FORWARDED_PROTO, "https")), None);
        let elsewhere = Entrance { secure_address: None, ..entrance() };
        assert_eq!(elsewhere.detour("10.0.0.1:80".parse().unwrap(), &insecure, &uri), None);
    }
}
