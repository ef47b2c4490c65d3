//! Passwords: hashed with argon2id, made at random where none is given, checked in the same time whoever is asked for.

use std::sync::LazyLock;

use argon2::Argon2;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};

use crate::{NewsroomError, secret};

/// Letters that are not mistaken for each other.
const ALPHABET: &[u8] = b"abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// Characters of a password that we make: 116 bits.
const LENGTH: usize = 20;

/// Characters that a password must have, as Ghost 6.65.
const SHORTEST: usize = 10;

/// Bytes that a password may have; more would only cost time.
const LONGEST: usize = 1024;

/// Passwords of ten characters and more that everybody tries first.
const COMMON: [&str; 12] = [
    "1234567890",
    "0123456789",
    "12345678910",
    "0987654321",
    "1q2w3e4r5t",
    "qwertyuiop",
    "qwerty12345",
    "password12",
    "password123",
    "passw0rd123",
    "iloveyou123",
    "letmein1234",
];

/// What an unknown account's password is compared with: it takes as long as any other and is never right.
static NOBODYS: LazyLock<Option<String>> =
    LazyLock::new(|| random().and_then(|password| hash(&password)).ok());

/// What came of comparing a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordCheck {
    /// It is theirs.
    Right,
    /// It is theirs; what is kept of it should be hashed anew (Ghost keeps bcrypt).
    RightOfOld,
    /// It is not theirs, or there is nobody.
    Wrong,
}

impl PasswordCheck {
    /// Compares a password with what is kept of somebody's, or with nobody's. It takes tens of milliseconds and some
    /// megabytes: bound how many run at once.
    pub fn of(kept: Option<&str>, password: &str) -> Self {
        let is_known = kept.is_some_and(|kept| kept.starts_with('$'));
        let kept = if is_known { kept } else { NOBODYS.as_deref() };
        let Some(kept) = kept.filter(|_| password.len() <= LONGEST) else { return PasswordCheck::Wrong };
        if kept.starts_with("$2") {
            // An import's hash: the time of a right answer to a wrong one differs in nothing; an unknown account is
            // told from it only until its owner has signed in once.
            return match bcrypt::verify(password, kept) {
                Ok(true) => PasswordCheck::RightOfOld,
                _ => PasswordCheck::Wrong,
            };
        }
        let right = PasswordHash::new(kept)
            .is_ok_and(|kept| Argon2::default().verify_password(password.as_bytes(), &kept).is_ok());
        if right && is_known { PasswordCheck::Right } else { PasswordCheck::Wrong }
    }
}

/// Refuses what can't be a password, in words for the person who chose it.
pub(super) fn check(password: &str) -> Result<(), NewsroomError> {
    let refuse = |message: String| Err(NewsroomError::Invalid { property: "password", message });
    if password.chars().count() < SHORTEST {
        return refuse(format!("Your password must be at least {SHORTEST} characters long."));
    }
    if password.len() > LONGEST {
        return refuse(format!("Your password must have at most {LONGEST} bytes."));
    }
    let lower = password.to_lowercase();
    let first = lower.chars().next();
    if COMMON.contains(&lower.as_str()) || lower.chars().all(|letter| Some(letter) == first) {
        return refuse("Sorry, you cannot use an insecure password.".to_owned());
    }
    Ok(())
}

/// The hash of a password, as argon2id with the library's recommended cost.
pub fn hash(password: &str) -> Result<String, NewsroomError> {
    check(password)?;
    let mut salt = [0_u8; 16];
    secret::fill(&mut salt)?;
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
        secret::fill(&mut byte)?;
        // The alphabet has fewer than 64 letters: a byte's six low bits either name one or are thrown away.
        if let Some(letter) = ALPHABET.get(usize::from(byte[0] & 63)) {
            password.push(char::from(*letter));
        }
    }
    Ok(password)
}

#[cfg(test)]
mod tests {
    use super::{PasswordCheck, hash, random};

    #[test]
    fn passwords_are_hashed_with_argon2id_and_never_alike() {
        let (one, two) = (hash("a long password").unwrap(), hash("a long password").unwrap());
        assert!(one.starts_with("$argon2id$") && one != two);
        assert_ne!(random().unwrap(), random().unwrap());
    }

    #[test]
    fn what_everybody_guesses_is_no_password() {
        for refused in ["short", "1234567890", "Password123", "aaaaaaaaaaaa", &"x1".repeat(600)] {
            assert!(hash(refused).is_err(), "{refused}");
        }
    }

    #[test]
    fn a_password_is_right_whole_and_only_for_whom_it_was_chosen() {
        let long = "p".repeat(40) + &"q".repeat(40);
        let kept = hash(&long).unwrap();
        assert_eq!(PasswordCheck::of(Some(&kept), &long), PasswordCheck::Right);
        assert_eq!(PasswordCheck::of(Some(&kept), long.strip_suffix('q').unwrap()), PasswordCheck::Wrong);
        for nobody in [None, Some("!"), Some("")] {
            assert_eq!(PasswordCheck::of(nobody, &long), PasswordCheck::Wrong);
        }
    }

    #[test]
    fn a_password_that_ghost_hashed_is_still_right() {
        let kept = bcrypt::hash("the old password", 4).unwrap();
        assert_eq!(PasswordCheck::of(Some(&kept), "the old password"), PasswordCheck::RightOfOld);
        assert_eq!(PasswordCheck::of(Some(&kept), "another password"), PasswordCheck::Wrong);
    }
}
