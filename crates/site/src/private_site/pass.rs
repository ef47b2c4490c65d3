//! The mark that lets a reader in: when it ends, and a code that only this site with this password can make.

use http::HeaderValue;
use newsroom::Reader;

use crate::Site;
use crate::asked::Asked;

/// The cookie's name.
const NAME: &str = "courant-private";
/// How long it is good, in seconds: Ghost's thirty days.
const LIFETIME: i64 = 30 * 24 * 60 * 60;

/// The cookie for a reader who knew the password.
pub(crate) fn issue(site: &Site, reader: &Reader<'_, '_>) -> Option<HeaderValue> {
    let until = site.now() / 1000 + LIFETIME;
    let code = code(reader, until)?.to_hex();
    let secure = if site.address().starts_with("https:") { "; Secure" } else { "" };
    let path = format!("{}/", site.newsroom().address().path());
    let cookie =
        format!("{NAME}={until}.{code}; Path={path}; Max-Age={LIFETIME}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::try_from(cookie).ok()
}

/// Whether the request carries a mark that is ours and has not ended at `now` (milliseconds since 1970).
pub(super) fn is_good(reader: &Reader<'_, '_>, asked: &Asked, now: i64) -> bool {
    asked.cookies(NAME).any(|value| {
        let Some((until, given)) = value.split_once('.') else { return false };
        let (Ok(until), Ok(given)) = (until.parse::<i64>(), blake3::Hash::from_hex(given)) else {
            return false;
        };
        let fits = code(reader, until).is_some_and(|code| code == given);
        fits && until > now / 1000 && until <= now / 1000 + LIFETIME
    })
}

/// The code of a mark that ends at `until`; none on a site without a password.
fn code(reader: &Reader<'_, '_>, until: i64) -> Option<blake3::Hash> {
    let password = reader.setting("password").filter(|password| !password.trim().is_empty())?;
    let secret = reader.setting("theme_session_secret").unwrap_or_default();
    let mut key = blake3::Hasher::new_derive_key("Courant 2026: the pass to a private site");
    key.update(&(secret.len() as u64).to_le_bytes()).update(secret.as_bytes()).update(password.as_bytes());
    Some(blake3::keyed_hash(key.finalize().as_bytes(), &until.to_le_bytes()))
}
