//! What the check says, against what gscan says of the same themes.
//!
//! gscan comes from the package registry. The themes are those that come with Ghost, and those in the folder
//! `COURANT_THEMES`, one folder each.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use theme::{Files, Level};

use crate::shared;

/// Prints what gscan finds in each theme: level, code and file.
const ASK: &str = r"
const gscan = require('gscan');
(async () => {
    const said = {};
    for (const folder of process.argv.slice(1)) {
        const theme = gscan.format(await gscan.check(folder, {checkVersion: 'v6'}), {checkVersion: 'v6'});
        said[folder] = ['error', 'warning', 'recommendation'].flatMap(level => theme.results[level].flatMap(found =>
            found.failures.map(({ref}) => [found.fatal ? 'fatal' : level, found.code, ref])));
    }
    console.log(JSON.stringify(said));
})();
";

#[test]
fn the_check_says_what_gscan_says() {
    let Some(gscan) = shared::gscan() else { return };
    let mut themes: Vec<PathBuf> =
        ["casper", "source"].iter().filter_map(|name| shared::bundled_theme(name)).collect();
    let wrong = everything_wrong();
    themes.push(wrong.path().join("wrong"));
    if let Some(folder) = std::env::var_os("COURANT_THEMES") {
        themes.extend(std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()));
    }
    themes.sort();
    let asked =
        Command::new("node").arg("-e").arg(ASK).args(&themes).env("NODE_PATH", gscan).output().unwrap();
    let said: Value = serde_json::from_slice(&asked.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&asked.stderr)));
    let (mut same, mut theirs, mut ours, mut differ) = (0, 0, 0, Vec::new());
    for theme in &themes {
        let (gscan, courant) = (of_gscan(&said[theme.to_str().unwrap()]), of_courant(theme));
        same += gscan.intersection(&courant).count();
        theirs += gscan.len();
        ours += courant.len();
        let name = theme.file_name().unwrap().display();
        differ.extend(gscan.difference(&courant).map(|found| format!("{name}: gscan alone: {found:?}")));
        differ.extend(courant.difference(&gscan).map(|found| format!("{name}: Courant alone: {found:?}")));
    }
    println!("{} themes: gscan finds {theirs}, Courant {ours}, both {same}", themes.len());
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

type Found = (String, String, String);

fn of_gscan(said: &Value) -> BTreeSet<Found> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let found: BTreeSet<Found> = said
        .as_array()
        .unwrap()
        .iter()
        .map(|found| (text(&found[0]), text(&found[1]), text(&found[2])))
        .collect();
    let has = |code: &str, file: &str| found.iter().any(|(_, other, place)| other == code && place == file);
    // Without a package.json that can be read, gscan names every rule about what stands in it.
    let is_unreadable = has("GS010-PJ-REQ", "package.json") || has("GS010-PJ-PARSE", "package.json");
    let is_repeated = |code: &str, file: &str| {
        (is_unreadable && code.starts_with("GS010") && !["GS010-PJ-REQ", "GS010-PJ-PARSE"].contains(&code))
            // A template that it can't read, gscan names a second time here.
            || (code == "GS120-NO-UNKNOWN-GLOBALS" && has("GS005-TPL-ERR", file))
    };
    found.iter().filter(|(_, code, file)| !is_repeated(code, file)).cloned().collect()
}

fn of_courant(theme: &Path) -> BTreeSet<Found> {
    let level = |level: Level| match level {
        Level::Fatal => "fatal",
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Recommendation => "recommendation",
    };
    let found = theme::check(&Files::from_dir(theme).unwrap());
    found
        .into_iter()
        .map(|found| (level(found.level).to_owned(), found.code.to_owned(), found.file))
        .collect()
}

/// A theme that does in a few lines most of what a theme should not.
fn everything_wrong() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in WRONG {
        let file = folder.path().join("wrong").join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
    folder
}

const WRONG: &[(&str, &str)] = &[
    (
        "package.json",
        r#"{"name": "Wrong_Theme", "version": "1.0", "author": {"email": "nobody@nowhere"}, "keywords": ["ghost"],
        "engines": {"ghost-api": "v3"}, "config": {"posts_per_page": 0, "card_assets": {"include": ["gallery", "audio"]},
        "custom": {
            "Loud": {"type": "boolean", "default": "yes", "group": "footer"},
            "colour": {"type": "color", "default": "red", "visibility": "shade:[Dark"},
            "shade": {"type": "select", "options": ["Dark", "Light"], "default": "Blue", "visibility": "tone:Dark"},
            "few": {"type": "select", "options": ["One"], "default": "One"},
            "picture": {"type": "image", "default": "a.png"},
            "odd": {"type": "number"},
            "long": {"type": "text", "description": "12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901"}
        }}}"#,
    ),
    (
        "index.hbs",
        "{{!< default}}\n{{#if @blog.cover}}{{@blog.cover}}{{@blog.title}}{{/if}}{{cover}}{{image}}\n\
         {{#foreach posts}}{{author}} {{author.name}} {{#if author.cover}}{{/if}}{{/foreach}}\n\
         {{#each posts}}{{/each}}{{#get \"users\" limit=\"all\"}}{{/get}}\n\
         {{#get \"posts\" include=\"tags,author\" fields=\"author\" filter=\"author:x\" limit=\"101\"}}{{/get}}\n\
         {{#match @custom.shade \"=\" \"Pink\"}}{{/match}}{{#if @custom.none}}{{/if}}{{@nothing}}{{#foreach @less}}{{/foreach}}\n\
         {{#if a b}}{{/if}}{{#unless img_url}}{{/unless}}{{@page.size}}{{#if}}{{/if}}\n\
         {{products}}{{@product}}{{@products}}{{@member.products}}{{@price.monthly}}{{@price.currency}}\n\
         {{#foreach tiers}}{{@price.currency}}{{/foreach}}\n\
         {{#get \"tiers\"}}{{#foreach benefits}}{{name}}{{/foreach}}{{monthly_price.amount}}{{/get}}\n\
         {{t \"\"}}{{twitter_url}}{{facebook_url}}{{lang}}{{@labs.members}}{{@site.lang}}{{currency_symbol}}\n\
         <link href=\"/assets/a.css\"><script src='//elsewhere.example/assets/b.js'></script>",
    ),
    (
        "post.hbs",
        "{{#post}}{{author}}{{../author.name}}{{post.tags.[0].image}}{{/post}}{{> \"none\"}}{{shout \"x\"}}",
    ),
    (
        "author.hbs",
        "{{#author}}{{name}}{{/author}}{{> (lookup . \"x\")}}{{#> (lookup . \"x\")}}{{/undefined}}",
    ),
    ("tag.hbs", "{{#if}"),
    ("default.hbs", "{{!< ring}}<html amp>{{#> frame}}{{#*inline \"inside\"}}{{/inline}}{{/frame}}"),
    ("ring.hbs", "{{!< default}}{{> frame}}"),
    ("partials/frame.hbs", "{{> inside}}{{@unknown}}{{#foreach}}{{/foreach}}{{pageUrl}}"),
    ("partials/unused.hbs", "{{@unseen}}{{#if}{{image}}"),
    ("assets/css/a.css", ".archive-template {} .page-template-x {} .kg-card-markdown, .kg-callout-card {}"),
    ("assets/js/a.js", "ghost.url.api('posts')"),
    ("locales/de.json", "{\"a\": }"),
];
