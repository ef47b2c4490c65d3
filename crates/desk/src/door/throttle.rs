//! Counts failed attempts, by account and by network, and makes guessers wait.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use crate::error::Refusal;

/// How many counters are kept; when there are more, those that are over go first, then the oldest.
const COUNTERS: usize = 100_000;

/// How many attempts are free, and how long the next ones wait.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limit {
    /// What is attempted; counters of different names never meet.
    pub(crate) name: &'static str,
    /// Attempts that are free.
    pub(crate) free: u32,
    /// Milliseconds until attempts are free again.
    pub(crate) wait: i64,
}

/// Counters of attempts.
#[derive(Debug, Default)]
pub(crate) struct Throttle {
    counters: Mutex<HashMap<(&'static str, String), Counter>>,
}

#[derive(Debug, Clone, Copy)]
struct Counter {
    attempts: u32,
    until: i64,
}

impl Throttle {
    /// Counts an attempt, and refuses it where there were too many. It is counted before it is made, so that many at once
    /// count as many.
    pub(crate) fn attempt(&self, limit: Limit, whose: &str, now: i64) -> Result<(), Refusal> {
        let mut counters = self.counters.lock().unwrap_or_else(PoisonError::into_inner);
        if counters.len() >= COUNTERS {
            make_room(&mut counters, now);
        }
        let fresh = Counter { attempts: 0, until: now + limit.wait };
        let counter = counters.entry((limit.name, whose.to_owned())).or_insert(fresh);
        if counter.until <= now {
            *counter = fresh;
        }
        if counter.attempts >= limit.free {
            return Err(Refusal::too_many((counter.until - now + 999) / 1000));
        }
        counter.attempts += 1;
        Ok(())
    }

    /// Forgets the attempts on something, after a right one.
    pub(crate) fn forgive(&self, limit: Limit, whose: &str) {
        let mut counters = self.counters.lock().unwrap_or_else(PoisonError::into_inner);
        counters.remove(&(limit.name, whose.to_owned()));
    }
}

fn make_room(counters: &mut HashMap<(&'static str, String), Counter>, now: i64) {
    counters.retain(|_, counter| counter.until > now);
    if counters.len() < COUNTERS {
        return;
    }
    let mut ends: Vec<i64> = counters.values().map(|counter| counter.until).collect();
    ends.sort_unstable();
    let middle = ends.get(ends.len() / 2).copied().unwrap_or(now);
    counters.retain(|_, counter| counter.until > middle);
}

/// The network that an address belongs to: one IPv4 address, or the /64 of which one holder has all addresses.
pub(crate) fn network(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: Limit = Limit { name: "test", free: 3, wait: 1000 };

    #[test]
    fn the_fourth_attempt_waits() {
        let throttle = Throttle::default();
        for _ in 0..3 {
            throttle.attempt(LIMIT, "a", 0).unwrap();
        }
        assert!(throttle.attempt(LIMIT, "a", 999).is_err());
        throttle.attempt(LIMIT, "b", 999).unwrap();
        throttle.attempt(LIMIT, "a", 1000).unwrap();
    }

    #[test]
    fn counters_are_bounded() {
        let throttle = Throttle::default();
        for number in 0..COUNTERS + 10 {
            throttle.attempt(LIMIT, &number.to_string(), i64::try_from(number).unwrap() / 1000).unwrap();
        }
        assert!(throttle.counters.lock().unwrap().len() <= COUNTERS);
    }

    #[test]
    fn one_holder_has_one_network() {
        let network = |text: &str| network(text.parse().unwrap());
        assert_eq!(network("2001:db8:1:2:3::1"), network("2001:db8:1:2:ffff::9"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assert_ne!(network("192.0.2.1"), network("192.0.2.2"));
    }
}
