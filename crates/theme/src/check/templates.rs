//! A theme's templates: whether they can be compiled, and what they use.

use std::collections::BTreeSet;

use super::tags::{Tag, tags};
use super::{Findings, Level};
use crate::files::Files;
use crate::helper::HELPERS;
use crate::partial::PARTIALS;
use crate::theme::compile;

/// What Handlebars and layouts bring themselves.
const BUILT_IN: [&str; 11] = [
    "if",
    "unless",
    "each",
    "with",
    "lookup",
    "log",
    "block",
    "contentFor",
    "else",
    "blockHelperMissing",
    "helperMissing",
];

/// The names behind `@`.
const GLOBALS: [&str; 25] = [
    "site",
    "member",
    "custom",
    "config",
    "labs",
    "page",
    "newsfeed",
    "root",
    "partial-block",
    "index",
    "key",
    "first",
    "last",
    "number",
    "odd",
    "even",
    "rowStart",
    "rowEnd",
    "level",
    "error",
    "setting",
    "price",
    "navigationIcons",
    "giftToast",
    "contentFor",
];

pub(super) fn check(files: &Files, custom: &[String], findings: &mut Findings) {
    for (code, file) in [("GS020-INDEX-REQ", "index.hbs"), ("GS020-POST-REQ", "post.hbs")] {
        if files.get(file).is_none() {
            findings.add(Level::Fatal, code, file, None, format!("{file} is missing"));
        }
    }
    if files.get("default.hbs").is_none() {
        let message = "there is no template around the others";
        findings.add(Level::Recommendation, "GS020-DEF-REC", "default.hbs", None, message);
    }
    check_compiled(files, findings);
    let mut used = Used::default();
    for (path, _) in files.iter() {
        let Some(text) = path.strip_suffix(".hbs").and_then(|_| files.text(path).ok()?) else { continue };
        for tag in tags(text) {
            check_tag(files, custom, path, tag, findings);
            used.see(tag);
        }
    }
    used.report(custom, findings);
}

fn check_compiled(files: &Files, findings: &mut Findings) {
    match compile(files) {
        Err(crate::ThemeError::Templates(errors)) => {
            for error in errors {
                let place = error.place();
                let file = place.map_or("", |place| place.file.as_ref()).to_owned();
                let line = place.and_then(|place| usize::try_from(place.line).ok());
                findings.add(Level::Fatal, "GS005-TPL-ERR", &file, line, error.to_string());
            }
        }
        Err(error) => findings.add(Level::Fatal, "GS005-TPL-ERR", "", None, error.to_string()),
        Ok(_) => {}
    }
}

fn check_tag(files: &Files, custom: &[String], file: &str, tag: Tag<'_>, findings: &mut Findings) {
    let mut found = |level, code, message: String| findings.add(level, code, file, Some(tag.line), message);
    let name = tag.name;
    if tag.sign.contains('>') {
        let partial = name.trim_matches(['"', '\'']);
        let is_there = files.get(&format!("partials/{partial}.hbs")).is_some();
        let is_known = PARTIALS.iter().any(|(known, _)| *known == partial) || name.starts_with(['(', '@']);
        // A partial in a block has what to show in its place.
        if !is_there && !is_known && !tag.sign.contains('#') {
            found(Level::Fatal, "GS005-TPL-ERR", format!("there is no partial {partial}"));
        }
        return;
    }
    if is_call(tag) && !is_helper(name) {
        found(Level::Fatal, "GS005-TPL-ERR", format!("there is no helper {name}"));
    }
    match name {
        "twitter_url" => {
            found(
                Level::Warning,
                "GS001-DEPR-TWITTER-URL",
                "use social_url type=\"twitter\" instead".to_owned(),
            );
        }
        "facebook_url" => {
            found(
                Level::Warning,
                "GS001-DEPR-FACEBOOK-URL",
                "use social_url type=\"facebook\" instead".to_owned(),
            );
        }
        "get" => check_limit(tag.arguments, &mut found),
        "if" | "unless"
            if tag.sign == "#" && words(tag.arguments).filter(|word| !word.contains('=')).count() > 1 =>
        {
            let code = "GS090-NO-INVALID-CONDITIONAL-ARGUMENTS";
            found(Level::Fatal, code, format!("{name} takes one argument; match compares two"));
        }
        _ => {}
    }
    for global in globals(tag) {
        let mut parts = global.split('.');
        let (first, second) = (parts.next().unwrap_or_default(), parts.next());
        if !GLOBALS.contains(&first) {
            found(Level::Error, "GS120-NO-UNKNOWN-GLOBALS", format!("there is no @{first}"));
        }
        let setting = second.filter(|_| first == "custom");
        if let Some(setting) = setting.filter(|setting| !custom.iter().any(|known| known == setting)) {
            let code = "GS090-NO-UNKNOWN-CUSTOM-THEME-SETTINGS";
            found(Level::Fatal, code, format!("package.json has no setting {setting}"));
        }
    }
}

