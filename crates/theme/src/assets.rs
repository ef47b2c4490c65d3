//! The files that a theme hands to browsers, and the hashes by which they are cached for ever.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::files::Files;

/// A file's hash as Ghost 6.65 writes it into `?v=`: the first 96 bits of its SHA-256, base64url.
pub fn hash(content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    URL_SAFE_NO_PAD.encode(digest.get(..12).unwrap_or_default())
}

/// The hashes of everything under `assets/`, by the path below it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Assets {
    hashes: BTreeMap<String, String>,
    /// For what is not there: any hash that is the same as long as the theme is.
    fallback: String,
}

impl Assets {
    pub(crate) fn of(files: &Files) -> Self {
        let assets =
            files.iter().filter_map(|(path, content)| Some((path.strip_prefix("assets/")?, content)));
        let hashes: BTreeMap<_, _> = assets.map(|(path, content)| (path.to_owned(), hash(content))).collect();
        let mut all = blake3::Hasher::new();
        for hash in hashes.values() {
            all.update(hash.as_bytes());
        }
        let fallback = all.finalize().to_hex().chars().take(10).collect();
        Self { hashes, fallback }
    }

    pub(crate) fn has(&self, path: &str) -> bool {
        self.hashes.contains_key(path)
    }

    pub(crate) fn hash(&self, path: &str) -> &str {
        self.hashes.get(path).unwrap_or(&self.fallback)
    }

    pub(crate) fn fallback(&self) -> &str {
        &self.fallback
    }
}

#[cfg(test)]
mod tests {
    use super::hash;

    #[test]
    fn a_hash_is_sixteen_letters_of_base64url() {
        assert_eq!(hash(b"abc"), "ungWv48Bz-pBQUDe");
    }
}
