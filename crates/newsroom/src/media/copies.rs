//! The copies of a picture in other sizes and formats, which are made when a reader asks for one.

use std::path::Path;

use files::{FileError, Name, Root};

/// The folder of copies below the pictures.
const COPIES: &str = "size";

/// A copy of a picture: `size/w600h400/format/webp/2026/11/a.jpg` in Ghost's addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Copy<'a> {
    /// How large: `w600`, `h400` or `w600h400`.
    pub size: &'a str,
    /// Made into which format; none leaves it as it is.
    pub format: Option<&'a str>,
    /// The picture, below the folder of pictures.
    pub picture: &'a str,
}

impl<'a> Copy<'a> {
    /// What a path below the folder of pictures names, if it names a copy.
    pub fn named(path: &'a str) -> Option<Copy<'a>> {
        let (size, rest) = path.strip_prefix("size/")?.split_once('/')?;
        let formatted = rest.strip_prefix("format/").and_then(|rest| rest.split_once('/'));
        let (format, picture) = match formatted {
            Some((format, picture)) => (Some(format), picture),
            None => (None, rest),
        };
        let is_one = !size.is_empty() && !picture.is_empty() && !picture.starts_with("size/");
        is_one.then_some(Copy { size, format, picture })
    }

    /// Its path below the folder of pictures.
    pub fn path(&self) -> String {
        match self.format {
            Some(format) => format!("{COPIES}/{}/format/{format}/{}", self.size, self.picture),
            None => format!("{COPIES}/{}/{}", self.size, self.picture),
        }
    }
}

/// The names that copies of a picture may have, of those sizes and formats of which there are any.
pub fn copies_of(content: &Root, picture: &str) -> Vec<Name> {
    let all = content.folder().join("images").join(COPIES);
    let mut names = Vec::new();
    for size in folders(&all) {
        let formats = folders(&all.join(&size).join("format"));
        let formats = formats.iter().map(|format| Some(format.as_str()));
        for format in std::iter::once(None).chain(formats) {
            let path = Copy { size: &size, format, picture }.path();
            names.extend(Name::new(&format!("images/{path}")));
        }
    }
    names
}

/// Whether this folder below `content/` holds copies.
pub(super) fn is_folder(path: &str) -> bool {
    path == "images/size"
}

/// Removes every copy of a picture.
pub(super) fn remove(content: &Root, picture: &str) -> Result<(), FileError> {
    copies_of(content, picture).iter().try_for_each(|name| content.remove(name).map(drop))
}

fn folders(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let entries = entries.flatten().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    entries.filter_map(|entry| entry.file_name().into_string().ok()).collect()
}

#[cfg(test)]
mod tests {
    use files::{Name, Root};

    use super::{Copy, remove};

    #[test]
    fn a_path_names_a_copy_or_a_picture() {
        for (path, size, format, picture) in [
            ("size/w600/2024/01/a.jpg", "w600", None, "2024/01/a.jpg"),
            ("size/w600h400/format/webp/2024/01/a.jpg", "w600h400", Some("webp"), "2024/01/a.jpg"),
        ] {
            let copy = Copy::named(path).unwrap();
            assert_eq!(copy, Copy { size, format, picture });
            assert_eq!(copy.path(), path);
        }
        for path in ["2024/01/a.jpg", "size/a.jpg", "size/w600/", "size//a.jpg", "size/w1/size/w2/a.jpg"] {
            assert_eq!(Copy::named(path), None, "{path}");
        }
    }

    #[test]
    fn with_a_picture_go_all_of_its_copies_and_no_others() {
        let folder = tempfile::tempdir().unwrap();
        let content = Root::new(folder.path());
        let name = |path: &str| Name::new(&format!("images/{path}")).unwrap();
        let (gone, kept) = (
            ["size/w600/a.jpg", "size/w1/format/webp/a.jpg", "size/h9/format/png/a.jpg"],
            ["size/w600/b.jpg", "a.jpg"],
        );
        for path in gone.iter().chain(&kept) {
            content.write(&name(path), &mut &b"x"[..], 9).unwrap();
        }
        remove(&content, "a.jpg").unwrap();
        assert!(gone.iter().all(|path| content.open(&name(path)).is_none()));
        assert!(kept.iter().all(|path| content.open(&name(path)).is_some()));
    }
}
