//! What themes once wrote and Ghost no longer knows, found in the text of templates and style sheets.

use std::sync::LazyLock;

use regex::Regex;

use super::Level::{self, Error, Fatal, Warning};
use super::{Findings, ends, is_template, line_of};
use crate::files::Files;

/// How a thing is written.
enum Form {
    /// `{{path}}`; `#` stands for a number.
    Shown(&'static str),
    /// `{{#if path}}`
    Asked(&'static str),
    /// As this pattern says; what it is called.
    Like(&'static str, &'static str),
    /// A class of a style sheet, as this pattern says; what it is called.
    Styled(&'static str, &'static str),
}

use Form::{Asked, Like, Shown, Styled};

/// `{{#get … NAME="…"}}` with the author among its parts.
macro_rules! asks_for_author {
    ($name:literal) => {
        concat!(
            r"\{\{\s*#get.+",
            $name,
            r#"=["']\s*([\w\[\]]+,\s*)*\s*author\s*(\s*,\s?[\w\[\]]+)*\s*["'].*\}\}"#
        )
    };
}

/// gscan's codes of version 6 (Ghost 6.65), what they find and how bad it is.
const DEPRECATED: &[(&str, Level, Form)] = &[
    ("GS001-DEPR-PURL", Fatal, Like(r#"(?i)\{\{\s*pageUrl\b[\w\s='"]*\}\}"#, "pageUrl")),
    (
        "GS001-DEPR-MD",
        Error,
        Like(
            r#"(?i)<meta name=["']description["'] content=["']\{\{meta_description\}\}["']"#,
            "a description of the theme's own",
        ),
    ),
    ("GS001-DEPR-IMG", Fatal, Like(r#"\{\{\s*image\b[\w\s='"]*\}\}"#, "image")),
    ("GS001-DEPR-COV", Fatal, Shown("cover")),
    ("GS001-DEPR-AIMG", Error, Shown("author.image")),
    ("GS001-DEPR-PIMG", Fatal, Shown("post.image")),
    ("GS001-DEPR-BC", Fatal, Shown("@blog.cover")),
    ("GS001-DEPR-AC", Error, Shown("author.cover")),
    ("GS001-DEPR-TIMG", Fatal, Shown("tag.image")),
    ("GS001-DEPR-PAIMG", Error, Shown("post.author.image")),
    ("GS001-DEPR-PAC", Error, Shown("post.author.cover")),
    ("GS001-DEPR-PTIMG", Fatal, Shown("post.tags.[#].image")),
    ("GS001-DEPR-TSIMG", Fatal, Shown("tags.[#].image")),
    ("GS001-DEPR-CON-IMG", Fatal, Asked("image")),
    ("GS001-DEPR-CON-COV", Fatal, Asked("cover")),
    ("GS001-DEPR-CON-BC", Fatal, Asked("@blog.cover")),
    ("GS001-DEPR-CON-AC", Error, Asked("author.cover")),
    ("GS001-DEPR-CON-AIMG", Error, Asked("author.image")),
    ("GS001-DEPR-CON-PAC", Error, Asked("post.author.cover")),
    ("GS001-DEPR-CON-PAIMG", Error, Asked("post.author.image")),
    ("GS001-DEPR-CON-TIMG", Fatal, Asked("tag.image")),
    ("GS001-DEPR-CON-PTIMG", Fatal, Asked("post.tags.[#].image")),
    ("GS001-DEPR-CON-TSIMG", Fatal, Asked("tags.[#].image")),
    ("GS001-DEPR-PPP", Error, Shown("@blog.posts_per_page")),
    ("GS001-DEPR-C0H", Error, Like(r#"\{\{\s*content words=["']0["']\s*\}\}"#, "content words=\"0\"")),
    ("GS001-DEPR-CSS-AT", Error, Styled(r"\.archive-template[\s{]", ".archive-template")),
    ("GS001-DEPR-CSS-PATS", Error, Styled(r"\.page-template-\w+[\s{]", ".page-template-SLUG")),
    ("GS001-DEPR-EACH", Warning, Like(r"\{\{\s*#each\s*", "#each, which foreach replaces")),
    ("GS001-DEPR-USER-GET", Error, Like(r#"\{\{\s*#get ["']\s*users["']\s*"#, "#get \"users\"")),
    ("GS001-DEPR-AUTH-INCL", Error, Like(asks_for_author!("include"), "include=\"author\"")),
    ("GS001-DEPR-AUTH-FIELD", Error, Like(asks_for_author!("fields"), "fields=\"author\"")),
    (
        "GS001-DEPR-AUTH-FILT",
        Error,
        Like(r#"\{\{\s*#get.+filter=["']\s*([\w\[\]]+,\s*)*\s*author:.*["'].*\}\}"#, "filter=\"author:…\""),
    ),
    ("GS001-DEPR-AUTHBL", Error, Like(r"\{\{\s*#author\s*\}\}", "#author")),
    ("GS001-DEPR-CON-AUTH", Error, Like(r"\{\{\s*#if\s*author(\.\w+)*\s*\}\}", "#if author")),
    ("GS001-DEPR-CON-PAUTH", Error, Like(r"\{\{\s*#if\s*post\.author(\.\w+)*\s*\}\}", "#if post.author")),
    ("GS001-DEPR-AUTH", Error, Shown("author")),
    ("GS001-DEPR-AUTH-ID", Error, Shown("author.id")),
    ("GS001-DEPR-AUTH-SLUG", Error, Shown("author.slug")),
    ("GS001-DEPR-AUTH-MAIL", Error, Shown("author.email")),
    ("GS001-DEPR-AUTH-MT", Error, Shown("author.meta_title")),
    ("GS001-DEPR-AUTH-MD", Error, Shown("author.meta_description")),
    ("GS001-DEPR-AUTH-NAME", Error, Shown("author.name")),
    ("GS001-DEPR-AUTH-BIO", Error, Shown("author.bio")),
    ("GS001-DEPR-AUTH-LOC", Error, Shown("author.location")),
    ("GS001-DEPR-AUTH-WEB", Error, Shown("author.website")),
    ("GS001-DEPR-AUTH-TW", Error, Shown("author.twitter")),
    ("GS001-DEPR-AUTH-FB", Error, Shown("author.facebook")),
    ("GS001-DEPR-AUTH-PIMG", Error, Shown("author.profile_image")),
    ("GS001-DEPR-AUTH-CIMG", Error, Shown("author.cover_image")),
    ("GS001-DEPR-AUTH-URL", Error, Shown("author.url")),
    ("GS001-DEPR-PAUTH", Fatal, Shown("post.author")),
    ("GS001-DEPR-PAUTH-ID", Fatal, Shown("post.author.id")),
    ("GS001-DEPR-PAUTH-SLUG", Fatal, Shown("post.author.slug")),
    ("GS001-DEPR-PAUTH-MAIL", Fatal, Shown("post.author.email")),
    ("GS001-DEPR-PAUTH-MT", Fatal, Shown("post.author.meta_title")),
    ("GS001-DEPR-PAUTH-MD", Fatal, Shown("post.author.meta_description")),
    ("GS001-DEPR-PAUTH-NAME", Fatal, Shown("post.author.name")),
    ("GS001-DEPR-PAUTH-BIO", Fatal, Shown("post.author.bio")),
    ("GS001-DEPR-PAUTH-LOC", Fatal, Shown("post.author.location")),
    ("GS001-DEPR-PAUTH-WEB", Fatal, Shown("post.author.website")),
    ("GS001-DEPR-PAUTH-TW", Fatal, Shown("post.author.twitter")),
    ("GS001-DEPR-PAUTH-FB", Fatal, Shown("post.author.facebook")),
    ("GS001-DEPR-PAUTH-PIMG", Fatal, Shown("post.author.profile_image")),
    ("GS001-DEPR-PAUTH-CIMG", Fatal, Shown("post.author.cover_image")),
    ("GS001-DEPR-PAUTH-URL", Fatal, Shown("post.author.url")),
    ("GS001-DEPR-PAID", Fatal, Shown("post.author_id")),
    ("GS001-DEPR-NAUTH", Fatal, Like(r"\{\{\s*(#|#if)?\s*\.\./author(\.\S*?)?\s*\}\}", "../author")),
    ("GS001-DEPR-IUA", Error, Like(r"\{\{\s*img_url\s*(author.).*\}\}", "img_url author.…")),
    ("GS001-DEPR-BLOG", Error, Like(r"\{\{\s*@blog\.[a-zA-Z0-9_]+\s*\}\}", "@blog, which @site replaces")),
    ("GS001-DEPR-BPL", Fatal, Shown("@blog.permalinks")),
    ("GS001-DEPR-SPL", Fatal, Shown("@site.permalinks")),
    ("GS001-DEPR-SGH", Fatal, Shown("@site.ghost_head")),
    ("GS001-DEPR-SGF", Fatal, Shown("@site.ghost_foot")),
    ("GS001-DEPR-LANG", Error, Shown("lang")),
    ("GS001-DEPR-CSS-KGMD", Warning, Styled(r"\.kg-card-markdown", ".kg-card-markdown")),
    ("GS001-DEPR-AC-2", Error, Shown("primary_author.cover")),
    ("GS001-DEPR-AC-3", Error, Shown("authors.[#].cover")),
    ("GS001-DEPR-AIMG-2", Error, Shown("primary_author.image")),
    // gscan asks for the cover under this code too.
    ("GS001-DEPR-AIMG-3", Error, Shown("authors.[#].cover")),
    ("GS001-DEPR-PAC-2", Error, Shown("post.primary_author.cover")),
    ("GS001-DEPR-PAC-3", Error, Shown("post.authors.[#].cover")),
    ("GS001-DEPR-PAIMG-2", Error, Shown("post.primary_author.image")),
    ("GS001-DEPR-PAIMG-3", Error, Shown("post.authors.[#].image")),
    ("GS001-DEPR-CON-AC-2", Error, Asked("primary_author.cover")),
    ("GS001-DEPR-CON-AC-3", Error, Asked("authors.[#].cover")),
    ("GS001-DEPR-CON-AIMG-2", Error, Asked("primary_author.image")),
    ("GS001-DEPR-CON-AIMG-3", Error, Asked("authors.[#].image")),
    ("GS001-DEPR-CON-PAC-2", Error, Asked("post.primary_author.cover")),
    ("GS001-DEPR-CON-PAC-3", Error, Asked("post.authors.[#].cover")),
    ("GS001-DEPR-CON-PAIMG-2", Error, Asked("post.primary_author.image")),
    ("GS001-DEPR-CON-PAIMG-3", Error, Asked("post.authors.[#].image")),
    ("GS001-DEPR-ESC", Error, Like(r"\{\{\s*(error\.)?code\s*\}\}", "error.code")),
    ("GS001-DEPR-LABS-MEMBERS", Error, Like(r"@labs\.members", "@labs.members")),
    ("GS001-DEPR-CURR-SYM", Error, Like(r"currency_symbol", "currency_symbol")),
    ("GS001-DEPR-SITE-LANG", Error, Like(r"@site\.lang", "@site.lang, which @site.locale replaces")),
    ("GS001-DEPR-TWITTER-URL", Warning, Like(r"\{\{\s*twitter_url(\s+[^}]*)?\s*\}\}", "twitter_url")),
    ("GS001-DEPR-FACEBOOK-URL", Warning, Like(r"\{\{\s*facebook_url(\s+[^}]*)?\s*\}\}", "facebook_url")),
    (
        "GS001-DEPR-AMP-TEMPLATE",
        Warning,
        Like(r"(?i)<html\s+(amp|⚡)(\s|>)|<html\s+[^>]*\s(amp|⚡)(\s|>)", "AMP"),
    ),
    ("GS080-NO-EMPTY-TRANSLATIONS", Error, Like(EMPTY_TRANSLATION, "t without a text")),
];

/// `{{t}}` with nothing, or one mark, or nothing between two of the same.
const EMPTY_TRANSLATION: &str = r#"\{\{\s*t\s*("\s*"|'\s*'|“\s*“|”\s*”|["'“”])?\s*\}\}"#;

/// The same that gscan asks only of a theme made for the third version of Ghost's API.
const OF_VERSION_3: &[(&str, Level, Form)] = &[
    (
        "GS080-FEACH-POSTS",
        Warning,
        Like(r"\{\{\s*#foreach\s*\w*\s*\}\}", "#foreach of posts of all visibilities"),
    ),
    ("GS080-CARD-LAST4", Warning, Like("default_payment_card_last4", "default_payment_card_last4")),
    (
        "GS080-FEACH-PV",
        Level::Recommendation,
        Like(
            r#"\{\{\s*#foreach\b[\w\s='"]*visibility=["']all["'][\w\s='"]*\}\}"#,
            "#foreach visibility=\"all\"",
        ),
    ),
];

/// A rule with its pattern read.
struct Rule {
    code: &'static str,
    level: Level,
    what: String,
    pattern: Regex,
    is_style: bool,
}

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| DEPRECATED.iter().filter_map(rule).collect());
static RULES_OF_VERSION_3: LazyLock<Vec<Rule>> =
    LazyLock::new(|| OF_VERSION_3.iter().filter_map(rule).collect());

fn rule((code, level, form): &(&'static str, Level, Form)) -> Option<Rule> {
    let path = |path: &str| regex::escape(path).replace(r"\#", "[0-9]+");
    let (pattern, what, is_style) = match form {
        Shown(name) => (format!(r"\{{\{{\s*{}\s*\}}\}}", path(name)), (*name).to_owned(), false),
        Asked(name) => (format!(r"\{{\{{\s*#if\s*{}\s*\}}\}}", path(name)), format!("#if {name}"), false),
        Like(pattern, what) => ((*pattern).to_owned(), (*what).to_owned(), false),
        Styled(pattern, what) => ((*pattern).to_owned(), (*what).to_owned(), true),
    };
    // As in JavaScript, letters are those of ASCII and dots end with the line.
    let pattern = Regex::new(&pattern.replace(r"\w", "[A-Za-z0-9_]")).ok()?;
    Some(Rule { code, level: *level, what, pattern, is_style })
}

pub(super) fn check(files: &Files, api: Option<&str>, findings: &mut Findings) {
    let more: &[Rule] = if api == Some("v3") { &RULES_OF_VERSION_3 } else { &[] };
    for (path, content) in files.iter() {
        let is_style = ends(path, ".css");
        if !is_style && !is_template(path) {
            continue;
        }
        let text = String::from_utf8_lossy(content);
        for rule in RULES.iter().chain(more).filter(|rule| rule.is_style == is_style) {
            let is_at_home = rule.code == "GS001-DEPR-AUTHBL" && path == "author.hbs";
            if let Some(found) = rule.pattern.find(&text).filter(|_| !is_at_home) {
                let message = format!("{} is out of use", rule.what);
                findings.add(rule.level, rule.code, path, Some(line_of(&text, found.start())), message);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{DEPRECATED, OF_VERSION_3, RULES, RULES_OF_VERSION_3};

    #[test]
    fn every_pattern_can_be_read() {
        assert_eq!(RULES.len(), DEPRECATED.len());
        assert_eq!(RULES_OF_VERSION_3.len(), OF_VERSION_3.len());
    }

    #[test]
    fn patterns_find_what_they_are_for() {
        let finds = |code: &str, text: &str| {
            RULES.iter().any(|rule| rule.code == code && rule.pattern.is_match(text))
        };
        for (code, text) in [
            ("GS001-DEPR-PTIMG", "{{ post.tags.[12].image }}"),
            ("GS001-DEPR-CON-BC", "{{#if @blog.cover}}"),
            ("GS001-DEPR-AUTH-INCL", "{{#get \"posts\" include=\"tags, author\"}}"),
            ("GS001-DEPR-NAUTH", "{{#if ../author.name}}"),
            ("GS080-NO-EMPTY-TRANSLATIONS", "{{t \"\"}}"),
            ("GS001-DEPR-AMP-TEMPLATE", "<html lang=\"en\" ⚡>"),
        ] {
            assert!(finds(code, text), "{code} does not find {text}");
        }
        assert!(!finds("GS001-DEPR-AUTH-INCL", "{{#get \"posts\" include=\"authors\"}}"));
        assert!(!finds("GS001-DEPR-COV", "{{cover_image}}"));
        assert!(!finds("GS080-NO-EMPTY-TRANSLATIONS", "{{t \"Home\"}}"));
    }
}
