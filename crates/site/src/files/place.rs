//! From a path in a request to a file on disk that may be shown.

use std::path::{Path, PathBuf};

/// The file under `root` that the rest of a request's path names; none where the path would leave the folder, names
/// something hidden or a link out of it, or there is no such file.
pub(crate) fn find(root: &Path, asked: &str) -> Option<PathBuf> {
    let name = relative(asked)?;
    let root = root.canonicalize().ok()?;
    let file = root.join(name).canonicalize().ok()?;
    (file.starts_with(&root) && file.is_file()).then_some(file)
}

/// The path decoded, if it can only lead downwards.
pub(crate) fn relative(asked: &str) -> Option<PathBuf> {
    let decoded = percent_encoding::percent_decode_str(asked).decode_utf8().ok()?;
    let mut name = PathBuf::new();
    for part in decoded.split('/').filter(|part| !part.is_empty()) {
        let strange = part.starts_with('.') || part.contains(['\\', '\0', ':']);
        if strange {
            return None;
        }
        name.push(part);
    }
    (!name.as_os_str().is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn no_path_leads_out_of_the_folder() {
        for path in [
            "../a", "a/../b", "%2e%2e/a", "..%2fa", "a%00.jpg", ".env", "a/.git/b", "c:%5ca", "a\\b", "", "/",
        ] {
            assert_eq!(relative(path), None, "{path}");
        }
        assert_eq!(relative("2024/01/%D0%B0.jpg"), Some("2024/01/а.jpg".into()));
    }

    #[test]
    fn a_link_out_of_the_folder_is_not_followed() {
        let root = tempfile::tempdir().unwrap();
        let outside = tempfile::NamedTempFile::new().unwrap();
        std::os::unix::fs::symlink(outside.path(), root.path().join("link.jpg")).unwrap();
        std::fs::write(root.path().join("picture.jpg"), "x").unwrap();
        assert_eq!(find(root.path(), "link.jpg"), None);
        assert!(find(root.path(), "picture.jpg").is_some());
        assert_eq!(find(root.path(), "no.jpg"), None);
    }

    proptest! {
        #[test]
        fn whatever_is_asked_for_stays_below_the_root(asked in "[./\\\\a%2eF0:]{0,30}") {
            if let Some(path) = relative(&asked) {
                let downwards = path.components().all(|part| matches!(part, std::path::Component::Normal(_)));
                prop_assert!(downwards);
            }
        }
    }
}
