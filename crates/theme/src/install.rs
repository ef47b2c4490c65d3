//! Putting a theme where the server finds it: all of it or nothing.

use files::{Name, Root};

use crate::error::ThemeError;
use crate::files::Files;
use crate::slug::slug;
use crate::theme::Theme;

/// Writes a theme into its own folder in `themes` and gives the folder's name, which follows from the theme's.
///
/// A theme that does not load is refused. An older one of the same name is replaced in one step; whoever
/// has loaded it keeps it.
pub fn install(files: &Files, themes: &Root) -> Result<String, ThemeError> {
    let theme = Theme::load(files.clone())?;
    write(files, folder_name(&theme.manifest().name)?, themes)
}

/// The same under a name that the site knows it by already, whatever the theme calls itself.
pub fn install_as(name: &str, files: &Files, themes: &Root) -> Result<String, ThemeError> {
    Theme::load(files.clone())?;
    write(files, name.to_owned(), themes)
}

fn write(files: &Files, name: String, themes: &Root) -> Result<String, ThemeError> {
    let unwritable = |error| ThemeError::Unwritable { path: name.clone(), error };
    let folder = Name::new(&name).map_err(|error| unwritable(error.to_string()))?;
    let named = |(path, content)| Name::new(path).map(|path| (path, content));
    let files: Vec<(Name, &[u8])> =
        files.iter().map(named).collect::<Result<_, _>>().map_err(|error| unwritable(error.to_string()))?;
    themes.replace_folder(&folder, files).map_err(|error| unwritable(error.to_string()))?;
    Ok(name)
}

/// The theme's name as a folder's.
fn folder_name(name: &str) -> Result<String, ThemeError> {
    let name = slug(name.rsplit('/').next().unwrap_or_default());
    if name.is_empty() { Err(ThemeError::NoName) } else { Ok(name) }
}

#[cfg(test)]
mod tests {
    use files::Root;

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
        assert_eq!(install(&first, &Root::new(themes.path())).unwrap(), "small-theme");
        install(&theme("two"), &Root::new(themes.path())).unwrap();
        let files = Files::from_dir(&themes.path().join("small-theme")).unwrap();
        assert_eq!(files.get("index.hbs"), Some(b"two".as_slice()));
        assert_eq!(files.get("gone.hbs"), None);
        assert_eq!(std::fs::read_dir(themes.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_broken_theme_leaves_the_older_one_in_place() {
        let themes = tempfile::tempdir().unwrap();
        install(&theme("one"), &Root::new(themes.path())).unwrap();
        let refused = install(&theme("{{#if}"), &Root::new(themes.path())).unwrap_err();
        assert!(matches!(refused, ThemeError::Templates(_)), "{refused}");
        let files = Files::from_dir(&themes.path().join("small-theme")).unwrap();
        assert_eq!(files.get("index.hbs"), Some(b"one".as_slice()));
    }
}
