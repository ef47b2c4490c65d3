//! A file that comes in pieces and gets its name when it is whole.

use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use crate::root::{drafted, readable, sync_folder};
use crate::{FileError, Name, Root};

/// A file that comes in pieces; dropped without a name, it is gone.
#[derive(Debug)]
pub struct Draft {
    file: NamedTempFile,
    written: u64,
    limit: u64,
}

impl Root {
    /// Begins a file of at most `limit` bytes.
    pub fn draft(&self, limit: u64) -> Result<Draft, FileError> {
        let failed = |source| FileError::System { path: self.folder().to_owned(), source };
        std::fs::create_dir_all(self.folder()).map_err(failed)?;
        let file = tempfile::Builder::new().prefix(".draft-").tempfile_in(self.folder()).map_err(failed)?;
        Ok(Draft { file, written: 0, limit })
    }

    /// Gives a draft of this root its name, replacing what was there; when this returns it is on the disk.
    pub fn keep(&self, draft: Draft, name: &Name) -> Result<u64, FileError> {
        let (path, folder) = self.place(name)?;
        let failed = |source| FileError::System { path: path.clone(), source };
        readable(draft.file.as_file(), self.mode()).map_err(failed)?;
        draft.file.as_file().sync_all().map_err(failed)?;
        draft.file.persist(&path).map_err(|error| failed(error.error))?;
        sync_folder(&folder).map_err(failed)?;
        Ok(draft.written)
    }

    /// Writes `content` as `name` if nothing has that name, at most `limit` bytes; none where something has. Of two who
    /// write under one name at the same time, one does.
    pub fn write_new(
        &self,
        name: &Name,
        content: &mut dyn Read,
        limit: u64,
    ) -> Result<Option<u64>, FileError> {
        let (path, folder) = self.place(name)?;
        let failed = |source| FileError::System { path: path.clone(), source };
        let (draft, written) = drafted(&path, &folder, content, limit, self.mode())?;
        match draft.persist_noclobber(&path) {
            Ok(_) => {}
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => return Ok(None),
            Err(error) => return Err(failed(error.error)),
        }
        sync_folder(&folder).map_err(failed)?;
        Ok(Some(written))
    }
}

impl Draft {
    /// Writes a piece.
    pub fn write(&mut self, piece: &[u8]) -> Result<(), FileError> {
        self.written += piece.len() as u64;
        if self.written > self.limit {
            return Err(FileError::TooLarge { path: self.path().to_owned(), limit: self.limit });
        }
        self.file.write_all(piece).map_err(|source| self.failed(source))
    }

    /// Writes all that can be read.
    pub fn copy(&mut self, content: &mut dyn Read) -> Result<(), FileError> {
        let left = self.limit.saturating_sub(self.written);
        let copied = io::copy(&mut content.take(left.saturating_add(1)), &mut self.file);
        self.written += copied.map_err(|source| self.failed(source))?;
        if self.written > self.limit {
            return Err(FileError::TooLarge { path: self.path().to_owned(), limit: self.limit });
        }
        Ok(())
    }

    /// How many bytes it has.
    pub fn length(&self) -> u64 {
        self.written
    }

    /// What was written, from its beginning.
    pub fn read(&self) -> Result<File, FileError> {
        let mut file = self.file.reopen().map_err(|source| self.failed(source))?;
        file.rewind().map_err(|source| self.failed(source))?;
        Ok(file)
    }

    fn path(&self) -> &Path {
        self.file.path()
    }

    fn failed(&self, source: io::Error) -> FileError {
        FileError::System { path: self.path().to_owned(), source }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use crate::{FileError, Name, Root};

    #[test]
    fn a_draft_becomes_a_file_or_leaves_no_trace() {
        let folder = tempfile::tempdir().unwrap();
        let root = Root::new(folder.path().join("vault"));
        let mut draft = root.draft(8).unwrap();
        draft.write(b"one ").unwrap();
        draft.write(b"two").unwrap();
        let mut text = String::new();
        draft.read().unwrap().read_to_string(&mut text).unwrap();
        assert_eq!((text.as_str(), draft.length()), ("one two", 7));
        let name = Name::new("images/2026/a.jpg").unwrap();
        assert_eq!(root.keep(draft, &name).unwrap(), 7);
        let mut draft = root.draft(4).unwrap();
        assert!(matches!(draft.write(b"too long"), Err(FileError::TooLarge { .. })));
        drop(draft);
        assert_eq!(
            std::fs::read_dir(folder.path().join("vault")).unwrap().count(),
            1,
            "no draft stays behind"
        );
        assert!(root.open(&name).is_some());
    }

    #[test]
    fn a_name_is_given_once() {
        let folder = tempfile::tempdir().unwrap();
        let root = Root::new(folder.path());
        let name = Name::new("a.jpg").unwrap();
        let given: usize = std::thread::scope(|scope| {
            let write = || usize::from(root.write_new(&name, &mut &b"x"[..], 10).unwrap().is_some());
            let writing: Vec<_> = (0..8).map(|_| scope.spawn(write)).collect();
            writing.into_iter().map(|writing| writing.join().unwrap()).sum()
        });
        assert_eq!(given, 1);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no draft stays behind");
    }
}
