//! The theme's `locales/`: what `{{t}}` says.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use crate::error::ThemeError;
use crate::files::Files;

/// The theme's texts by locale.
#[derive(Clone, Debug, Default)]
pub(crate) struct Translations {
    locales: BTreeMap<String, HashMap<String, String>>,
}

impl Translations {
    pub(crate) fn read(files: &Files) -> Result<Self, ThemeError> {
        let mut locales = BTreeMap::new();
        for (path, _) in files.iter() {
            let Some(locale) = path.strip_prefix("locales/").and_then(|name| name.strip_suffix(".json"))
            else {
                continue;
            };
            if locale.contains('/') {
                continue;
            }
            let text = files.text(path)?.unwrap_or_default();
            let json: HashMap<String, Value> =
                serde_json::from_str(text).map_err(|error| ThemeError::json(path, &error))?;
            let texts = json.into_iter().filter_map(|(key, value)| Some((key, value.as_str()?.to_owned())));
            locales.insert(locale.to_owned(), texts.filter(|(_, text)| !text.is_empty()).collect());
        }
        Ok(Self { locales })
    }

    /// What `text` is in `locale`; as Ghost 6.65, a locale without a file is English, and a text
    /// without a translation is itself.
    pub(crate) fn find<'t>(&'t self, locale: &str, text: &'t str) -> &'t str {
        let texts = self.locales.get(locale).or_else(|| self.locales.get("en"));
        texts.and_then(|texts| texts.get(text)).map_or(text, String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::Translations;
    use crate::files::Files;

    fn translations() -> Translations {
        let mut files = Files::default();
        files.insert("locales/en.json", r#"{"Back": "Go back"}"#).unwrap();
        files.insert("locales/uk.json", r#"{"Back": "Назад", "Empty": ""}"#).unwrap();
        Translations::read(&files).unwrap()
    }

    #[test]
    fn a_locale_without_a_file_speaks_english() {
        assert_eq!(translations().find("fr", "Back"), "Go back");
        assert_eq!(translations().find("uk", "Back"), "Назад");
    }

    #[test]
    fn a_text_without_a_translation_is_itself() {
        assert_eq!(translations().find("uk", "Empty"), "Empty");
        assert_eq!(translations().find("uk", "Read more"), "Read more");
    }
}
