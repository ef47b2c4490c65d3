//! A theme out of a zip archive, which anyone may have made: nothing in it is believed.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;

use crate::error::ThemeError;
use crate::files::{Files, MOST_BYTES_IN_A_FILE, MOST_FILES};

/// The file types in a Unix mode, and the two that are taken.
const TYPE: u32 = 0o170_000;
const REGULAR: u32 = 0o100_000;
const FOLDER: u32 = 0o040_000;

impl Files {
    /// Reads a zip archive, whose files may stand in one folder of their own; refused are links, paths that
    /// lead out, too many files, and more bytes than a theme has, whatever the archive says of them.
    pub fn from_zip(bytes: &[u8]) -> Result<Self, ThemeError> {
        let mut archive = ZipArchive::new(Cursor::new(bytes))?;
        if archive.len() > MOST_FILES {
            return Err(ThemeError::TooManyFiles { most: MOST_FILES });
        }
        let mut files = Self::default();
        for index in 0..archive.len() {
            let mut entry = archive.by_index(index)?;
            let path = path_of(&entry)?;
            if entry.is_dir() || is_left_out(&path) {
                continue;
            }
            files.room_for(&path, entry.size())?;
            // The size is only what the archive says: reading stops at the bound.
            let mut content = Vec::new();
            let read = entry.by_ref().take(MOST_BYTES_IN_A_FILE + 1).read_to_end(&mut content);
            read.map_err(|source| ThemeError::Unreadable { file: path.clone().into(), source })?;
            if files.get(&path).is_some() {
                return Err(ThemeError::Twice { file: path });
            }
            files.insert(path, content)?;
        }
        Ok(files.without_outer_folder())
    }

    /// The files themselves where all stand in one folder.
    fn without_outer_folder(self) -> Self {
        if self.get("package.json").is_some() {
            return self;
        }
        let folder = self
            .iter()
            .next()
            .and_then(|(path, _)| path.split_once('/'))
            .map(|(folder, _)| format!("{folder}/"));
        match folder {
            Some(folder) if self.iter().all(|(path, _)| path.starts_with(&folder)) => self.within(&folder),
            _ => self,
        }
    }
}

/// The entry's path, if it is one within the theme.
fn path_of<R: Read>(entry: &ZipFile<'_, R>) -> Result<String, ThemeError> {
    let name = entry.name_raw();
    let Ok(path) = std::str::from_utf8(name) else {
        return Err(ThemeError::Name { file: String::from_utf8_lossy(name).into_owned() });
    };
    let file = path.to_owned();
    match entry.unix_mode().map_or(0, |mode| mode & TYPE) {
        0 | REGULAR | FOLDER => {}
        _ => return Err(ThemeError::Link { file }),
    }
    let parts = path.strip_suffix('/').unwrap_or(path).split('/');
    let is_outside =
        path.contains(['\\', '\0', ':']) || parts.clone().any(|part| matches!(part, "" | "." | ".."));
    if is_outside {
        return Err(ThemeError::Outside { file });
    }
    if parts.count() > 17 {
        return Err(ThemeError::TooDeep { file });
    }
    Ok(file)
}

/// What archivers and package managers leave beside a theme.
fn is_left_out(path: &str) -> bool {
    path.split('/')
        .any(|part| part.starts_with('.') || matches!(part, "__MACOSX" | "node_modules" | "bower_components"))
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};
    use std::time::{Duration, Instant};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use crate::error::ThemeError;
    use crate::files::Files;

    fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (path, content) in entries {
            zip.start_file(*path, SimpleFileOptions::default()).unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn a_theme_may_stand_in_a_folder_of_its_own() {
        let zip = zip(&[
            ("casper-5/package.json", b"{}"),
            ("casper-5/index.hbs", b"x"),
            ("__MACOSX/casper-5/._index.hbs", b"y"),
        ]);
        let files = Files::from_zip(&zip).unwrap();
        let paths: Vec<_> = files.iter().map(|(path, _)| path).collect();
        assert_eq!(paths, ["index.hbs", "package.json"]);
    }

    #[test]
    fn paths_that_lead_out_are_refused() {
        for path in
            ["../evil.hbs", "a/../../evil.hbs", "/etc/passwd", "a\\..\\evil.hbs", "C:evil.hbs", "a//b.hbs"]
        {
            let refused = Files::from_zip(&zip(&[(path, b"x")])).unwrap_err();
            assert!(matches!(refused, ThemeError::Outside { .. }), "{path}: {refused}");
        }
    }

    #[test]
    fn links_are_refused() {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.add_symlink("index.hbs", "/etc/passwd", SimpleFileOptions::default()).unwrap();
        let zip = zip.finish().unwrap().into_inner();
        assert!(matches!(Files::from_zip(&zip), Err(ThemeError::Link { file }) if file == "index.hbs"));
    }

    #[test]
    fn a_bomb_is_refused() {
        let bomb = vec![0; 33 * 1024 * 1024];
        assert!(matches!(Files::from_zip(&zip(&[("bomb.css", &bomb)])), Err(ThemeError::TooLarge { .. })));
    }

    #[test]
    fn too_many_files_are_refused_before_one_is_read() {
        let names: Vec<String> = (0..10_001).map(|n| format!("{n}.css")).collect();
        let many: Vec<_> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
        assert!(matches!(Files::from_zip(&zip(&many)), Err(ThemeError::TooManyFiles { .. })));
    }

    #[test]
    fn an_archive_of_100_000_files_is_refused_at_once_and_with_the_reason() {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        for number in 0..100_000 {
            zip.start_file(format!("theme/{number}.css"), stored).unwrap();
        }
        let zip = zip.finish().unwrap().into_inner();
        let started = Instant::now();
        let refused = Files::from_zip(&zip).unwrap_err();
        assert_eq!(refused.to_string(), "more than 10000 files");
        assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
    }

    #[test]
    fn what_is_no_archive_is_refused() {
        assert!(matches!(Files::from_zip(b"not a zip"), Err(ThemeError::Archive(_))));
    }
}
