//! Tokens that programs sign with an admin key: `Authorization: Ghost HEADER.CLAIMS.SIGNATURE`, a JSON Web Token with
//! HMAC-SHA-256 and nothing else of that standard.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use http::{HeaderMap, header};
use newsroom::AdminKey;
use serde::Deserialize;
use sha2::Sha256;

use crate::error::Refusal;

/// Bytes that a token may have.
const LONGEST: usize = 4096;

/// Seconds for which a token may be good, as Ghost 6.65.
const LIFE: i64 = 5 * 60;

/// Seconds by which clocks may differ.
const LENIENCE: i64 = 5;

/// A token as it came; nothing in it is believed yet.
pub(crate) struct Signed {
    key_id: String,
    message: String,
    signature: Vec<u8>,
    claims: Claims,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
    crit: Option<serde::de::IgnoredAny>,
}

/// Times are whole numbers: a text or a fraction is no time, and a claim that comes twice is an error.
#[derive(Deserialize)]
struct Claims {
    iat: i64,
    exp: i64,
    nbf: Option<i64>,
    aud: String,
}

/// The token of a request.
pub(crate) fn read(headers: &HeaderMap) -> Result<Signed, Refusal> {
    let mut values = headers.get_all(header::AUTHORIZATION).iter();
    let value = values.next().filter(|_| values.next().is_none()).and_then(|value| value.to_str().ok());
    let (scheme, token) =
        value.and_then(|value| value.split_once(' ')).ok_or_else(Refusal::bad_authorization)?;
    if !scheme.eq_ignore_ascii_case("Ghost") {
        return Err(Refusal::bad_authorization());
    }
    parse(token)
}

fn parse(token: &str) -> Result<Signed, Refusal> {
    let malformed = || Refusal::bad_token("jwt malformed");
    if token.len() > LONGEST {
        return Err(malformed());
    }
    let mut parts = token.split('.');
    let (Some(head), Some(claims), Some(signature), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(malformed());
    };
    let header: Header = decoded(head)?;
    if header.alg != "HS256" || header.crit.is_some() {
        return Err(Refusal::bad_token("invalid algorithm"));
    }
    Ok(Signed {
        key_id: header.kid.ok_or_else(Refusal::no_key_id)?,
        message: format!("{head}.{claims}"),
        signature: URL_SAFE_NO_PAD.decode(signature).map_err(|_| malformed())?,
        claims: decoded(claims)?,
    })
}

fn decoded<T: serde::de::DeserializeOwned>(part: &str) -> Result<T, Refusal> {
    let malformed = || Refusal::bad_token("jwt malformed");
    let bytes = URL_SAFE_NO_PAD.decode(part).map_err(|_| malformed())?;
    serde_json::from_slice(&bytes).map_err(|_| malformed())
}

impl Signed {
    /// The id of the key that it says it was signed with.
    pub(crate) fn key_id(&self) -> &str {
        &self.key_id
    }

    /// The key, if it has signed this token and the token is good at `now` (milliseconds since 1970). An unknown key costs
    /// as much as a known one.
    pub(crate) fn verify<'k>(&self, key: Option<&'k AdminKey>, now: i64) -> Result<&'k AdminKey, Refusal> {
        let admin = key.filter(|key| key.kind == "admin");
        let secret = admin.map_or("00", |key| key.secret.as_str());
        let is_signed = self.is_signed_with(secret);
        let key = admin.ok_or_else(Refusal::unknown_key)?;
        if !is_signed {
            return Err(Refusal::bad_token("invalid signature"));
        }
        self.check_claims(now / 1000)?;
        Ok(key)
    }

    /// Compared in constant time.
    fn is_signed_with(&self, secret: &str) -> bool {
        let Some(Ok(mut mac)) = from_hex(secret).map(|secret| Hmac::<Sha256>::new_from_slice(&secret)) else {
            return false;
        };
        mac.update(self.message.as_bytes());
        mac.verify_slice(&self.signature).is_ok()
    }

    fn check_claims(&self, now: i64) -> Result<(), Refusal> {
        let Claims { iat, exp, nbf, ref aud } = self.claims;
        if exp <= now {
            return Err(Refusal::bad_token("jwt expired"));
        }
        if iat > now + LENIENCE || nbf.is_some_and(|nbf| nbf > now + LENIENCE) {
            return Err(Refusal::bad_token("jwt not active"));
        }
        if iat.saturating_add(LIFE) < now || exp.saturating_sub(iat) > LIFE {
            return Err(Refusal::bad_token("maxAge exceeded"));
        }
        // Ghost's clients name the API's version before it: "/v5/admin/".
        let audience = aud.strip_suffix('/').unwrap_or(aud);
        let is_ours =
            audience.strip_suffix("admin").is_some_and(|before| before.is_empty() || before.ends_with('/'));
        if is_ours { Ok(()) } else { Err(Refusal::bad_token("jwt audience invalid")) }
    }
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits = text.chars().map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok()));
    let digits = digits.collect::<Option<Vec<u8>>>()?;
    let (pairs, rest) = digits.as_chunks::<2>();
    rest.is_empty().then(|| pairs.iter().map(|[high, low]| high << 4 | low).collect())
}
