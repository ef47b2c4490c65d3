//! A loaded theme, and the rendering of pages with it.

use hbs::{Arena, Engine, Input, Limits, Value};

use crate::assets::Assets;
use crate::error::{RenderError, ThemeError};
use crate::files::Files;
use crate::helper::{HELPERS, Rendering};
use crate::manifest::Manifest;
use crate::page::{CustomSettings, CustomValue, Page};
use crate::partial::{PAGES, PARTIALS};
use crate::reads::Reads;
use crate::root::{Data, Root};
use crate::source::Source;
use crate::translations::Translations;
use crate::view::View;

/// A theme, its templates compiled.
pub struct Theme {
    manifest: Manifest,
    custom_defaults: CustomSettings,
    engine: Engine<Rendering>,
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
    /// Reads a theme and compiles its templates; errors name file, line and column.
    pub fn load(files: Files) -> Result<Self, ThemeError> {
        let manifest = files.text("package.json")?.ok_or(ThemeError::Missing { file: "package.json" })?;
        let manifest = Manifest::read("package.json", manifest)?;
        for file in ["index.hbs", "post.hbs"] {
            files.get(file).ok_or(ThemeError::Missing { file })?;
        }
        let (assets, translations) = (Assets::of(&files), Translations::read(&files)?);
        let engine = compile(&files)?;
        let custom_defaults = manifest.custom_defaults();
        Ok(Self { manifest, custom_defaults, engine, assets, translations, files })
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
        self.engine.has_template(name)
    }

    /// Renders a page.
    pub fn render(&self, page: &Page<'_>, source: &dyn Source) -> Result<Rendered, RenderError> {
        let wanted = page.templates();
        let Some(template) = wanted.iter().find(|name| self.has_template(name)) else {
            return Err(RenderError::NoTemplate { wanted });
        };
        let view = View::new(self, page, source);
        let html = self.write(template, &view)?;
        Ok(Rendered { html, reads: view.reads.into_inner() })
    }

    fn write<'r>(&'r self, template: &str, view: &'r View<'r>) -> Result<String, hbs::Error> {
        let root = Root { view, context: view.context.clone() };
        let data = Data::new(view);
        let arena = Arena::new();
        let input = Input {
            context: Value::Object(&root),
            data: Some(&data),
            state: view,
            arena: &arena,
            limits: Limits::default(),
        };
        self.engine.render(template, &input)
    }

    /// What one of the theme's own settings is until the editors choose.
    pub(crate) fn custom_default(&self, name: &str) -> Option<&CustomValue> {
        self.custom_defaults.get(name)
    }
}

/// Compiles the templates at the top and everything under `partials/`, with Ghost's own templates beneath.
pub(crate) fn compile(files: &Files) -> Result<Engine<Rendering>, ThemeError> {
    let mut builder = Engine::builder();
    for (name, helper) in HELPERS {
        builder = builder.helper(name, *helper);
    }
    for (name, source) in PARTIALS {
        builder = builder.partial(name, source, &format!("{name}.hbs"));
    }
    for (name, source) in PAGES {
        builder = builder.template(name, source, &format!("{name}.hbs"));
    }
    for (path, _) in files.iter() {
        let Some(name) = path.strip_suffix(".hbs") else { continue };
        let source = files.text(path)?.unwrap_or_default();
        builder = match name.strip_prefix("partials/") {
            Some(partial) => builder.partial(partial, source, path),
            None => builder.template(name, source, path),
        };
    }
    builder.build().map_err(ThemeError::Templates)
}
