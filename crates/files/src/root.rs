//! A folder that files are written below.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::Name;

/// A folder that files are written below, and nowhere else.
#[derive(Debug, Clone)]
pub struct Root {
    folder: PathBuf,
    /// Who may read what is written.
    mode: u32,
}

/// Why a file was not written or read.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The file is larger than its kind may be.
    #[error("{path} is larger than {limit} bytes")]
    TooLarge {
        /// The file that was to be.
        path: PathBuf,
        /// The most bytes that it may have.
        limit: u64,
    },
    /// A folder on the way is a link, which could lead anywhere.
    #[error("{0} is a link, and files are not written through links")]
    Link(PathBuf),
    /// The system refused.
    #[error("{path} can't be written or read")]
    System {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
}

impl Root {
    /// A root at `folder`, which is made when the first file is written.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Root { folder: folder.into(), mode: 0o644 }
    }

    /// The same, whose files nobody but this program's user reads.
    pub fn private(folder: impl Into<PathBuf>) -> Self {
        Root { folder: folder.into(), mode: 0o600 }
    }

    /// Who may read what is written.
    pub(crate) fn mode(&self) -> u32 {
        self.mode
    }

    /// The root's own folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes `content` as `name`, replacing what was there; at most `limit` bytes.
    ///
    /// When this returns the file is on the disk under its name; before, nothing under that name has changed.
    pub fn write(&self, name: &Name, content: &mut dyn Read, limit: u64) -> Result<u64, FileError> {
        let (path, folder) = self.place(name)?;
        let failed = |source| FileError::System { path: path.clone(), source };
        let (draft, written) = drafted(&path, &folder, content, limit, self.mode)?;
        draft.persist(&path).map_err(|error| failed(error.error))?;
        sync_folder(&folder).map_err(failed)?;
        Ok(written)
    }

    /// Where the file `name` goes, and its folder, which is there by then.
    pub(crate) fn place(&self, name: &Name) -> Result<(PathBuf, PathBuf), FileError> {
        let path = name.below(&self.folder);
        let folder = self.folder_for(&path)?;
        Ok((path, folder))
    }

    /// Opens the file `name`, or `None` where there is none or it is no plain file inside the root.
    pub fn open(&self, name: &Name) -> Option<File> {
        let path = name.below(&self.folder);
        let inside = path.canonicalize().ok()?.starts_with(self.folder.canonicalize().ok()?);
        (inside && path.is_file()).then(|| File::open(path).ok()).flatten()
    }

    /// Removes the file `name`; whether there was one.
    pub fn remove(&self, name: &Name) -> Result<bool, FileError> {
        let path = name.below(&self.folder);
        match fs::remove_file(&path) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(source) => Err(FileError::System { path, source }),
        }
    }

    /// Makes the folders on the way to `path`, none of which may be a link.
    fn folder_for(&self, path: &Path) -> Result<PathBuf, FileError> {
        let folder = path.parent().unwrap_or(&self.folder).to_owned();
        fs::create_dir_all(&folder).map_err(|source| FileError::System { path: folder.clone(), source })?;
        let mut on_the_way = folder.as_path();
        while on_the_way != self.folder && on_the_way.starts_with(&self.folder) {
            if on_the_way.is_symlink() {
                return Err(FileError::Link(on_the_way.to_owned()));
            }
            on_the_way = on_the_way.parent().unwrap_or(&self.folder);
        }
        Ok(folder)
    }
}

/// A file without a name, whole and on the disk, in the folder where it will get its name.
pub(crate) fn drafted(
    path: &Path,
    folder: &Path,
    content: &mut dyn Read,
    limit: u64,
    mode: u32,
) -> Result<(NamedTempFile, u64), FileError> {
    let failed = |source| FileError::System { path: path.to_owned(), source };
    let mut draft = tempfile::Builder::new().prefix(".draft-").tempfile_in(folder).map_err(failed)?;
    let written = io::copy(&mut content.take(limit + 1), draft.as_file_mut()).map_err(failed)?;
    if written > limit {
        return Err(FileError::TooLarge { path: path.to_owned(), limit });
    }
    readable(draft.as_file(), mode).map_err(failed)?;
    draft.as_file().sync_all().map_err(failed)?;
    Ok((draft, written))
}

/// Temporary files are private; what is put out mostly is not.
pub(crate) fn readable(file: &File, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(mode))
}

/// A rename is on the disk when its folder is.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::{FileError, Root};
    use crate::Name;

    #[test]
    fn a_file_is_whole_or_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let root = Root::new(folder.path().join("content"));
        let name = Name::new("images/2026/a.jpg").unwrap();
        assert_eq!(root.write(&name, &mut &b"first"[..], 10).unwrap(), 5);
        let refused = root.write(&name, &mut &b"too long for its limit"[..], 10).unwrap_err();
        assert!(matches!(refused, FileError::TooLarge { .. }));
        let mut text = String::new();
        root.open(&name).unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "first");
        let left = std::fs::read_dir(folder.path().join("content/images/2026")).unwrap().count();
        assert_eq!(left, 1, "no draft stays behind");
    }

    #[test]
    fn nothing_is_written_through_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (inside, outside) = (folder.path().join("content"), folder.path().join("outside"));
        std::fs::create_dir_all(&inside).unwrap();
        std::fs::create_dir_all(&outside).unwrap();
        std::os::unix::fs::symlink(&outside, inside.join("images")).unwrap();
        let root = Root::new(&inside);
        let name = Name::new("images/a.jpg").unwrap();
        assert!(matches!(root.write(&name, &mut &b"x"[..], 10), Err(FileError::Link(_))));
        std::fs::write(outside.join("a.jpg"), "secret").unwrap();
        assert!(root.open(&name).is_none());
    }

    #[test]
    fn removing_says_whether_there_was_something() {
        let folder = tempfile::tempdir().unwrap();
        let root = Root::new(folder.path());
        let name = Name::new("a.txt").unwrap();
        assert!(!root.remove(&name).unwrap());
        root.write(&name, &mut &b"x"[..], 10).unwrap();
        assert!(root.remove(&name).unwrap());
    }
}
