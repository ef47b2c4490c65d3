//! Passwords: hashed with argon2id, made at random where none is given.

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, SaltString};

use crate::NewsroomError;

/// Letters that are not mistaken for each other.
const ALPHABET: &[u8] = b"abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// Characters of a password that we make: 116 bits.
const LENGTH: usize = 20;

/// Characters that a password must have, as Ghost 6.65.
const SHORTEST: usize = 10;

/// The hash of a password, as argon2id with the library's recommended cost.
pub(super) fn hash(password: &str) -> Result<String, NewsroomError> {
    if password.chars().count() < SHORTEST {
        return Err(NewsroomError::Person(format!("a password must have at least {SHORTEST} characters")));
    }
    let mut salt = [0_u8; 16];
    fill(&mut salt)?;
    let refused = |error: argon2::password_hash::Error| {
        NewsroomError::Person(format!("the password can't be kept: {error}"))
    };
    let salt = SaltString::encode_b64(&salt).map_err(refused)?;
    Ok(Argon2::default().hash_password(password.as_bytes(), &salt).map_err(refused)?.to_string())
}

/// A new password that nobody can guess.
pub(super) fn random() -> Result<String, NewsroomError> {
    let mut password = String::with_capacity(LENGTH);
    while password.len() < LENGTH {
        let mut byte = [0_u8];
        fill(&mut byte)?;
        // The alphabet has fewer than 64 letters: a byte's six low bits either name one or are thrown away.
        if let Some(letter) = ALPHABET.get(usize::from(byte[0] & 63)) {
            password.push(char::from(*letter));
        }
    }
    Ok(password)
}

fn fill(bytes: &mut [u8]) -> Result<(), NewsroomError> {
    getrandom::fill(bytes)
        .map_err(|error| NewsroomError::Person(format!("the system gives no random numbers: {error}")))
}

#[cfg(test)]
mod tests {
    use super::{hash, random};

    #[test]
    fn passwords_are_hashed_with_argon2id_and_never_alike() {
        let (one, two) = (hash("a long password").unwrap(), hash("a long password").unwrap());
        assert!(one.starts_with("$argon2id$") && one != two);
        assert!(hash("short").is_err());
        assert_ne!(random().unwrap(), random().unwrap());
    }
}
