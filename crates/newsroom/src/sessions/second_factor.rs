//! The second factor: codes of an authenticator (RFC 6238: SHA-1, six digits, 30 seconds), and recovery codes.

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use subtle::ConstantTimeEq;

use super::store;
use crate::{NewsroomError, Writer, secret};

/// Seconds for which a code is good.
const STEP: i64 = 30;

/// Bytes of a secret, as RFC 4226 recommends.
const SECRET: usize = 20;

/// How many recovery codes somebody gets.
const RECOVERY_CODES: usize = 10;

/// What somebody needs in order to set an authenticator up; shown once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactorSetup {
    /// The secret, in base32, as authenticators want it.
    pub secret: String,
    /// The address that a QR code shows.
    pub address: String,
}

impl Writer<'_, '_> {
    /// A new secret for somebody's authenticator; it counts once a code of it was given.
    pub fn prepare_second_factor(
        &mut self,
        user_id: &str,
        email: &str,
        site: &str,
    ) -> Result<FactorSetup, NewsroomError> {
        let mut bytes = [0_u8; SECRET];
        secret::fill(&mut bytes)?;
        let secret = base32(&bytes);
        store::prepare_factor(self.tx, user_id, &secret)?;
        let encode = |text| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC);
        let address = format!(
            "otpauth://totp/{}:{}?secret={secret}&issuer={}",
            encode(site),
            encode(email),
            encode(site)
        );
        Ok(FactorSetup { secret, address })
    }

    /// Makes the prepared authenticator count, if `code` is one of its codes; returns the recovery codes, each of which
    /// replaces a code once. `None` where the code is wrong.
    pub fn confirm_second_factor(
        &mut self,
        user_id: &str,
        code: &str,
    ) -> Result<Option<Vec<String>>, NewsroomError> {
        let Some(factor) = store::factor(self.tx, user_id)? else { return Ok(None) };
        let Some(step) = step_of(&factor.secret, code, self.now) else { return Ok(None) };
        store::confirm_factor(self.tx, user_id, step)?;
        store::forget_recovery_codes(self.tx, user_id)?;
        let mut codes = Vec::with_capacity(RECOVERY_CODES);
        for _ in 0..RECOVERY_CODES {
            let (id, code) = (self.new_id(), secret::random(8)?);
            store::add_recovery_code(self.tx, &id, user_id, &secret::kept(&code))?;
            codes.push(code);
        }
        Ok(Some(codes))
    }

    /// Takes somebody's second factor away.
    pub fn remove_second_factor(&mut self, user_id: &str) -> Result<(), NewsroomError> {
        Ok(store::forget_factor(self.tx, user_id)?)
    }
}

/// Whether `code` is a code of this person's authenticator that was not used, or an unused recovery code; it is used now.
pub(super) fn is_right(
    writer: &mut Writer<'_, '_>,
    user_id: &str,
    code: &str,
) -> Result<bool, NewsroomError> {
    let code = code.trim();
    if let Some(factor) = store::factor(writer.tx, user_id)?.filter(|factor| factor.confirmed)
        && let Some(step) = step_of(&factor.secret, code, writer.now)
        && step > factor.last_step
    {
        store::use_step(writer.tx, user_id, step)?;
        return Ok(true);
    }
    Ok(store::use_recovery_code(writer.tx, user_id, &secret::kept(code))?)
}

/// The step of which `code` is the code: this one, or the one before or after, for clocks that differ.
fn step_of(secret: &str, code: &str, now: i64) -> Option<i64> {
    let current = now / 1000 / STEP;
    [current - 1, current, current + 1].into_iter().find(|step| {
        code_of(secret, *step).is_some_and(|right| right.as_bytes().ct_eq(code.as_bytes()).into())
    })
}

/// The code that an authenticator with this secret shows at `now` (milliseconds since 1970).
pub fn code_at(secret: &str, now: i64) -> Option<String> {
    code_of(secret, now / 1000 / STEP)
}

fn code_of(secret: &str, step: i64) -> Option<String> {
    let mut mac = Hmac::<Sha1>::new_from_slice(&from_base32(secret)?).ok()?;
    mac.update(&step.to_be_bytes());
    let digest = mac.finalize().into_bytes();
    let offset = usize::from(digest.last()? & 15);
    let four: [u8; 4] = digest.get(offset..offset + 4)?.try_into().ok()?;
    Some(format!("{:06}", (u32::from_be_bytes(four) & 0x7fff_ffff) % 1_000_000))
}

const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

fn base32(bytes: &[u8]) -> String {
    let bits = bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1)).collect::<Vec<_>>();
    let digits = bits.chunks(5).map(|five| {
        five.iter().chain([&0; 5]).take(5).fold(0_usize, |digit, bit| digit << 1 | usize::from(*bit))
    });
    digits.filter_map(|digit| BASE32.get(digit)).map(|letter| char::from(*letter)).collect()
}

fn from_base32(text: &str) -> Option<Vec<u8>> {
    let digits = text.bytes().map(|letter| BASE32.iter().position(|known| *known == letter));
    let digits = digits.collect::<Option<Vec<usize>>>()?;
    let bits =
        digits.iter().flat_map(|digit| (0..5).rev().map(move |bit| digit >> bit & 1)).collect::<Vec<_>>();
    let whole = bits.chunks_exact(8);
    Some(whole.map(|eight| eight.iter().fold(0_u8, |byte, bit| byte << 1 | u8::from(*bit == 1))).collect())
}

#[cfg(test)]
mod tests {
    use super::{base32, code_at, from_base32};

    #[test]
    fn codes_are_those_of_rfc_6238() {
        let secret = base32(b"12345678901234567890");
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
            assert_eq!(code_at(&secret, seconds * 1000).as_deref(), Some(code));
        }
    }

    #[test]
    fn base32_is_read_back() {
        assert_eq!(base32(b"foobar"), "MZXW6YTBOI");
        assert_eq!(from_base32("MZXW6YTBOI").unwrap(), b"foobar");
        assert_eq!(from_base32("mzx!"), None);
    }
}
