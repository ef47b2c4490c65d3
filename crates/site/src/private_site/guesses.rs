//! How often someone has guessed at the password.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Wrong guesses that one client has in an hour; Ghost 6.65's.
const MOST: u32 = 100;
/// An hour, in milliseconds.
const HOUR: i64 = 60 * 60 * 1000;
/// Clients that are told apart; those beyond share one account.
const CLIENTS: usize = 10_000;

/// The guesses of the last hour, by client.
#[derive(Debug, Default)]
pub(crate) struct Guesses(Mutex<HashMap<Option<u128>, Account>>);

#[derive(Debug, Clone, Copy)]
struct Account {
    guesses: u32,
    since: i64,
}

impl Guesses {
    /// Takes one guess from a client's account at `now` (milliseconds since 1970); whether there was one left.
    pub(crate) fn take(&self, client: Option<IpAddr>, now: i64) -> bool {
        let mut accounts = self.accounts();
        if accounts.len() >= CLIENTS {
            accounts.retain(|_, account| now - account.since < HOUR);
        }
        let known = key(client).filter(|key| accounts.len() < CLIENTS || accounts.contains_key(&Some(*key)));
        let account = accounts.entry(known).or_insert(Account { guesses: 0, since: now });
        if now - account.since >= HOUR {
            *account = Account { guesses: 0, since: now };
        }
        account.guesses = account.guesses.saturating_add(1);
        account.guesses <= MOST
    }

    /// Gives a guess back that was right.
    pub(crate) fn give_back(&self, client: Option<IpAddr>) {
        if let Some(account) = self.accounts().get_mut(&key(client)) {
            account.guesses = account.guesses.saturating_sub(1);
        }
    }

    fn accounts(&self) -> MutexGuard<'_, HashMap<Option<u128>, Account>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An address, or the network of 64 bits that one household has.
fn key(client: Option<IpAddr>) -> Option<u128> {
    Some(match client?.to_canonical() {
        IpAddr::V4(address) => address.to_ipv6_mapped().to_bits(),
        IpAddr::V6(address) => address.to_bits() >> 64 << 64,
    })
}

#[cfg(test)]
mod tests {
    use super::{CLIENTS, Guesses, HOUR, MOST};

    #[test]
    fn a_client_has_a_hundred_guesses_an_hour_and_others_have_their_own() {
        let guesses = Guesses::default();
        let client = |text: &str| Some(text.parse().unwrap());
        for _ in 0..MOST {
            assert!(guesses.take(client("192.0.2.1"), 0));
        }
        assert!(!guesses.take(client("192.0.2.1"), HOUR - 1));
        assert!(guesses.take(client("192.0.2.2"), 1));
        assert!(guesses.take(client("192.0.2.1"), HOUR));
        for last in 0..MOST {
            assert!(guesses.take(client(&format!("2001:db8::{last:x}")), 0));
        }
        assert!(!guesses.take(client("2001:db8::ffff"), 0), "one network is one client");
        assert!(guesses.take(client("2001:db8:0:1::1"), 0));
    }

    #[test]
    fn a_right_guess_is_given_back() {
        let guesses = Guesses::default();
        for _ in 0..3 * MOST {
            assert!(guesses.take(None, 0));
            guesses.give_back(None);
        }
    }

    #[test]
    fn a_crowd_takes_no_more_memory_than_there_is_place() {
        let guesses = Guesses::default();
        for number in 0..u32::try_from(CLIENTS).unwrap() + 500 {
            guesses.take(Some(std::net::IpAddr::V4(number.into())), 0);
        }
        assert!(guesses.accounts().len() <= CLIENTS + 1);
    }
}
