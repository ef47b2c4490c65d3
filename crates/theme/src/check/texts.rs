//! What is found in the text of files: addresses that `asset` should write, scripts of the past, broken translations.

use std::sync::LazyLock;

use regex::Regex;

use super::{Findings, Level, ends, is_template, line_of};
use crate::files::Files;

/// The attributes that name a file.
static REFERENCE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#"(?i)(src|href)=['"]"#).ok());

pub(super) fn check(files: &Files, findings: &mut Findings) {
    for (path, content) in files.iter() {
        let text = String::from_utf8_lossy(content);
        if is_template(path) {
            check_references(path, &text, findings);
        }
        if is_template(path) || ends(path, ".js") {
            check_script(path, &text, findings);
        }
        if path.contains("locales/") && ends(path, ".json") {
            check_translation(path, &text, findings);
        }
    }
}

/// A reference to this site's `/assets/` without `asset` has no hash, and is wrong below a path.
fn check_references(file: &str, text: &str, findings: &mut Findings) {
    let Some(reference) = REFERENCE.as_ref() else { return };
    let mut from = 0;
    while let Some(found) = reference.find_at(text, from) {
        from = found.end();
        let line = text.get(from..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let begins =
            |start: &str| line.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
        if ["http://", "https://", "//"].into_iter().any(begins) {
            continue;
        }
        let Some(folder) = line.to_ascii_lowercase().find("/assets/") else { continue };
        let after = folder + "/assets/".len();
        let Some(end) = line.get(after..).and_then(|rest| rest.find(['"', '\''])) else { continue };
        let address = line.get(..after + end).unwrap_or_default();
        let message = format!("{address} is not written by asset");
        let number = line_of(text, found.start());
        findings.add(Level::Warning, "GS030-ASSET-REQ", file, Some(number), message);
        from += after + end;
    }
}

/// `ghost.url.api`, which Ghost 3 took away.
fn check_script(file: &str, text: &str, findings: &mut Findings) {
    static CALL: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new("ghost.url.api").ok());
    if let Some(found) = CALL.as_ref().and_then(|call| call.find(text)) {
        let message = "ghost.url.api is gone; the Content API is at content_api_url".to_owned();
        findings.add(Level::Error, "GS060-JS-GUA", file, Some(line_of(text, found.start())), message);
    }
}

fn check_translation(file: &str, text: &str, findings: &mut Findings) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Err(error) = serde_json::from_str::<serde::de::IgnoredAny>(text) {
        let code = "GS070-VALID-TRANSLATIONS";
        findings.add(Level::Fatal, code, file, Some(error.line()), format!("no JSON: {error}"));
    }
}
