//! Putting a theme where the server finds it: all of it or nothing.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use crate::error::ThemeError;
use crate::files::Files;
use crate::slug::slug;
use crate::theme::Theme;

/// Writes a theme into its own folder in `themes` and gives the folder's name, which follows from the theme's.
///
/// A theme that does not load is refused. An older one of the same name is replaced in one step; whoever
/// has loaded it keeps it.
pub fn install(files: &Files, themes: &Path) -> Result<String, ThemeError> {
    let theme = Theme::load(files.clone())?;
    let name = folder_name(&theme.manifest().name)?;
    let (new, old) = (themes.join(format!(".{name}.new")), themes.join(format!(".{name}.old")));
    remove(&new)?;
    remove(&old)?;
    write(files, &new)?;
    let place = themes.join(&name);
    if place.exists() {
        fs::rename(&place, &old).map_err(|source| unwritable(&place, source))?;
    }
    fs::rename(&new, &place).map_err(|source| unwritable(&place, source))?;
    sync(themes)?;
    remove(&old)?;
    Ok(name)
}

/// The theme's name as a folder's.
fn folder_name(name: &str) -> Result<String, ThemeError> {
    let name = slug(name.rsplit('/').next().unwrap_or_default());
    if name.is_empty() { Err(ThemeError::NoName) } else { Ok(name) }
}

fn write(files: &Files, folder: &Path) -> Result<(), ThemeError> {
    fs::create_dir_all(folder).map_err(|source| unwritable(folder, source))?;
    for (path, content) in files.iter() {
        let place = folder.join(path);
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent).map_err(|source| unwritable(parent, source))?;
        }
        let written = File::create_new(&place).and_then(|mut file| {
            file.write_all(content)?;
            file.sync_all()
        });
        written.map_err(|source| unwritable(&place, source))?;
    }
    sync(folder)
}

/// Sees to it that the folder's entries are on disk.
fn sync(folder: &Path) -> Result<(), ThemeError> {
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(|source| unwritable(folder, source))
}

fn remove(folder: &Path) -> Result<(), ThemeError> {
    match fs::remove_dir_all(folder) {
        Err(source) if source.kind() != std::io::ErrorKind::NotFound => Err(unwritable(folder, source)),
        _ => Ok(()),
    }
}

fn unwritable(file: &Path, source: std::io::Error) -> ThemeError {
    ThemeError::Unwritable { file: file.to_owned(), source }
}

#[cfg(test)]
mod tests {
    use super::install;
    use crate::error::ThemeError;
    use crate::files::Files;

    fn theme(index: &str) -> Files {
        let mut files = Files::default();
        files.insert("package.json", r#"{"name": "@desk/Small Theme"}"#).unwrap();
        files.insert("index.hbs", index).unwrap();
        files.insert("post.hbs", "").unwrap();
        files.insert("assets/css/screen.css", "body{}").unwrap();
        files
    }

    #[test]
    fn an_older_theme_of_the_same_name_is_replaced() {
        let themes = tempfile::tempdir().unwrap();
        let mut first = theme("one");
        first.insert("gone.hbs", "").unwrap();
        assert_eq!(install(&first, themes.path()).unwrap(), "small-theme");
        install(&theme("two"), themes.path()).unwrap();
        let files = Files::from_dir(&themes.path().join("small-theme")).unwrap();
        assert_eq!(files.get("index.hbs"), Some(b"two".as_slice()));
        assert_eq!(files.get("gone.hbs"), None);
        assert_eq!(std::fs::read_dir(themes.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_broken_theme_leaves_the_older_one_in_place() {
        let themes = tempfile::tempdir().unwrap();
        install(&theme("one"), themes.path()).unwrap();
        let refused = install(&theme("{{#if}"), themes.path()).unwrap_err();
        assert!(matches!(refused, ThemeError::Templates(_)), "{refused}");
        let files = Files::from_dir(&themes.path().join("small-theme")).unwrap();
        assert_eq!(files.get("index.hbs"), Some(b"one".as_slice()));
    }
}
