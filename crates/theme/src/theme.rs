//! A loaded theme, and the rendering of pages with it.

use hbs::{Arena, Engine, Input, Limits, Value};

use crate::assets::Assets;
use crate::error::{RenderError, ThemeError};
use crate::files::Files;
use crate::helper::{GONE, HELPERS, Rendering};
use crate::manifest::Manifest;
use crate::page::{CustomSettings, CustomValue, Page};
use crate::partial::{PAGES, PARTIALS};
use crate::reads::Reads;
use crate::root::{Data, Root};
use crate::source::Source;
use crate::translations::Translations;
use crate::view::View;

/// The helpers and values by which a template comes to a story's whole text.
pub(crate) const TEXTS: &[&str] = &["content", "html", "json", "plaintext"];

/// A theme, its templates compiled.
pub struct Theme {
    manifest: Manifest,
    custom_defaults: CustomSettings,
    engine: Engine<Rendering>,
    lists_show_texts: bool,
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
        let lists_show_texts = templates_of_lists(&files).any(|name| engine.mentions(name, TEXTS));
        Ok(Self { manifest, custom_defaults, engine, lists_show_texts, assets, translations, files })
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

    /// A file that lies beside `assets/` and is nothing of the theme's making: no template, no data.
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        const OF_ITS_MAKING: [&str; 5] = ["hbs", "md", "json", "lock", "log"];
        let (_, ending) = path.rsplit_once('.')?;
        if OF_ITS_MAKING.contains(&ending.to_ascii_lowercase().as_str()) {
            return None;
        }
        self.files.get(path)
    }

    /// Whether the theme has a template of this name, such as `custom-wide`.
    pub fn has_template(&self, name: &str) -> bool {
        self.engine.has_template(name)
    }

    /// Whether a template that shows a list of stories can show their whole texts.
    pub fn lists_show_texts(&self) -> bool {
        self.lists_show_texts
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

/// The templates that do not stand for one story, for an error or for what is around others.
fn templates_of_lists(files: &Files) -> impl Iterator<Item = &str> {
    const OTHERS: [&str; 6] = ["post", "page", "custom-", "error", "default", "private"];
    let names = files.iter().filter_map(|(path, _)| path.strip_suffix(".hbs"));
    names.filter(|name| !name.contains('/') && !OTHERS.iter().any(|other| name.starts_with(other)))
}

/// Compiles the templates at the top and everything under `partials/`, with Ghost's own templates beneath.
pub(crate) fn compile(files: &Files) -> Result<Engine<Rendering>, ThemeError> {
    let mut builder = Engine::builder();
    for (name, helper) in HELPERS {
        builder = builder.helper(name, *helper);
    }
    let (names, gone) = GONE;
    for name in names {
        builder = builder.helper(name, gone);
    }
    for (name, source) in PARTIALS {
        builder = builder.partial(name, source, &format!("{name}.hbs"));
    }
    for (name, source) in PAGES {
        builder = builder.template(name, source, &format!("{name}.hbs"));
    }
    let with_partials = uses_partials(files);
    for (path, _) in files.iter() {
        let Some(name) = path.strip_suffix(".hbs") else { continue };
        if path.starts_with("partials/") && (!with_partials || is_left_over(files, path)?) {
            continue;
        }
        let source = files.text(path)?.unwrap_or_default();
        builder = match name.strip_prefix("partials/") {
            Some(partial) => builder.partial(partial, source, path),
            None => builder.template(name, source, path),
        };
    }
    builder.build().map_err(ThemeError::Templates)
}

/// As Ghost 6.65, which hands a theme's partials to no theme that names none, not even those that would take the place
/// of Ghost's own.
fn uses_partials(files: &Files) -> bool {
    let mut templates = sources(files).filter(|(path, _)| !path.starts_with("partials/"));
    templates.any(|(_, text)| text.windows(3).any(|at| matches!(at, b"{{>" | b"{~>" | b"{#>")))
}

/// A partial that can't be read and that nothing names harms nobody, and does not keep a theme from being used.
fn is_left_over(files: &Files, path: &str) -> Result<bool, ThemeError> {
    let (Some(partial), Some(source)) = (path.strip_prefix("partials/"), files.text(path)?) else {
        return Ok(false);
    };
    let name = partial.strip_suffix(".hbs").unwrap_or(partial).as_bytes();
    let is_named = || {
        let mut others = sources(files).filter(|(other, _)| *other != path);
        others.any(|(_, text)| text.windows(name.len()).any(|at| at == name))
    };
    let is_broken = || Engine::<()>::builder().partial("partial", source, path).build().is_err();
    Ok(is_broken() && !is_named())
}

/// Every template and partial.
fn sources(files: &Files) -> impl Iterator<Item = (&str, &[u8])> {
    files.iter().filter(|(path, _)| path.strip_suffix(".hbs").is_some())
}
