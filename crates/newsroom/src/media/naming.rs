//! The names of files, made of those that they had on somebody's machine.

use files::Name;

/// Letters of a name before its ending.
const LONGEST: usize = 120;

/// A name in two parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wished {
    pub(super) stem: String,
    /// Without its dot, in small letters.
    pub(super) ending: String,
}

/// The name that a file is given as: without folders, and of Ghost's characters alone.
pub(super) fn wished(given: &str) -> Wished {
    let name = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && is_ending(ending) => (stem, ending),
        _ => (name, ""),
    };
    let plain = |letter: char| if is_plain(letter) { letter } else { '-' };
    let stem: String = stem.chars().map(plain).take(LONGEST).collect();
    let stem = stem.trim_start_matches('.');
    // Ghost keeps the originals of its pictures under such names.
    let stem = stem.strip_suffix("_o").unwrap_or(stem);
    let stem = if stem.is_empty() { "file" } else { stem };
    Wished { stem: stem.to_owned(), ending: ending.to_ascii_lowercase() }
}

fn is_plain(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '_' | '@' | '.' | '-')
}

fn is_ending(ending: &str) -> bool {
    let is_number = ending.bytes().all(|byte| byte.is_ascii_digit());
    !is_number && ending.len() <= 16 && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

impl Wished {
    /// The first, second… name that the file may have in a folder.
    pub(super) fn name(&self, folder: &str, number: u32) -> Option<Name> {
        let Wished { stem, ending } = self;
        let number = if number == 0 { String::new() } else { format!("-{number}") };
        let ending = if ending.is_empty() { String::new() } else { format!(".{ending}") };
        Name::new(&format!("{folder}/{stem}{number}{ending}")).ok()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Wished, wished};

    #[test]
    fn names_are_made_plain() {
        for (given, stem, ending) in [
            ("Harbour at dawn.JPG", "Harbour-at-dawn", "jpg"),
            ("../../etc/passwd", "passwd", ""),
            ("C:\\me\\IMG_0001.jpeg", "IMG_0001", "jpeg"),
            ("город.zip", "-----", "zip"),
            ("photo_o.png", "photo", "png"),
            (".htaccess", "htaccess", ""),
            ("a.b.tar.gz", "a.b.tar", "gz"),
            ("notes.342", "notes.342", ""),
            ("x\r\nSet-Cookie: a.png", "x--Set-Cookie--a", "png"),
            ("", "file", ""),
            ("a\u{202e}gpj.png", "a-gpj", "png"),
        ] {
            assert_eq!(
                wished(given),
                Wished { stem: stem.to_owned(), ending: ending.to_owned() },
                "{given:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn every_name_can_be_given(given in ".{0,300}", number in 0_u32..100) {
            prop_assert!(wished(&given).name("images/2026/11", number).is_some());
        }
    }
}
