//! A folder that is replaced as a whole, such as a theme's.

use std::fs;
use std::io;
use std::path::Path;

use crate::root::sync_folder;
use crate::{FileError, Name, Root};

/// Bytes that one file of such a folder may have.
const LARGEST: u64 = 64 << 20;

impl Root {
    /// Puts `files` into the folder `name` in place of whatever was there, all of them or none.
    ///
    /// They are written beside it and put in place by a rename; a crash leaves the older folder or the newer one.
    pub fn replace_folder<'f>(
        &self,
        name: &Name,
        files: impl IntoIterator<Item = (Name, &'f [u8])>,
    ) -> Result<(), FileError> {
        let beside =
            |ending: &str| self.folder().join(format!(".{}.{ending}", name.as_str().replace('/', "-")));
        let (new, old, place) = (beside("new"), beside("old"), name.below(self.folder()));
        remove(&new)?;
        remove(&old)?;
        let draft = Root::new(&new);
        for (file, mut content) in files {
            draft.write(&file, &mut content, LARGEST)?;
        }
        if place.exists() {
            rename(&place, &old)?;
        }
        rename(&new, &place)?;
        sync_folder(self.folder()).map_err(|source| failed(self.folder(), source))?;
        remove(&old)
    }
}

fn rename(from: &Path, to: &Path) -> Result<(), FileError> {
    fs::rename(from, to).map_err(|source| failed(to, source))
}

fn remove(folder: &Path) -> Result<(), FileError> {
    match fs::remove_dir_all(folder) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => Err(failed(folder, source)),
        _ => Ok(()),
    }
}

fn failed(path: &Path, source: io::Error) -> FileError {
    FileError::System { path: path.to_owned(), source }
}

#[cfg(test)]
mod tests {
    use crate::{Name, Root};

    #[test]
    fn a_folder_is_replaced_with_all_that_was_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let root = Root::new(folder.path());
        let (theme, name) = (Name::new("theme").unwrap(), |name: &str| Name::new(name).unwrap());
        root.replace_folder(&theme, [(name("index.hbs"), &b"one"[..]), (name("assets/gone.css"), b"")])
            .unwrap();
        root.replace_folder(&theme, [(name("index.hbs"), &b"two"[..])]).unwrap();
        assert_eq!(std::fs::read(folder.path().join("theme/index.hbs")).unwrap(), b"two");
        assert!(!folder.path().join("theme/assets").exists());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing stays beside it");
    }
}
