//! Secrets that we make, and what is kept of them.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::NewsroomError;

/// `bytes` random bytes from the system, as hexadecimal digits.
pub(crate) fn random(bytes: usize) -> Result<String, NewsroomError> {
    let mut random = vec![0_u8; bytes];
    fill(&mut random)?;
    Ok(hex(&random))
}

/// A secret that a link in a mail carries, good until a time (milliseconds since 1970). It says whom it is for, as Ghost's
/// does, so that its forms can show the address; nothing in it is believed but the whole of it.
pub(crate) fn of_link(until: i64, email: &str) -> Result<String, NewsroomError> {
    Ok(URL_SAFE_NO_PAD.encode(format!("{until}|{email}|{}", random(32)?)))
}

/// Fills a buffer with random bytes from the system.
pub(crate) fn fill(bytes: &mut [u8]) -> Result<(), NewsroomError> {
    getrandom::fill(bytes)
        .map_err(|error| NewsroomError::Person(format!("the system gives no random numbers: {error}")))
}

/// What is kept of a secret that is looked up: enough to know it again, not enough to use it. Secrets of ours have 128
/// bits or more, so a plain hash can't be reversed by guessing.
pub(crate) fn kept(secret: &str) -> String {
    hex(&Sha256::digest(secret.as_bytes()))
}

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn secrets_differ_and_are_not_kept() {
        let (one, two) = (super::random(32).unwrap(), super::random(32).unwrap());
        assert!(one.len() == 64 && one != two);
        assert_ne!(super::kept(&one), one);
        assert_eq!(super::kept("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