fn check_limit(arguments: &str, found: &mut dyn FnMut(Level, &'static str, String)) {
    let Some((_, limit)) = arguments.split_once("limit=") else { return };
    let limit = words(limit).next().unwrap_or_default().trim_matches(['"', '\'']);
    if limit == "all" {
        found(Level::Warning, "GS090-NO-LIMIT-ALL-IN-GET-HELPER", "all are at most 100".to_owned());
    } else if limit.parse::<u64>().is_ok_and(|limit| limit > 100) {
        found(
            Level::Warning,
            "GS090-NO-LIMIT-OVER-100-IN-GET-HELPER",
            "no more than 100 are given".to_owned(),
        );
    }
}

/// Whether the name must be a helper's: it has arguments, and is no path.
fn is_call(tag: Tag<'_>) -> bool {
    let arguments = tag.arguments.trim_end_matches('~');
    let is_name = tag.name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
    matches!(tag.sign, "" | "#" | "^") && is_name && !arguments.is_empty() && !arguments.starts_with("as |")
}

fn is_helper(name: &str) -> bool {
    BUILT_IN.contains(&name) || HELPERS.iter().any(|(helper, _)| *helper == name)
}

/// The words of arguments; what stands in quotes or parentheses is one.
fn words(arguments: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_u32;
    let mut quote = None;
    arguments
        .split(move |c: char| {
            match (quote, c) {
                (None, '"' | '\'') => quote = Some(c),
                (Some(open), c) if open == c => quote = None,
                (None, '(') => depth += 1,
                (None, ')') => depth = depth.saturating_sub(1),
                _ => {}
            }
            c.is_whitespace() && depth == 0 && quote.is_none()
        })
        .filter(|word| !word.is_empty() && *word != "~")
}

/// The paths behind `@` in a tag, without what stands in quotes.
fn globals(tag: Tag<'_>) -> Vec<&str> {
    let mut globals = Vec::new();
    let parts = std::iter::once(tag.name).chain(tag.arguments.split(['"', '\'']).step_by(2));
    for part in parts {
        for (at, _) in part.match_indices('@') {
            let path = part.get(at + 1..).unwrap_or_default().trim_start_matches("../");
            let end =
                path.find(|c: char| !(c.is_ascii_alphanumeric() || "._-".contains(c))).unwrap_or(path.len());
            globals.push(path.get(..end).unwrap_or_default());
        }
    }
    globals
}

/// What the templates use between them.
#[derive(Default)]
struct Used {
    helpers: BTreeSet<String>,
    settings: BTreeSet<String>,
    shows_title: bool,
}

impl Used {
    fn see(&mut self, tag: Tag<'_>) {
        self.helpers.insert(tag.name.to_owned());
        for global in globals(tag) {
            if let Some(setting) = global.strip_prefix("custom.") {
                self.settings.insert(setting.split('.').next().unwrap_or_default().to_owned());
            }
            self.shows_title |= global == "page.show_title_and_feature_image";
        }
    }

    fn report(&self, custom: &[String], findings: &mut Findings) {
        for (code, helper) in [("GS040-GH-REQ", "ghost_head"), ("GS040-GF-REQ", "ghost_foot")] {
            if !self.helpers.contains(helper) {
                findings.add(Level::Error, code, "default.hbs", None, format!("{helper} is missing"));
            }
        }
        for setting in custom.iter().filter(|setting| !self.settings.contains(*setting)) {
            let code = "GS100-NO-UNUSED-CUSTOM-THEME-SETTING";
            findings.add(
                Level::Error,
                code,
                "package.json",
                None,
                format!("no template uses @custom.{setting}"),
            );
        }
        if !self.shows_title {
            let code = "GS110-NO-MISSING-PAGE-BUILDER-USAGE";
            let message = "@page.show_title_and_feature_image is not used";
            findings.add(Level::Warning, code, "page.hbs", None, message);
        }
    }
}
