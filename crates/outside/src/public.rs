//! Which addresses are public: those that anybody on the internet reaches alike.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::allow::Network;

/// Ranges of IPv4 that are not public (IANA's special-purpose registry), and one public address that is a cloud's
/// inside.
const PRIVATE_V4: [Network; 16] = [
    v4(0, 0, 0, 0, 8),        // this network
    v4(10, 0, 0, 0, 8),       // private
    v4(100, 64, 0, 0, 10),    // shared by a carrier's customers
    v4(127, 0, 0, 0, 8),      // loopback
    v4(168, 63, 129, 16, 32), // Azure's metadata
    v4(169, 254, 0, 0, 16),   // link-local, other clouds' metadata
    v4(172, 16, 0, 0, 12),    // private
    v4(192, 0, 0, 0, 24),     // protocol assignments
    v4(192, 0, 2, 0, 24),     // documentation
    v4(192, 88, 99, 0, 24),   // relays of 6to4
    v4(192, 168, 0, 0, 16),   // private
    v4(198, 18, 0, 0, 15),    // benchmarking
    v4(198, 51, 100, 0, 24),  // documentation
    v4(203, 0, 113, 0, 24),   // documentation
    v4(224, 0, 0, 0, 4),      // multicast
    v4(240, 0, 0, 0, 4),      // reserved, and broadcast
];

/// The only range of IPv6 that is given out for the internet.
const GLOBAL_V6: Network = v6([0x2000, 0, 0], 3);

/// Ranges within it that are not public. Teredo and 6to4 carry an IPv4 address, which may be a private one.
const PRIVATE_V6: [Network; 4] = [
    v6([0x2001, 0, 0], 23),     // protocol assignments: Teredo, benchmarking, ORCHID
    v6([0x2001, 0xdb8, 0], 32), // documentation
    v6([0x2002, 0, 0], 16),     // 6to4
    v6([0x3fff, 0, 0], 20),     // documentation
];

/// NAT64's well-known prefix, by which a host without IPv4 reaches one.
const NAT64: Network = v6([0x64, 0xff9b, 0], 96);

const fn v4(a: u8, b: u8, c: u8, d: u8, bits: u8) -> Network {
    Network::new(IpAddr::V4(Ipv4Addr::new(a, b, c, d)), bits)
}

const fn v6(first: [u16; 3], bits: u8) -> Network {
    let [first, second, third] = first;
    Network::new(IpAddr::V6(Ipv6Addr::new(first, second, third, 0, 0, 0, 0, 0)), bits)
}

/// Whether anybody on the internet reaches this address alike; what embeds an IPv4 address is judged by it, or refused.
pub fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(_) => !PRIVATE_V4.iter().any(|range| range.contains(ip)),
        IpAddr::V6(six) => match embedded(six) {
            Some(four) => is_public(IpAddr::V4(four)),
            None => GLOBAL_V6.contains(ip) && !PRIVATE_V6.iter().any(|range| range.contains(ip)),
        },
    }
}

/// The IPv4 address that the system would connect to in place of `six`.
fn embedded(six: Ipv6Addr) -> Option<Ipv4Addr> {
    let low = || {
        let [.., a, b, c, d] = six.octets();
        Ipv4Addr::new(a, b, c, d)
    };
    six.to_ipv4_mapped().or_else(|| NAT64.contains(IpAddr::V6(six)).then(low))
}
