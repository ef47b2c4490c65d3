//! The theme that is on stage: the one the editors chose, or the default theme where that can't be had.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use newsroom::Reader;
use theme::{Config, CustomSettings, CustomValue, Files, Theme, ThemeError};

use crate::files::public::PublicFiles;

/// What the editors chose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Choice {
    /// The theme's name; none is the default theme.
    pub(crate) name: Option<String>,
    /// When it was last installed: the same name may mean other files by then.
    installed: Option<String>,
}

impl Choice {
    /// What the settings say.
    pub(crate) fn of(reader: &Reader<'_, '_>) -> Self {
        let own = |text: Option<&str>| text.map(str::to_owned);
        Self { name: own(reader.active_theme()), installed: own(reader.setting("courant_theme_installed")) }
    }
}

/// A loaded theme and the choice that it follows from.
pub(crate) struct Stage {
    pub(crate) choice: Choice,
    pub(crate) theme: Theme,
    /// Courant's own files as the theme wants them.
    pub(crate) public: PublicFiles,
    /// What the installation decides about pages, with the hashes of those files.
    pub(crate) config: Config,
}

impl Stage {
    fn new(choice: Choice, theme: Theme, config: &Config) -> Self {
        let public = PublicFiles::of(&theme.manifest().card_assets);
        let config = Config { public_assets: public.hashes(), ..config.clone() };
        Self { choice, theme, public, config }
    }

    /// The theme's own settings as the editors chose them, the theme's defaults where they did not.
    pub(crate) fn custom(&self, stored: Vec<(String, Option<String>)>) -> CustomSettings {
        let manifest = self.theme.manifest();
        let mut custom = manifest.custom_defaults();
        for (name, value) in stored {
            let Some(setting) = manifest.custom.iter().find(|setting| setting.name == name) else { continue };
            let value = match setting.kind.as_str() {
                "boolean" => CustomValue::Switch(value.as_deref() == Some("true")),
                _ => CustomValue::Text(value.filter(|text| !text.is_empty())),
            };
            custom.insert(name, value);
        }
        custom
    }
}

/// The folder of installed themes, and what is on stage now.
pub(crate) struct Stages {
    folder: PathBuf,
    fallback: Files,
    now: RwLock<Arc<Stage>>,
}

impl Stages {
    /// Begins with the default theme, whose files are `fallback`; `config` is the installation's.
    pub(crate) fn new(folder: PathBuf, fallback: Files, config: &Config) -> Result<Self, ThemeError> {
        let stage = Stage::new(Choice::default(), Theme::load(fallback.clone())?, config);
        Ok(Self { folder, fallback, now: RwLock::new(Arc::new(stage)) })
    }

    /// The stage with the theme that the editors chose. When they choose another one, it is loaded by the first
    /// request that sees the choice; where it can't be, the default theme serves, and the log says why.
    pub(crate) fn of(&self, reader: &Reader<'_, '_>) -> Arc<Stage> {
        let choice = Choice::of(reader);
        let now = Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner));
        if now.choice == choice {
            return now;
        }
        let mut place = self.now.write().unwrap_or_else(PoisonError::into_inner);
        if place.choice != choice {
            match self.load(choice.name.as_deref()) {
                Ok(theme) => *place = Arc::new(Stage::new(choice, theme, &place.config)),
                Err(error) => {
                    tracing::error!(%error, "the default theme can't be loaded; the last one stays");
                }
            }
        }
        Arc::clone(&place)
    }

    fn load(&self, chosen: Option<&str>) -> Result<Theme, ThemeError> {
        let Some(name) = chosen else { return Theme::load(self.fallback.clone()) };
        let folder = self.folder.join(name);
        if !is_plain(name) || !folder.is_dir() {
            tracing::warn!(theme = name, "the chosen theme is not installed: the default theme serves");
            return Theme::load(self.fallback.clone());
        }
        installed(&folder).or_else(|error| {
            tracing::warn!(theme = name, %error, "the chosen theme is broken: the default theme serves");
            Theme::load(self.fallback.clone())
        })
    }
}

fn installed(folder: &Path) -> Result<Theme, ThemeError> {
    Theme::load(Files::from_dir(folder)?)
}

fn is_plain(name: &str) -> bool {
    !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', '\0'])
}
