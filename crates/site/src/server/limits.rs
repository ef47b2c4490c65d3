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
    /// How long a client may take nothing of an answer that waits for it.
    pub stalled: Duration,
    /// How long requests under way may take after the server was told to stop.
    pub drain: Duration,
    /// Connections served at once; further ones wait in the kernel's queue.
    pub connections: usize,
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
        }
    }
}
