//! What an operator allows beyond the public internet: networks of the house's own, and further ports.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

use serde::Deserialize;
use serde::de::Error as _;

/// The ports of the web.
const WEB: [u16; 2] = [80, 443];

/// A range of addresses: `10.0.0.0/8`, or one address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    ip: IpAddr,
    bits: u8,
}

/// What may be asked though it is not public, and on which ports beside 80 and 443; nothing by default.
#[derive(Debug, Clone, Default)]
pub struct Allow {
    /// Networks whose addresses may be asked.
    pub networks: Vec<Network>,
    /// Ports that may be asked.
    pub ports: Vec<u16>,
}

/// A text that names no network.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no address and no network such as 10.0.0.0/8")]
pub struct AllowError(String);

impl Allow {
    /// Whether an address that is not public may be asked nevertheless.
    pub(crate) fn has(&self, ip: IpAddr) -> bool {
        self.networks.iter().any(|network| network.contains(ip))
    }

    /// Whether a port may be asked.
    pub(crate) fn has_port(&self, port: u16) -> bool {
        WEB.contains(&port) || self.ports.contains(&port)
    }
}

impl Network {
    pub(crate) const fn new(ip: IpAddr, bits: u8) -> Self {
        Network { ip, bits }
    }

    /// Whether `ip` is within; an IPv4 address never is within a network of IPv6, nor the other way round.
    pub fn contains(&self, ip: IpAddr) -> bool {
        match (self.ip, ip) {
            (IpAddr::V4(network), IpAddr::V4(ip)) => {
                let mask = u32::MAX.checked_shl(32 - u32::from(self.bits)).unwrap_or(0);
                (Ipv4Addr::to_bits(network) ^ ip.to_bits()) & mask == 0
            }
            (IpAddr::V6(network), IpAddr::V6(ip)) => {
                let mask = u128::MAX.checked_shl(128 - u32::from(self.bits)).unwrap_or(0);
                (Ipv6Addr::to_bits(network) ^ ip.to_bits()) & mask == 0
            }
            _ => false,
        }
    }
}

impl FromStr for Network {
    type Err = AllowError;

    fn from_str(text: &str) -> Result<Self, AllowError> {
        let refused = || AllowError(text.to_owned());
        let (ip, bits) = text.split_once('/').map_or((text, None), |(ip, bits)| (ip, Some(bits)));
        let ip: IpAddr = ip.parse().map_err(|_| refused())?;
        let longest = if ip.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Ok(longest), |bits| bits.parse().map_err(|_| refused()))?;
        if bits > longest { Err(refused()) } else { Ok(Network { ip, bits }) }
    }
}

impl<'de> Deserialize<'de> for Network {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}
