//! A theme's files, read into memory within bounds.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::error::ThemeError;

/// More files than this and it is no theme.
pub(crate) const MOST_FILES: usize = 10_000;
/// More bytes than this in one file and it is refused.
pub(crate) const MOST_BYTES_IN_A_FILE: u64 = 32 * 1024 * 1024;
/// More bytes than this in all and it is refused.
pub(crate) const MOST_BYTES: u64 = 128 * 1024 * 1024;
/// Deeper folders than this and it is refused.
const DEEPEST: usize = 16;
/// What stands in a theme's folder while it is being made, and is not the theme.
const NOT_THE_THEME: [&str; 2] = ["node_modules", "bower_components"];

/// A theme's files by their path within the theme, parts joined by `/`.
#[derive(Clone, Debug, Default)]
pub struct Files {
    files: BTreeMap<String, Vec<u8>>,
    bytes: u64,
}

impl Files {
    /// Reads every file of a folder; a symbolic link is refused, hidden files are left out.
    pub fn from_dir(dir: &Path) -> Result<Self, ThemeError> {
        let mut files = Self::default();
        let mut folders = vec![(dir.to_path_buf(), String::new(), 0)];
        while let Some((folder, prefix, depth)) = folders.pop() {
            for entry in fs::read_dir(&folder).map_err(|error| unreadable(&folder, error))? {
                let entry = entry.map_err(|error| unreadable(&folder, error))?;
                let path = entry.path();
                let Some(name) = entry.file_name().to_str().map(str::to_owned) else {
                    return Err(ThemeError::Name { file: path.display().to_string() });
                };
                if name.starts_with('.') || NOT_THE_THEME.contains(&name.as_str()) {
                    continue;
                }
                let kind = fs::symlink_metadata(&path).map_err(|error| unreadable(&path, error))?;
                let within = format!("{prefix}{name}");
                if kind.is_symlink() {
                    return Err(ThemeError::Link { file: within });
                }
                if kind.is_dir() {
                    if depth == DEEPEST {
                        return Err(ThemeError::TooDeep { file: within });
                    }
                    folders.push((path, format!("{within}/"), depth + 1));
                } else if kind.is_file() {
                    files.room_for(&within, kind.len())?;
                    let content = fs::read(&path).map_err(|error| unreadable(&path, error))?;
                    files.insert(within, content)?;
                }
            }
        }
        Ok(files)
    }

    /// Adds a file, or replaces one.
    pub fn insert(&mut self, path: impl Into<String>, content: impl Into<Vec<u8>>) -> Result<(), ThemeError> {
        let (path, content) = (path.into(), content.into());
        self.room_for(&path, content.len() as u64)?;
        self.bytes += content.len() as u64;
        self.files.insert(path, content);
        Ok(())
    }

    /// Refuses a file that would make the theme too large.
    pub(crate) fn room_for(&self, path: &str, bytes: u64) -> Result<(), ThemeError> {
        if self.files.len() >= MOST_FILES {
            return Err(ThemeError::TooManyFiles { most: MOST_FILES });
        }
        if bytes > MOST_BYTES_IN_A_FILE || self.bytes.saturating_add(bytes) > MOST_BYTES {
            return Err(ThemeError::TooLarge { file: path.to_owned() });
        }
        Ok(())
    }

    /// A file's content.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// Every file, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, content)| (path.as_str(), content.as_slice()))
    }

    /// The files of one folder, its path ending with a slash.
    pub(crate) fn within(self, folder: &str) -> Self {
        let inside =
            |(path, content): (String, Vec<u8>)| Some((path.strip_prefix(folder)?.to_owned(), content));
        Self { bytes: self.bytes, files: self.files.into_iter().filter_map(inside).collect() }
    }

    /// A file's content as text. The byte order mark of a template is part of what it writes, as in Ghost.
    pub(crate) fn text(&self, path: &str) -> Result<Option<&str>, ThemeError> {
        let Some(content) = self.get(path) else { return Ok(None) };
        match std::str::from_utf8(content) {
            Ok(text) if path.strip_suffix(".hbs").is_some() => Ok(Some(text)),
            Ok(text) => Ok(Some(text.strip_prefix('\u{feff}').unwrap_or(text))),
            Err(_) => Err(ThemeError::NotText { file: path.to_owned() }),
        }
    }
}

fn unreadable(path: &Path, source: std::io::Error) -> ThemeError {
    ThemeError::Unreadable { file: PathBuf::from(path), source }
}

#[cfg(test)]
mod tests {
    use super::Files;
    use crate::error::ThemeError;

    #[test]
    fn every_file_is_found_by_its_path_within_the_theme() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(dir.path().join("partials/icons")).unwrap();
        std::fs::create_dir_all(dir.path().join("node_modules/left-out")).unwrap();
        std::fs::write(dir.path().join("index.hbs"), "a").unwrap();
        std::fs::write(dir.path().join("partials/icons/rss.hbs"), "b").unwrap();
        std::fs::write(dir.path().join("node_modules/left-out/x.js"), "c").unwrap();
        std::fs::write(dir.path().join(".secret"), "d").unwrap();
        let files = Files::from_dir(dir.path()).unwrap();
        let paths: Vec<_> = files.iter().map(|(path, _)| path).collect();
        assert_eq!(paths, ["index.hbs", "partials/icons/rss.hbs"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_symbolic_link_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink("/etc/passwd", dir.path().join("index.hbs")).unwrap();
        assert!(matches!(Files::from_dir(dir.path()), Err(ThemeError::Link { file }) if file == "index.hbs"));
    }

    #[test]
    fn too_many_files_are_refused() {
        let mut files = Files::default();
        let refused = (0..20_000).find_map(|n| files.insert(format!("{n}.txt"), "").err());
        assert!(matches!(refused, Some(ThemeError::TooManyFiles { .. })));
    }
}
