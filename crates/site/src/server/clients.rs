//! How many connections one client has open: nobody takes all the places.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The bits of an IPv6 address that name a client: it may have the rest to itself.
const NETWORK: u128 = u128::MAX << 64;

/// The open connections of every client.
#[derive(Debug)]
pub(super) struct Clients {
    most: usize,
    open: Mutex<HashMap<IpAddr, usize>>,
}

impl Clients {
    /// At most so many connections for each client.
    pub(super) fn new(most: usize) -> Arc<Self> {
        Arc::new(Self { most, open: Mutex::default() })
    }

    /// Counts one connection until the visit is dropped; `None` where the client has too many.
    pub(super) fn enter(self: &Arc<Self>, address: IpAddr) -> Option<Visit> {
        let client = client(address);
        let mut open = self.open();
        let connections = open.entry(client).or_default();
        if *connections >= self.most {
            return None;
        }
        *connections += 1;
        Some(Visit { clients: Arc::clone(self), client })
    }

    fn open(&self) -> MutexGuard<'_, HashMap<IpAddr, usize>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One open connection.
#[derive(Debug)]
pub(super) struct Visit {
    clients: Arc<Clients>,
    client: IpAddr,
}

impl Drop for Visit {
    fn drop(&mut self) {
        let mut open = self.clients.open();
        if let Some(connections) = open.get_mut(&self.client) {
            *connections -= 1;
            if *connections == 0 {
                open.remove(&self.client);
            }
        }
    }
}

/// Who is at an address: an IPv4 address, or an IPv6 network of 64 bits.
fn client(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & NETWORK)),
        IpAddr::V4(address) => IpAddr::V4(address),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn one_client_is_stopped_and_the_others_are_not() {
        let clients = Clients::new(2);
        let first = clients.enter(address("192.0.2.1"));
        let second = clients.enter(address("::ffff:192.0.2.1"));
        assert!(first.is_some() && second.is_some());
        assert!(clients.enter(address("192.0.2.1")).is_none());
        assert!(clients.enter(address("192.0.2.2")).is_some());
        drop(first);
        assert!(clients.enter(address("192.0.2.1")).is_some());
    }

    #[test]
    fn a_network_of_64_bits_is_one_client() {
        let clients = Clients::new(1);
        let _first = clients.enter(address("2001:db8:1:2::1"));
        assert!(clients.enter(address("2001:db8:1:2:ffff::9")).is_none());
        assert!(clients.enter(address("2001:db8:1:3::1")).is_some());
    }

    #[test]
    fn who_has_left_is_forgotten() {
        let clients = Clients::new(1);
        drop(clients.enter(address("192.0.2.1")));
        assert!(clients.open().is_empty());
    }
}
