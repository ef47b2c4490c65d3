//! The package.json of a theme.

use serde_json::{Map, Value};

use super::{Findings, Level};
use crate::files::Files;

const FILE: &str = "package.json";
/// How many settings of its own a theme may have.
const MOST_SETTINGS: usize = 20;

/// Checks package.json, and gives the names of the theme's own settings.
pub(super) fn check(files: &Files, findings: &mut Findings) -> Vec<String> {
    let Ok(Some(text)) = files.text(FILE) else {
        findings.add(Level::Error, "GS010-PJ-REQ", FILE, None, "package.json is missing");
        return Vec::new();
    };
    let json: Map<String, Value> = match serde_json::from_str(text) {
        Ok(json) => json,
        Err(error) => {
            findings.add(Level::Error, "GS010-PJ-PARSE", FILE, Some(error.line()), error.to_string());
            return Vec::new();
        }
    };
    check_identity(&json, findings);
    let config = json.get("config").and_then(Value::as_object);
    check_config(config, findings);
    let Some(custom) = config.and_then(|config| config.get("custom")).and_then(Value::as_object) else {
        return Vec::new();
    };
    if custom.len() > MOST_SETTINGS {
        let message = format!("{} settings are more than {MOST_SETTINGS}", custom.len());
        findings.add(Level::Error, "GS010-PJ-CUST-THEME-TOTAL-SETTINGS", FILE, None, message);
    }
    for (name, setting) in custom {
        check_setting(name, setting, findings);
    }
    custom.keys().cloned().collect()
}

fn check_identity(json: &Map<String, Value>, findings: &mut Findings) {
    let mut error = |code, message: &str| findings.add(Level::Error, code, FILE, None, message);
    match json.get("name").and_then(Value::as_str).filter(|name| !name.is_empty()) {
        None => error("GS010-PJ-NAME-REQ", "name is missing"),
        Some(name) => {
            if name.chars().any(char::is_uppercase) {
                error("GS010-PJ-NAME-LC", "name is not in lower case");
            }
            if !name
                .split('-')
                .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
            {
                error("GS010-PJ-NAME-HY", "name is not letters and digits with hyphens between");
            }
        }
    }
    match json.get("version").and_then(Value::as_str) {
        None => error("GS010-PJ-VERSION-REQ", "version is missing"),
        Some(version) if !is_version(version) => error("GS010-PJ-VERSION-SEM", "version is not like 1.0.0"),
        Some(_) => {}
    }
    match json.get("author").and_then(|author| author.get("email")).and_then(Value::as_str) {
        None => error("GS010-PJ-AUT-EM-REQ", "author.email is missing"),
        Some(email)
            if !email.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.')) =>
        {
            error("GS010-PJ-AUT-EM-VAL", "author.email is no e-mail address");
        }
        Some(_) => {}
    }
    let keywords = json.get("keywords").and_then(Value::as_array);
    if !keywords.is_some_and(|keywords| keywords.iter().any(|keyword| keyword == "ghost-theme")) {
        findings.add(Level::Warning, "GS010-PJ-KEYWORDS", FILE, None, "keywords do not name ghost-theme");
    }
    if json.get("engines").is_some_and(|engines| engines.get("ghost-api").is_some()) {
        let message = "engines.ghost-api means nothing any more";
        findings.add(Level::Warning, "GS010-PJ-GHOST-API-PRESENT", FILE, None, message);
    }
}

fn is_version(version: &str) -> bool {
    let core = version.split(['-', '+']).next().unwrap_or_default();
    let parts: Vec<_> = core.split('.').collect();
    parts.len() == 3 && parts.iter().all(|part| part.parse::<u64>().is_ok())
}

fn check_config(config: Option<&Map<String, Value>>, findings: &mut Findings) {
    let of_config = |name: &str| config.and_then(|config| config.get(name)).filter(|value| !value.is_null());
    match of_config("posts_per_page") {
        None => {
            let message = "config.posts_per_page is missing";
            findings.add(Level::Recommendation, "GS010-PJ-CONF-PPP", FILE, None, message);
        }
        Some(number) if number.as_u64().is_none_or(|number| number == 0) => {
            let message = "config.posts_per_page is no number above 0";
            findings.add(Level::Error, "GS010-PJ-CONF-PPP-INT", FILE, None, message);
        }
        Some(_) => {}
    }
    if of_config("card_assets").is_none() {
        let message = "config.card_assets does not say who styles the cards";
        findings.add(Level::Warning, "GS010-PJ-GHOST-CARD-ASSETS-NOT-PRESENT", FILE, None, message);
    }
}

fn check_setting(name: &str, setting: &Value, findings: &mut Findings) {
    let mut error = |code, message: &str| {
        findings.add(Level::Error, code, FILE, None, format!("config.custom.{name}: {message}"));
    };
    let is_snake = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    if name.is_empty() || name.starts_with('_') || !name.bytes().all(is_snake) {
        error("GS010-PJ-CUST-THEME-SETTINGS-CASE", "the name is not in snake_case");
    }
    if setting.get("group").is_some_and(|group| group != "post" && group != "homepage") {
        error("GS010-PJ-CUST-THEME-SETTINGS-GROUP", "the group is neither post nor homepage");
    }
    let default = setting.get("default").unwrap_or(&Value::Null);
    match setting.get("type").and_then(Value::as_str) {
        Some("select") => match setting.get("options").and_then(Value::as_array) {
            Some(options) if options.len() >= 2 => {
                if !options.contains(default) {
                    error(
                        "GS010-PJ-CUST-THEME-SETTINGS-SELECT-DEFAULT",
                        "the default is none of the options",
                    );
                }
            }
            _ => error("GS010-PJ-CUST-THEME-SETTINGS-SELECT-OPTIONS", "there are not two options"),
        },
        Some("boolean") if !default.is_boolean() => {
            error("GS010-PJ-CUST-THEME-SETTINGS-BOOLEAN-DEFAULT", "the default is neither true nor false");
        }
        Some("color") if !default.as_str().is_some_and(is_color) => {
            error("GS010-PJ-CUST-THEME-SETTINGS-COLOR-DEFAULT", "the default is not like #15171a");
        }
        Some("image") if default.as_str().is_some_and(|default| !default.is_empty()) => {
            error("GS010-PJ-CUST-THEME-SETTINGS-IMAGE-DEFAULT", "a picture has no default");
        }
        Some("boolean" | "color" | "image" | "text") => {}
        _ => error("GS010-PJ-CUST-THEME-SETTINGS-TYPE", "there is no such type"),
    }
    if setting.get("description").and_then(Value::as_str).is_some_and(|text| text.chars().count() > 100) {
        error(
            "GS010-PJ-CUST-THEME-SETTINGS-DESCRIPTION-LENGTH",
            "the description is longer than 100 characters",
        );
    }
}

fn is_color(text: &str) -> bool {
    text.strip_prefix('#')
        .is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
