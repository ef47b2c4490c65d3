//! An address that somebody wants asked, read once.

use url::{Host, Url};

use crate::Allow;

/// The longest address that is read, in bytes.
const LONGEST: usize = 2_000;

/// An address of the web that may be asked as far as its text tells; what its host resolves to is checked later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(Url);

/// Why an address is not asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// It is no address.
    #[error("{0:?} is no address of the web")]
    Text(String),
    /// It is neither http nor https.
    #[error("{0}: is not asked for; only http and https are")]
    Scheme(String),
    /// It carries a name or password.
    #[error("an address with a name or password in it is not asked")]
    User,
    /// It goes to a port that is not the web's.
    #[error("port {0} is not asked; the ports of the web are, and those that outside.ports names")]
    Port(u16),
    /// Its host is a number in disguise, such as 0x7f000001 or 017700000001.
    #[error("{0:?} is an address in disguise")]
    Disguise(String),
}

impl Address {
    /// Reads an address as browsers do, and refuses what browsers and other programs may read differently.
    pub fn new(text: &str, allow: &Allow) -> Result<Self, AddressError> {
        let refused = || AddressError::Text(text.chars().take(200).collect());
        let odd = |letter: char| letter.is_control() || letter.is_whitespace() || letter == '\\';
        if text.len() > LONGEST || text.contains(odd) {
            return Err(refused());
        }
        let (scheme, rest) = text.split_once(':').ok_or_else(refused)?;
        if !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
            return Err(AddressError::Scheme(scheme.chars().take(20).collect()));
        }
        let rest = rest.strip_prefix("//").filter(|rest| !rest.starts_with('/')).ok_or_else(refused)?;
        let url = Url::parse(text).map_err(|_| refused())?;
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        if authority.contains('@') {
            return Err(AddressError::User);
        }
        undisguised(&url, authority)?;
        Self::checked(url, allow)
    }

    /// The address that a redirect or a link on the page at this address leads to.
    pub fn join(&self, link: &str, allow: &Allow) -> Result<Self, AddressError> {
        let url = self.0.join(link).map_err(|_| AddressError::Text(link.chars().take(200).collect()))?;
        Self::checked(url, allow)
    }

    /// The address as it is asked.
    pub fn url(&self) -> &Url {
        &self.0
    }

    pub(crate) fn is_secure(&self) -> bool {
        self.0.scheme() == "https"
    }

    pub(crate) fn port(&self) -> u16 {
        self.0.port_or_known_default().unwrap_or(0)
    }

    /// The host and, where it is not the scheme's own, the port.
    pub(crate) fn authority(&self) -> &str {
        self.0.authority()
    }

    fn checked(mut url: Url, allow: &Allow) -> Result<Self, AddressError> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(AddressError::Scheme(url.scheme().to_owned()));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(AddressError::User);
        }
        let port = url.port_or_known_default().unwrap_or(0);
        if !allow.has_port(port) {
            return Err(AddressError::Port(port));
        }
        url.set_fragment(None);
        Ok(Address(url))
    }
}

/// A host that is read as an IPv4 address must be written as one.
fn undisguised(url: &Url, authority: &str) -> Result<(), AddressError> {
    let written = authority.rsplit_once(':').map_or(authority, |(host, _)| host);
    match url.host() {
        Some(Host::Ipv4(ip)) if ip.to_string() != written => Err(AddressError::Disguise(written.to_owned())),
        _ => Ok(()),
    }
}
