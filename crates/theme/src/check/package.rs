//! The package.json of a theme.

use serde_json::{Map, Value};

use super::{Findings, Level};
use crate::files::Files;

const FILE: &str = "package.json";
/// How many settings of its own a theme may have.
const MOST_SETTINGS: usize = 20;
/// How long the description of a setting may be, in characters.
const LONGEST_DESCRIPTION: usize = 100;

/// What package.json says that other checks need.
#[derive(Default)]
pub(super) struct Package {
    /// The theme's own settings.
    pub(super) settings: Map<String, Value>,
    /// Who styles the cards.
    pub(super) card_assets: Option<Value>,
    /// For which version of Ghost's API the theme was made, if it says so.
    pub(super) api: Option<String>,
}

/// Checks package.json.
pub(super) fn check(files: &Files, findings: &mut Findings) -> Package {
    let Ok(Some(text)) = files.text(FILE) else {
        findings.add(Level::Error, "GS010-PJ-REQ", FILE, None, "package.json is missing");
        return Package::default();
    };
    let json: Map<String, Value> = match serde_json::from_str(text) {
        Ok(json) => json,
        Err(error) => {
            findings.add(Level::Error, "GS010-PJ-PARSE", FILE, Some(error.line()), error.to_string());
            return Package::default();
        }
    };
    check_identity(&json, findings);
    let config = json.get("config").and_then(Value::as_object);
    check_config(config, findings);
    let of_config = |name: &str| config.and_then(|config| config.get(name));
    let settings = of_config("custom").and_then(Value::as_object).cloned().unwrap_or_default();
    if settings.len() > MOST_SETTINGS {
        let message = format!("{} settings are more than {MOST_SETTINGS}", settings.len());
        findings.add(Level::Error, "GS010-PJ-CUST-THEME-TOTAL-SETTINGS", FILE, None, message);
    }
    for (name, value) in &settings {
        Setting { name, value, findings }.check(&settings);
    }
    let api = json.get("engines").and_then(|engines| engines.get("ghost-api")).and_then(Value::as_str);
    Package { card_assets: of_config("card_assets").cloned(), api: api.map(str::to_owned), settings }
}

fn check_identity(json: &Map<String, Value>, findings: &mut Findings) {
    let mut error = |code, message: &str| findings.add(Level::Error, code, FILE, None, message);
    let text = |name: &str| json.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    match text("name") {
        None => error("GS010-PJ-NAME-REQ", "name is missing"),
        Some(name) => {
            if name.chars().any(char::is_uppercase) {
                error("GS010-PJ-NAME-LC", "name is not in lower case");
            }
            let is_word =
                |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
            if !name.split('-').all(is_word) {
                error("GS010-PJ-NAME-HY", "name is not letters and digits with hyphens between");
            }
        }
    }
    match text("version") {
        None => error("GS010-PJ-VERSION-REQ", "version is missing"),
        Some(version) if !is_version(version) => error("GS010-PJ-VERSION-SEM", "version is not like 1.0.0"),
        Some(_) => {}
    }
    let email = json.get("author").and_then(|author| author.get("email")).and_then(Value::as_str);
    match email.filter(|email| !email.is_empty()) {
        None => error("GS010-PJ-AUT-EM-REQ", "author.email is missing"),
        Some(email) if !is_email(email) => error("GS010-PJ-AUT-EM-VAL", "author.email is no e-mail address"),
        Some(_) => {}
    }
    let keywords = json.get("keywords").and_then(Value::as_array);
    if !keywords.is_some_and(|keywords| keywords.iter().any(|keyword| keyword == "ghost-theme")) {
        findings.add(Level::Warning, "GS010-PJ-KEYWORDS", FILE, None, "keywords do not name ghost-theme");
    }
    let api = json.get("engines").and_then(|engines| engines.get("ghost-api"));
    if api.is_some_and(|api| !api.is_null() && api != "") {
        let message = "engines.ghost-api means nothing any more";
        findings.add(Level::Warning, "GS010-PJ-GHOST-API-PRESENT", FILE, None, message);
    }
}

fn is_email(email: &str) -> bool {
    let is_name = |byte: u8| byte > 0x20 && byte != 0x7f && !b"()<>[]:;@\\,\"".contains(&byte);
    email.split_once('@').is_some_and(|(name, host)| {
        let labels: Vec<&str> = host.split('.').collect();
        let is_label = |label: &&str| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-');
        let ends_well = labels.last().is_some_and(|last| last.chars().count() >= 2 && !last.contains(['_']));
        !name.is_empty()
            && name.bytes().all(is_name)
            && labels.len() > 1
            && labels.iter().all(is_label)
            && ends_well
    })
}

/// As semantic versions are written, with or without a `v`.
fn is_version(version: &str) -> bool {
    let version = version.trim().trim_start_matches(['v', '=']);
    let core = version.split(['-', '+']).next().unwrap_or_default();
    let is_number = |part: &str| part.parse::<u64>().is_ok() && (part == "0" || !part.starts_with('0'));
    let parts: Vec<_> = core.split('.').collect();
    parts.len() == 3 && parts.into_iter().all(is_number)
}

