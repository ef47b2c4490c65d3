//! Entity tags: what a client has already, it is not sent again.

use super::encoding::Encoding;

/// The tag of some bytes before they are packed. Each way of packing them has a tag of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EntityTag(String);

impl EntityTag {
    /// The tag of these bytes.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let hash = blake3::hash(bytes).to_hex();
        Self(hash.get(..24).unwrap_or_default().to_owned())
    }

    /// The value of `ETag` for the bytes packed in this way.
    pub(crate) fn header(&self, encoding: Encoding) -> String {
        match encoding.name() {
            None => format!("\"{}\"", self.0),
            Some(name) => format!("\"{}-{name}\"", self.0),
        }
    }

    /// Whether an `If-None-Match` header names these bytes, packed in whichever way.
    pub(crate) fn is_known(&self, if_none_match: &str) -> bool {
        if_none_match.split(',').map(str::trim).any(|known| {
            let known = known.strip_prefix("W/").unwrap_or(known).trim_matches('"');
            known == "*"
                || known
                    .strip_prefix(self.0.as_str())
                    .is_some_and(|rest| ["", "-br", "-gzip"].contains(&rest))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_known_again_however_it_was_packed() {
        let tag = EntityTag::of(b"a page");
        assert!(tag.is_known(&tag.header(Encoding::Brotli)));
        assert!(tag.is_known(&format!("\"other\", W/{}", tag.header(Encoding::Identity))));
        assert!(tag.is_known("*"));
        assert!(!tag.is_known(&EntityTag::of(b"another page").header(Encoding::Brotli)));
        assert!(!tag.is_known(""));
    }
}
