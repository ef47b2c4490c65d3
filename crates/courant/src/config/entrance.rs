//! How clients come in: TLS, bounds, proxies in front.

use std::net::SocketAddr;
use std::path::PathBuf;

use anyhow::Context;
use serde::{Deserialize, Deserializer, de};
use site::server::{Certificates, Entrance, Limits, Network};

use super::Config;

/// TLS; without a certificate the server speaks plain HTTP.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Tls {
    /// A file with the certificate and its chain, in PEM. It is read again when it changes.
    pub(crate) cert: Option<PathBuf>,
    /// A file with its key, in PEM.
    pub(crate) key: Option<PathBuf>,
    /// Where plain HTTP is listened for and sent to the site's address; mostly port 80.
    pub(crate) redirect: Option<SocketAddr>,
}

/// Bounds on connections.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Connections {
    /// Connections served at once.
    pub(crate) connections: usize,
    /// Connections of one client: an IPv4 address, or an IPv6 network of 64 bits.
    pub(crate) per_client: usize,
}

impl Default for Connections {
    fn default() -> Self {
        let limits = Limits::default();
        Self { connections: limits.connections, per_client: limits.connections_per_client }
    }
}

/// Networks in a list, or with commas between them.
pub(crate) fn networks<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Network>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Line(String),
        List(Vec<String>),
    }
    let written = match Written::deserialize(deserializer)? {
        Written::Line(line) => line.split(',').map(str::to_owned).collect(),
        Written::List(list) => list,
    };
    let written = written.iter().map(|network| network.trim()).filter(|network| !network.is_empty());
    written
        .map(|network| {
            Network::read(network).ok_or_else(|| {
                de::Error::custom(format!("{network:?} is no address and no network such as 10.0.0.0/8"))
            })
        })
        .collect()
}

impl Config {
    /// How the server takes its clients.
    pub(crate) fn entrance(&self) -> anyhow::Result<Entrance> {
        let certificates = match (&self.tls.cert, &self.tls.key) {
            (Some(cert), Some(key)) => {
                Some(Certificates::read(cert, key).context("TLS can't be spoken (tls.cert, tls.key)")?)
            }
            (None, None) => None,
            _ => anyhow::bail!("TLS needs both tls.cert and tls.key"),
        };
        if self.tls.redirect.is_some() && certificates.is_none() {
            anyhow::bail!("tls.redirect sends readers to TLS, which is not spoken: set tls.cert and tls.key");
        }
        Ok(Entrance {
            limits: Limits {
                connections: self.limits.connections,
                connections_per_client: self.limits.per_client,
                ..Limits::default()
            },
            certificates,
            proxies: self.proxies.clone(),
            secure_address: self.url.clone().filter(|url| url.starts_with("https://")),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(text: &str) -> Result<Config, toml::de::Error> {
        toml::from_str(text)
    }

    #[test]
    fn proxies_are_networks_or_addresses_in_a_list_or_a_line() {
        let listed = config("proxies = ['10.0.0.0/8', '2001:db8::1']").unwrap();
        let in_a_line = config("proxies = '10.0.0.0/8, 2001:db8::1'").unwrap();
        assert_eq!(listed.proxies.len(), 2);
        assert_eq!(listed.proxies, in_a_line.proxies);
        let refused = config("proxies = 'the-proxy'").unwrap_err().to_string();
        assert!(refused.contains("the-proxy"), "{refused}");
    }

    #[test]
    fn half_of_tls_is_refused() {
        for text in ["[tls]\ncert = 'a.pem'", "[tls]\nkey = 'a.pem'", "[tls]\nredirect = '127.0.0.1:80'"] {
            let refused = config(text).unwrap().entrance().unwrap_err().to_string();
            assert!(refused.contains("tls."), "{refused}");
        }
        assert!(config("").unwrap().entrance().unwrap().certificates.is_none());
    }
}
