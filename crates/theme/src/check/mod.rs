//! What is wrong with a theme, or will be: what Ghost's own checker says, under its codes, with file and line.

mod deprecated;
mod layouts;
mod package;
mod rules;
mod styles;
mod templates;
mod texts;
mod walk;

use crate::files::Files;

/// One thing to know about a theme.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Finding {
    /// How bad it is.
    pub level: Level,
    /// As Ghost's checker (gscan 6) names the rule.
    pub code: &'static str,
    /// The file by its path within the theme.
    pub file: String,
    /// The line, from 1; none where the file as a whole is meant.
    pub line: Option<usize>,
    /// What is wrong, for the theme's author.
    pub message: String,
}

/// How bad a finding is, the worst first.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Level {
    /// The theme cannot be used.
    Fatal,
    /// Something will not work.
    Error,
    /// Something should be done in another way.
    Warning,
    /// Something could be better.
    Recommendation,
}

/// Everything that is wrong with a theme, the worst first; nothing if all is well.
pub fn check(files: &Files) -> Vec<Finding> {
    let mut findings = Findings(Vec::new());
    let package = package::check(files, &mut findings);
    deprecated::check(files, package.api.as_deref(), &mut findings);
    templates::check(files, &package.settings, &mut findings);
    layouts::check(files, &mut findings);
    texts::check(files, &mut findings);
    styles::check(files, package.card_assets.as_ref(), &mut findings);
    findings.0.sort();
    findings.0.dedup();
    findings.0
}

struct Findings(Vec<Finding>);

impl Findings {
    fn has(&self, code: &str, file: &str) -> bool {
        self.0.iter().any(|finding| finding.code == code && finding.file == file)
    }

    fn add(
        &mut self,
        level: Level,
        code: &'static str,
        file: &str,
        line: Option<usize>,
        message: impl Into<String>,
    ) {
        self.0.push(Finding { level, code, file: file.to_owned(), line, message: message.into() });
    }
}

/// Whether a file is a template.
fn is_template(path: &str) -> bool {
    ends(path, ".hbs")
}

/// Whether a path has this ending, letter by letter.
fn ends(path: &str, ending: &str) -> bool {
    path.strip_suffix(ending).is_some()
}

/// The line of a place in a text, from 1.
fn line_of(text: &str, at: usize) -> usize {
    1 + text.get(..at).unwrap_or_default().matches('\n').count()
}

#[cfg(test)]
mod tests {
    use super::{Level, check};
    use crate::files::Files;

    const PACKAGE: &str = r#"{"name": "small", "version": "1.0.0", "author": {"email": "a@example.com"},
        "keywords": ["ghost-theme"], "config": {"posts_per_page": 10, "card_assets": true}}"#;
    const DEFAULT: &str = "<html><body>{{ghost_head}}{{{body}}}{{ghost_foot}}</body></html>";
    const PAGE: &str = "{{#if @page.show_title_and_feature_image}}x{{/if}}";
    const STYLE: &str =
        ".kg-width-wide{} .kg-width-full{} a{font-family: var(--gh-font-heading, var(--gh-font-body))}";

    fn codes(changes: &[(&str, &str)]) -> Vec<(Level, &'static str, Option<usize>)> {
        let mut files = Files::default();
        let well = [("package.json", PACKAGE), ("default.hbs", DEFAULT), ("page.hbs", PAGE)];
        let more = [("index.hbs", "{{!< default}}"), ("post.hbs", "{{!< default}}"), ("assets/a.css", STYLE)];
        for (path, text) in well.iter().chain(&more).chain(changes) {
            files.insert(*path, *text).unwrap();
        }
        check(&files).into_iter().map(|finding| (finding.level, finding.code, finding.line)).collect()
    }

    #[test]
    fn nothing_is_said_of_a_theme_in_order() {
        assert_eq!(codes(&[]), []);
    }

    #[test]
    fn what_stops_a_theme_comes_first() {
        let found = codes(&[("index.hbs", "a\n{{#if}"), ("partials/a.hbs", "{{facebook_url}}")]);
        assert_eq!(
            found.first().map(|(level, code, _)| (*level, *code)),
            Some((Level::Fatal, "GS005-TPL-ERR"))
        );
        assert!(found.contains(&(Level::Warning, "GS001-DEPR-FACEBOOK-URL", Some(1))), "{found:?}");
    }

    #[test]
    fn helpers_and_partials_that_are_not_there_are_found_with_their_line() {
        let found = codes(&[("post.hbs", "{{!< default}}\n{{shout title}}\n{{> \"none\"}}")]);
        assert_eq!(
            found,
            [(Level::Fatal, "GS005-TPL-ERR", Some(2)), (Level::Fatal, "GS005-TPL-ERR", Some(3))]
        );
    }

    #[test]
    fn unknown_data_and_too_large_questions_are_found() {
        let found = codes(&[(
            "post.hbs",
            "{{@blog.title}}\n{{#get \"posts\" limit=\"all\"}}{{/get}}{{@custom.none}}",
        )]);
        let expected = [
            (Level::Error, "GS001-DEPR-BLOG", Some(1)),
            (Level::Error, "GS090-NO-UNKNOWN-CUSTOM-THEME-SETTINGS", Some(2)),
            (Level::Error, "GS120-NO-UNKNOWN-GLOBALS", Some(1)),
            (Level::Warning, "GS090-NO-LIMIT-ALL-IN-GET-HELPER", Some(2)),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_package_json_that_says_too_little_is_told_what_is_missing() {
        let found =
            codes(&[("package.json", r#"{"name": "Small Theme", "config": {"posts_per_page": "x"}}"#)]);
        let codes: Vec<_> = found.iter().map(|(_, code, _)| *code).collect();
        for code in ["GS010-PJ-NAME-LC", "GS010-PJ-NAME-HY", "GS010-PJ-VERSION-REQ", "GS010-PJ-CONF-PPP-INT"]
        {
            assert!(codes.contains(&code), "{code}: {codes:?}");
        }
    }
}
