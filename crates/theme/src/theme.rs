//! A loaded theme, and the rendering of pages with it.

use crate::assets::Assets;
use crate::error::ThemeError;
use crate::files::Files;
use crate::manifest::Manifest;
use crate::reads::Reads;
use crate::translations::Translations;

/// A theme, its templates compiled.
pub struct Theme {
    manifest: Manifest,
    pub(crate) assets: Assets,
    pub(crate) translations: Translations,
    files: Files,
}

/// A rendered page.
#[derive(Debug)]
pub struct Rendered {
    /// The page itself.
    pub html: String,
    /// What it was made of.
    pub reads: Reads,
}

impl Theme {
    /// Reads a theme and compiles its templates; the first error names file, line and column.
    pub fn load(files: Files) -> Result<Self, ThemeError> {
        let manifest = files.text("package.json")?.ok_or(ThemeError::Missing { file: "package.json" })?;
        let manifest = Manifest::read("package.json", manifest)?;
        for file in ["index.hbs", "post.hbs"] {
            files.get(file).ok_or(ThemeError::Missing { file })?;
        }
        let (assets, translations) = (Assets::of(&files), Translations::read(&files)?);
        Ok(Self { manifest, assets, translations, files })
    }

    /// What the theme's package.json says.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// A file that browsers may ask for, by its path below `/assets/`, with its hash.
    pub fn asset(&self, path: &str) -> Option<(&[u8], &str)> {
        if !self.assets.has(path) {
            return None;
        }
        let content = self.files.get(&format!("assets/{path}"))?;
        Some((content, self.assets.hash(path)))
    }

    /// Whether the theme has a template of this name, such as `custom-wide`.
    pub fn has_template(&self, name: &str) -> bool {
        !name.contains('/') && self.files.get(&format!("{name}.hbs")).is_some()
    }
}