fn check_config(config: Option<&Map<String, Value>>, findings: &mut Findings) {
    let of_config = |name: &str| config.and_then(|config| config.get(name)).filter(|value| !value.is_null());
    match of_config("posts_per_page") {
        None => {
            let message = "config.posts_per_page is missing";
            findings.add(Level::Recommendation, "GS010-PJ-CONF-PPP", FILE, None, message);
        }
        Some(number) if number.as_f64().is_none_or(|number| number < 1.0) => {
            let message = "config.posts_per_page is no number above 0";
            findings.add(Level::Error, "GS010-PJ-CONF-PPP-INT", FILE, None, message);
        }
        Some(_) => {}
    }
    let says_who = of_config("card_assets").is_some_and(|card_assets| match card_assets {
        Value::Bool(_) => true,
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => !list.is_empty(),
        Value::Object(lists) => !lists.is_empty(),
        Value::Null | Value::Number(_) => false,
    });
    if !says_who {
        let message = "config.card_assets does not say who styles the cards";
        findings.add(Level::Warning, "GS010-PJ-GHOST-CARD-ASSETS-NOT-PRESENT", FILE, None, message);
    }
}

/// One of the theme's own settings being checked.
struct Setting<'s> {
    name: &'s str,
    value: &'s Value,
    findings: &'s mut Findings,
}

impl Setting<'_> {
    fn found(&mut self, level: Level, code: &'static str, message: &str) {
        self.findings.add(level, code, FILE, None, format!("config.custom.{}: {message}", self.name));
    }

    fn error(&mut self, code: &'static str, message: &str) {
        self.found(Level::Error, code, message);
    }

    fn check(&mut self, all: &Map<String, Value>) {
        let is_snake = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        if self.name.is_empty() || self.name.starts_with('_') || !self.name.bytes().all(is_snake) {
            self.error("GS010-PJ-CUST-THEME-SETTINGS-CASE", "the name is not in snake_case");
        }
        if self.value.get("group").is_some_and(|group| group != "post" && group != "homepage") {
            let code = "GS010-PJ-CUST-THEME-SETTINGS-GROUP";
            self.found(Level::Recommendation, code, "the group is neither post nor homepage");
        }
        self.check_kind();
        let description = self.value.get("description").and_then(Value::as_str).unwrap_or_default();
        if description.encode_utf16().count() > LONGEST_DESCRIPTION {
            let code = "GS010-PJ-CUST-THEME-SETTINGS-DESCRIPTION-LENGTH";
            self.found(Level::Warning, code, "the description is longer than 100 characters");
        }
        let visibility = self.value.get("visibility").and_then(Value::as_str).unwrap_or_default();
        if !visibility.is_empty() {
            self.check_visibility(visibility, all);
        }
    }

    fn check_kind(&mut self) {
        let default = self.value.get("default").unwrap_or(&Value::Null);
        match self.value.get("type").and_then(Value::as_str) {
            Some("select") => match self.value.get("options").and_then(Value::as_array) {
                Some(options) if options.len() >= 2 => {
                    if !options.contains(default) {
                        let code = "GS010-PJ-CUST-THEME-SETTINGS-SELECT-DEFAULT";
                        self.error(code, "the default is none of the options");
                    }
                }
                _ => self.error("GS010-PJ-CUST-THEME-SETTINGS-SELECT-OPTIONS", "there are not two options"),
            },
            Some("boolean") if !default.is_boolean() => {
                let code = "GS010-PJ-CUST-THEME-SETTINGS-BOOLEAN-DEFAULT";
                self.error(code, "the default is neither true nor false");
            }
            Some("color") if !default.as_str().is_some_and(is_color) => {
                self.error("GS010-PJ-CUST-THEME-SETTINGS-COLOR-DEFAULT", "the default is not like #15171a");
            }
            Some("image") if default.as_str().is_some_and(|default| !default.is_empty()) => {
                self.error("GS010-PJ-CUST-THEME-SETTINGS-IMAGE-DEFAULT", "a picture has no default");
            }
            Some("boolean" | "color" | "image" | "text") => {}
            _ => self.error("GS010-PJ-CUST-THEME-SETTINGS-TYPE", "there is no such type"),
        }
    }

    /// When editors see the setting: a filter over the other settings.
    fn check_visibility(&mut self, visibility: &str, all: &Map<String, Value>) {
        if let Err(error) = nql::parse(visibility) {
            let message = format!("the visibility is no filter: {error}");
            self.error("GS010-PJ-CUST-THEME-SETTINGS-VISIBILITY-SYNTAX", &message);
        }
        // As gscan, which looks at the first of them.
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
        let named = visibility.split_once(':').map(|(before, _)| before.rsplit(|c| !is_name(c)).next());
        if let Some(name) = named.flatten().filter(|name| !all.contains_key(*name)) {
            let message = format!("the visibility asks for {name}, which is no setting");
            self.error("GS010-PJ-CUST-THEME-SETTINGS-VISIBILITY-VALUE", &message);
        }
    }
}

fn is_color(text: &str) -> bool {
    text.strip_prefix('#')
        .is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
