//! The theme's package.json: its name, and what it configures.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::error::ThemeError;
use crate::page::{CustomSettings, CustomValue};

/// What a theme's package.json says.
#[derive(Clone, Debug, Default)]
pub struct Manifest {
    /// The theme's name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// What it says of itself.
    pub description: Option<String>,
    /// How many posts a page of a list has; 5 where the theme does not say.
    pub posts_per_page: u32,
    /// The sizes in which it asks for pictures.
    pub image_sizes: BTreeMap<String, PictureSize>,
    /// Which cards' styles and scripts it leaves to Courant.
    pub card_assets: CardAssets,
    /// Its own settings, in its own order.
    pub custom: Vec<CustomSetting>,
}

/// A size of pictures; what is missing follows from the picture's proportions.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq)]
pub struct PictureSize {
    /// In pixels.
    pub width: Option<u32>,
    /// In pixels.
    pub height: Option<u32>,
}

/// Which cards' styles and scripts a theme leaves to Courant.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum CardAssets {
    /// All cards'.
    #[default]
    All,
    /// None: the theme brings its own.
    None,
    /// Those of all cards but these.
    Except(Vec<String>),
    /// Only those of these cards.
    Only(Vec<String>),
}

/// One of a theme's own settings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CustomSetting {
    /// By which templates ask for it: `@custom.name`.
    pub name: String,
    /// `select`, `boolean`, `color`, `image` or `text`.
    pub kind: String,
    /// What can be chosen, for `select`.
    pub options: Vec<String>,
    /// What it is until the editors choose; none is not set.
    pub default: Option<CustomValue>,
    /// `homepage`, `post` or nothing.
    pub group: Option<String>,
    /// For the editors.
    pub description: Option<String>,
    /// NQL: when the desk shows it.
    pub visibility: Option<String>,
}

impl Manifest {
    /// Reads a package.json; what it does not say has Ghost 6.65's default.
    pub(crate) fn read(file: &str, text: &str) -> Result<Self, ThemeError> {
        let json: Map<String, Value> =
            serde_json::from_str(text).map_err(|error| ThemeError::json(file, &error))?;
        let text = |name: &str| json.get(name).and_then(Value::as_str).map(str::to_owned);
        let config = json.get("config").and_then(Value::as_object);
        let of_config = |name: &str| config.and_then(|config| config.get(name));
        Ok(Self {
            name: text("name").unwrap_or_default(),
            version: text("version").unwrap_or_default(),
            description: text("description"),
            posts_per_page: of_config("posts_per_page").and_then(number).unwrap_or(5),
            image_sizes: of_config("image_sizes").map(image_sizes).unwrap_or_default(),
            card_assets: card_assets(of_config("card_assets")),
            custom: of_config("custom").map(custom_settings).unwrap_or_default(),
        })
    }

    /// The theme's own settings as they are before the editors choose.
    pub fn custom_defaults(&self) -> CustomSettings {
        let value = |setting: &CustomSetting| match (&setting.default, setting.kind.as_str()) {
            (Some(value), _) => value.clone(),
            (None, "boolean") => CustomValue::Switch(false),
            (None, _) => CustomValue::Text(None),
        };
        self.custom.iter().map(|setting| (setting.name.clone(), value(setting))).collect()
    }
}

fn number(value: &Value) -> Option<u32> {
    let number = value.as_u64().or_else(|| value.as_str()?.trim().parse().ok())?;
    u32::try_from(number).ok().filter(|&number| number > 0)
}

fn image_sizes(value: &Value) -> BTreeMap<String, PictureSize> {
    let sizes = value.as_object().into_iter().flatten();
    let size = |size: &Value| PictureSize {
        width: size.get("width").and_then(number),
        height: size.get("height").and_then(number),
    };
    sizes.map(|(name, value)| (name.clone(), size(value))).collect()
}

fn card_assets(value: Option<&Value>) -> CardAssets {
    let names = |value: &Value| -> Vec<String> {
        value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    match value {
        Some(Value::Bool(false)) => CardAssets::None,
        Some(Value::Object(choice)) => match (choice.get("include"), choice.get("exclude")) {
            (Some(include), _) => CardAssets::Only(names(include)),
            (None, Some(exclude)) => CardAssets::Except(names(exclude)),
            (None, None) => CardAssets::All,
        },
        _ => CardAssets::All,
    }
}

fn custom_settings(value: &Value) -> Vec<CustomSetting> {
    let settings = value.as_object().into_iter().flatten();
    settings.map(|(name, setting)| custom_setting(name, setting)).collect()
}

fn custom_setting(name: &str, setting: &Value) -> CustomSetting {
    let text = |field: &str| setting.get(field).and_then(Value::as_str).map(str::to_owned);
    let options = setting.get("options").and_then(Value::as_array).into_iter().flatten();
    let default = match setting.get("default") {
        Some(Value::Bool(on)) => Some(CustomValue::Switch(*on)),
        Some(Value::String(text)) => Some(CustomValue::Text(Some(text.clone()))),
        _ => None,
    };
    CustomSetting {
        name: name.to_owned(),
        kind: text("type").unwrap_or_default(),
        options: options.filter_map(Value::as_str).map(str::to_owned).collect(),
        default,
        group: text("group"),
        description: text("description"),
        visibility: text("visibility"),
    }
}

#[cfg(test)]
mod tests {
    use super::{CardAssets, Manifest};
    use crate::error::ThemeError;
    use crate::page::CustomValue;

    #[test]
    fn what_package_json_does_not_say_has_ghosts_default() {
        let manifest = Manifest::read("package.json", r#"{"name": "plain", "version": "1.0.0"}"#).unwrap();
        assert_eq!((manifest.posts_per_page, manifest.card_assets), (5, CardAssets::All));
    }

    #[test]
    fn a_themes_own_settings_begin_with_its_defaults() {
        let text = r##"{"config": {"posts_per_page": "25", "image_sizes": {"s": {"width": 300}}, "custom": {
            "colour": {"type": "color", "default": "#fff"}, "wide": {"type": "boolean"}}}}"##;
        let manifest = Manifest::read("package.json", text).unwrap();
        assert_eq!(manifest.posts_per_page, 25);
        assert_eq!(manifest.image_sizes["s"].width, Some(300));
        let custom = manifest.custom_defaults();
        assert_eq!(custom["colour"], CustomValue::Text(Some("#fff".into())));
        assert_eq!(custom["wide"], CustomValue::Switch(false));
    }

    #[test]
    fn a_broken_package_json_is_refused_with_its_place() {
        let refused = Manifest::read("package.json", "{\n  \"name\": }").unwrap_err();
        assert!(matches!(refused, ThemeError::Json { line: 2, column: 11, .. }), "{refused}");
    }
}
