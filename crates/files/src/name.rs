//! A file's name below a root, checked once and safe from then on.

use std::fmt;
use std::path::{Path, PathBuf};

/// Bytes that one part of a name may have, as file systems have it.
const LONGEST_PART: usize = 255;

/// A relative path of plain parts: no `..`, no root, no backslash, no hidden or control characters in front.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(String);

/// Why a text is no name of a file below a root.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// It is empty or ends in nothing.
    #[error("the name is empty")]
    Empty,
    /// A part is `..`, `.`, hidden, too long or holds a character that no file of ours has.
    #[error("{0:?} can't be a part of a file's name")]
    Part(String),
}

impl Name {
    /// Checks `text`, whose parts are divided by `/`.
    pub fn new(text: &str) -> Result<Self, NameError> {
        if text.is_empty() {
            return Err(NameError::Empty);
        }
        match text.split('/').find(|part| !is_plain(part)) {
            Some(part) => Err(NameError::Part(part.to_owned())),
            None => Ok(Name(text.to_owned())),
        }
    }

    /// The name with `/` between its parts.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Where the file is below `root`.
    pub(crate) fn below(&self, root: &Path) -> PathBuf {
        root.join(&self.0)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

fn is_plain(part: &str) -> bool {
    let forbidden =
        |letter: char| letter.is_control() || matches!(letter, '\\' | ':' | '\u{202a}'..='\u{202e}');
    !part.is_empty() && part.len() <= LONGEST_PART && !part.starts_with('.') && !part.contains(forbidden)
}

#[cfg(test)]
mod tests {
    use std::path::{Component, Path};

    use proptest::prelude::*;

    use super::Name;

    #[test]
    fn names_of_pictures_are_names() {
        for name in ["2026/11/harbour.jpg", "фото/порт.webp", "a b/c'd.png"] {
            assert!(Name::new(name).is_ok(), "{name}");
        }
    }

    #[test]
    fn a_name_that_leads_out_is_refused() {
        for name in ["", "/etc/passwd", "../x", "a/../../x", "a//b", ".env", "a\\..\\b", "c:/x", "a/\0", "x/"]
        {
            assert!(Name::new(name).is_err(), "{name:?}");
        }
    }

    proptest! {
        #[test]
        fn every_name_stays_below_its_root(text in ".{0,40}") {
            if let Ok(name) = Name::new(&text) {
                let path = name.below(Path::new("/root"));
                prop_assert!(path.starts_with("/root"));
                prop_assert!(path.components().all(|part| matches!(part, Component::RootDir | Component::Normal(_))));
            }
        }
    }
}
