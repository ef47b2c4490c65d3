//! The settings as editors see and change them.

use serde_json::{Value, json};

use super::known::{KNOWN, Kind, Known};
use super::store;
use crate::may::{Actor, Role};
use crate::{NewsroomError, Reader, Writer};

/// What is shown in place of a secret that has a value; sent back, it changes nothing.
const HIDDEN: &str = "••••••••";

/// Groups that concern those alone who run the site.
const PRIVATE_GROUPS: [&str; 6] = ["private", "email", "slack", "firstpromoter", "indexnow", "security"];

/// One setting, as editors see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    /// Ghost's group.
    pub group: &'static str,
    /// Ghost's key.
    pub key: &'static str,
    /// Its value: text, a flag, a number; a list as JSON text, as in Ghost.
    pub value: Value,
}

impl Known {
    fn is_secret(&self) -> bool {
        self.key.contains("secret") || self.key.contains("api_key")
    }

    fn is_for(&self, runs_the_site: bool) -> bool {
        runs_the_site || !(PRIVATE_GROUPS.contains(&self.group) || self.key.starts_with("stripe_"))
    }

    fn value(&self, stored: Option<&str>) -> Value {
        let Some(text) = stored.or(self.default) else { return Value::Null };
        match self.kind {
            Kind::Flag => json!(matches!(text, "true" | "1")),
            Kind::Number => text.parse::<i64>().map_or(Value::Null, Value::from),
            Kind::Text if self.is_secret() && !text.is_empty() => json!(HIDDEN),
            Kind::Text | Kind::List => json!(text),
        }
    }

    /// The value as it is stored; what the setting can't hold is refused.
    fn stored(&self, value: &Value) -> Result<Option<String>, NewsroomError> {
        Ok(match (self.kind, value) {
            (_, Value::Null) => None,
            (Kind::Flag, Value::Bool(flag)) => Some(flag.to_string()),
            (Kind::Flag, Value::String(text)) if matches!(text.as_str(), "true" | "false") => {
                Some(text.clone())
            }
            (Kind::Number, Value::Number(number)) if number.is_i64() => Some(number.to_string()),
            (Kind::Text, Value::String(text)) if !text.contains('\0') => Some(text.clone()),
            (Kind::List, Value::String(text)) if is_list(text) => Some(text.clone()),
            (Kind::List, list @ (Value::Array(_) | Value::Object(_))) => Some(list.to_string()),
            _ => {
                let message = format!("Validation failed for {}", self.key);
                return Err(NewsroomError::Invalid { property: self.key, message });
            }
        })
    }
}

fn is_list(text: &str) -> bool {
    serde_json::from_str(text).is_ok_and(|value: Value| value.is_array() || value.is_object())
}

impl Reader<'_, '_> {
    /// The settings that this person or program may see, in Ghost's order. Secrets are hidden from everybody.
    pub fn desk_settings(&mut self, actor: &Actor) -> Vec<Setting> {
        let runs_the_site = matches!(actor.role(), Some(Role::Owner | Role::Administrator));
        let seen = KNOWN.iter().filter(|known| known.is_for(runs_the_site));
        seen.map(|known| {
            let stored = self.settings.get(known.key).map(|text| self.address.fill(text.to_owned()));
            Setting { group: known.group, key: known.key, value: known.value(stored.as_deref()) }
        })
        .collect()
    }
}

impl Writer<'_, '_> {
    /// Changes settings; keys that nobody changes here are passed over, as in Ghost.
    pub fn change_settings(
        &mut self,
        actor: &Actor,
        changes: &[(String, Value)],
    ) -> Result<(), NewsroomError> {
        for (key, value) in changes {
            let Some(known) = KNOWN.iter().find(|known| known.key == key && !known.is_fixed) else {
                continue;
            };
            if known.is_secret() && value == HIDDEN {
                continue;
            }
            check(known.key, value)?;
            let stored = known.stored(value)?.map(|text| self.address.store(&text));
            if store::value_of(self.tx, known.key)?.as_deref() == stored.as_deref() {
                continue;
            }
            self.set(known.group, known.key, stored.as_deref())?;
            self.log(
                actor,
                "edited",
                ("setting", known.key),
                &json!({"key": known.key, "group": known.group}),
            )?;
        }
        self.site_changed()
    }
}

/// What Ghost's schema asks of single settings, and what becomes part of a path or of a page's code.
fn check(key: &'static str, value: &Value) -> Result<(), NewsroomError> {
    let text = value.as_str().unwrap_or_default();
    let longest = match key {
        "title" => 150,
        "description" => 200,
        "meta_title" | "og_title" | "og_description" | "twitter_title" | "twitter_description" => 300,
        "meta_description" => 500,
        _ => 65_535,
    };
    let is_good = text.chars().count() <= longest
        && match key {
            "timezone" => jiff::tz::TimeZone::get(text).is_ok(),
            "locale" => {
                (2..=35).contains(&text.len())
                    && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            }
            "accent_color" => text.strip_prefix('#').is_some_and(|digits| {
                matches!(digits.len(), 3 | 6) && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
            }),
            "members_signup_access" => matches!(text, "all" | "paid" | "invite" | "none"),
            "comments_enabled" => matches!(text, "off" | "all" | "paid"),
            _ => true,
        };
    if is_good {
        return Ok(());
    }
    Err(NewsroomError::Invalid { property: key, message: format!("Validation failed for {key}") })
}
