//! A site behind a password: who is let in, and for how long.
//!
//! As in Ghost 6.65, readers who do not know the password are led to `/private/`, feeds are read through an address that
//! holds the site's public hash, and the Content API stays open to those who have a key. Unlike there, the mark that
//! lets a reader in is signed and comes to an end, and it ends with the password.

mod guesses;
mod pass;

pub(crate) use guesses::Guesses;
pub(crate) use pass::issue;

use newsroom::Reader;

use crate::answer::{Answer, Keep};
use crate::asked::Asked;
use crate::{Refusal, Site};

/// How a request is met at the door.
pub(crate) enum Met {
    /// It is let in; to a private site, its answer is its own.
    Admitted { is_private: bool },
    /// It is led elsewhere.
    Turned(Answer),
}

/// Lets a request in that carries a pass or asks for a feed by its secret address; leads all others to the door.
pub(crate) fn meet(site: &Site, reader: &Reader<'_, '_>, asked: &mut Asked) -> Result<Met, Refusal> {
    if let Some(hash) = reader.setting("public_hash") {
        if asked.path.ends_with(&format!("/{hash}/rss")) {
            return Ok(Met::Turned(site.moved(&format!("{}/", asked.path), asked.query())));
        }
        if let Some(above) = asked.path.strip_suffix(&format!("/{hash}/rss/")) {
            asked.path = format!("{above}/rss/");
            asked.feed_key = format!("{hash}/");
            return Ok(Met::Admitted { is_private: true });
        }
    }
    if !pass::is_good(reader, asked, site.now()) {
        let place: String = url::form_urlencoded::byte_serialize(asked.target().as_bytes()).collect();
        let door = format!("{}/private/?r={place}", site.newsroom().address().path());
        return Ok(Met::Turned(Answer::found(&door).kept(Keep::Private)));
    }
    // As Ghost 6.65: whoever is let in has no use for feeds.
    if asked.path.ends_with("/rss/") {
        Err(Refusal::NotFound)
    } else {
        Ok(Met::Admitted { is_private: true })
    }
}

/// Whether the request has been let in before.
pub(crate) fn is_admitted(site: &Site, reader: &Reader<'_, '_>, asked: &Asked) -> bool {
    pass::is_good(reader, asked, site.now())
}

/// Whether this is the password; without one nobody gets in.
pub(crate) fn is_password(reader: &Reader<'_, '_>, given: &str) -> bool {
    let Some(password) = reader.setting("password").filter(|password| !password.trim().is_empty()) else {
        return false;
    };
    // Hashes compare in a time that says nothing of what was right.
    blake3::hash(password.as_bytes()) == blake3::hash(given.as_bytes())
}
