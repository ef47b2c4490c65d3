//! How long and how much the door waits for a client.

use std::time::Duration;

/// The deadlines and bounds of one listener.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// From the connection's start to its first byte.
    pub first_byte: Duration,
    /// From a request's first byte to the end of its headers.
    pub head: Duration,
    /// Between one request's end and the next one's first byte.
    pub idle: Duration,
    /// How long a client may take nothing of an answer, or send nothing of a body, that is waited for.
    pub stalled: Duration,
    /// How long requests under way may take after the server was told to stop.
    pub drain: Duration,
    /// Connections served at once; further ones wait in the kernel's queue.
    pub connections: usize,
    /// Connections of one client: an IPv4 address, or an IPv6 network of 64 bits. Proxies and this machine are not
    /// counted.
    pub connections_per_client: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            first_byte: Duration::from_secs(10),
            head: Duration::from_secs(10),
            idle: Duration::from_mins(1),
            stalled: Duration::from_secs(30),
            drain: Duration::from_secs(10),
            connections: 10_000,
            connections_per_client: 256,
        }
    }
}
