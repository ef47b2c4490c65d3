//! How large the site's own pictures are, read from their first bytes and remembered.

use std::collections::HashMap;
use std::io::BufReader;
use std::sync::{PoisonError, RwLock};

use files::{Name, Root};
use newsroom::Address;
use theme::ImageSize;

/// Sizes that are remembered; beyond it all are forgotten and read anew.
const REMEMBERED: usize = 100_000;

/// The sizes of the pictures below the site's `/content/`.
pub(crate) struct PictureSizes {
    content: Root,
    known: RwLock<HashMap<String, Option<ImageSize>>>,
}

impl PictureSizes {
    pub(crate) fn new(content: Root) -> Self {
        Self { content, known: RwLock::default() }
    }

    /// The size of the picture at `url`; none of another site's, and of none that is no picture.
    pub(crate) fn of(&self, url: &str, address: &Address) -> Option<ImageSize> {
        let path = address.own_path(url)?.strip_prefix("/content/")?;
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner).get(path).copied();
        known.unwrap_or_else(|| {
            let size = self.measured(path);
            let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
            if known.len() >= REMEMBERED {
                known.clear();
            }
            known.insert(path.to_owned(), size);
            size
        })
    }

    fn measured(&self, path: &str) -> Option<ImageSize> {
        let name = percent_encoding::percent_decode_str(path).decode_utf8().ok()?;
        let file = self.content.open(&Name::new(&name).ok()?)?;
        let size = imagesize::reader_size(BufReader::new(file)).ok()?;
        Some(ImageSize { width: u32::try_from(size.width).ok()?, height: u32::try_from(size.height).ok()? })
    }
}

#[cfg(test)]
mod tests {
    use files::{Name, Root};
    use newsroom::Address;
    use theme::ImageSize;

    use super::PictureSizes;

    /// The first bytes of a GIF of 3 by 2 pixels.
    const GIF: &[u8] = b"GIF89a\x03\x00\x02\x00\x80\x00\x00";

    #[test]
    fn only_the_sites_own_pictures_have_a_size() {
        let folder = tempfile::tempdir().unwrap();
        let content = Root::new(folder.path());
        content.write(&Name::new("images/a b.gif").unwrap(), &mut &GIF[..], 100).unwrap();
        content.write(&Name::new("images/text.gif").unwrap(), &mut &b"no picture"[..], 100).unwrap();
        let address = Address::new("https://news.example").unwrap();
        let sizes = PictureSizes::new(content);
        let size = |url| sizes.of(url, &address);
        for _ in 0..2 {
            let found = size("https://news.example/content/images/a%20b.gif");
            assert_eq!(found, Some(ImageSize { width: 3, height: 2 }));
        }
        assert_eq!(size("/content/images/text.gif"), None);
        assert_eq!(size("https://other.example/content/images/a%20b.gif"), None);
        assert_eq!(size("/content/../courant.db"), None);
    }
}
