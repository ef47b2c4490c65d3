//! Casper, Ghost's bundled theme, against the pages that Ghost 6.65 gave for the same content.

use std::path::Path;
use std::process::Command;

use published::{Pagination, Post};
use serde_json::Value;
use theme::{Files, Level, Page, PageKind, Theme};

use crate::export::Export;
use crate::shared;

/// When the pages were recorded.
const RECORDED: i64 = 1_795_348_800_000;

/// Compares each pair of files as documents with the shared tool, and prints what differs.
const COMPARE: &str = r"
import difflib, json, sys
sys.path.insert(0, sys.argv[1])
import domdiff
rules, equal, pairs = domdiff.rules(sys.argv[2]), 0, json.load(open(sys.argv[3]))
for name, expected, actual in pairs:
    x, y = (domdiff.flat(open(path, encoding='utf-8').read(), rules) for path in (expected, actual))
    lines = [l for l in difflib.unified_diff(x, y, lineterm='', n=0) if not l.startswith(('---', '+++', '@@'))]
    equal += not lines
    if lines: print(f'{name}: {len(lines)} lines differ', *(l[:240] for l in lines[:8]), sep='\n    ')
print(f'equal {equal} of {len(pairs)}')
sys.exit(equal != len(pairs))
";

#[test]
fn casper_gives_the_pages_that_ghost_gives() {
    let Some(golden) = shared::data("data/golden") else { return };
    let Some(tools) = shared::data("tools") else { return };
    let Some(export) = shared::data("data/ghost-export-1000.json") else { return };
    let Some(images) = shared::data("data/content-images") else { return };
    let Some(folder) = shared::bundled_theme("casper") else { return };
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let has_html5lib = Command::new(&python).args(["-c", "import html5lib"]).status();
    if !has_html5lib.is_ok_and(|status| status.success()) {
        return shared::missing("Python's html5lib is not there").unwrap_or_default();
    }

    let theme = Theme::load(Files::from_dir(&folder).unwrap()).unwrap();
    let mut export = Export::read(&export, &images);
    export.take_texts(&golden.join("api"));
    let out = tempfile::tempdir().unwrap();
    let manifest: Value =
        serde_json::from_slice(&std::fs::read(golden.join("manifest.json")).unwrap()).unwrap();
    let mut pairs = Vec::new();
    for entry in manifest.as_array().unwrap().iter().filter(|entry| is_page(entry)) {
        let (file, path) = (entry["file"].as_str().unwrap(), entry["path"].as_str().unwrap());
        let page = page(&export, &theme, path.split('?').next().unwrap());
        let html = theme.render(&page, &export).unwrap_or_else(|error| panic!("{path}: {error}")).html;
        let actual = out.path().join(file.replace('/', "-"));
        std::fs::write(&actual, html).unwrap();
        pairs.push((file, golden.join(file), actual));
    }
    let list = out.path().join("pairs.json");
    std::fs::write(&list, serde_json::to_vec(&pairs).unwrap()).unwrap();
    let ignore = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden-ignore.txt");
    let compared =
        Command::new(&python).arg("-c").arg(COMPARE).arg(tools).arg(ignore).arg(list).output().unwrap();
    println!("{}{}", String::from_utf8_lossy(&compared.stdout), String::from_utf8_lossy(&compared.stderr));
    assert!(compared.status.success());
}

#[test]
fn ghosts_own_themes_stand_the_check() {
    for name in ["casper", "source"] {
        let Some(folder) = shared::bundled_theme(name) else { return };
        let found = theme::check(&Files::from_dir(&folder).unwrap());
        let bad: Vec<_> = found.iter().filter(|finding| finding.level <= Level::Error).collect();
        assert!(bad.is_empty(), "{name}: {bad:#?}");
    }
}

/// A page of the theme, asked for in the plainest way.
fn is_page(entry: &Value) -> bool {
    let file = entry["file"].as_str().unwrap_or_default();
    let is_html = entry["type"].as_str().is_some_and(|kind| kind.starts_with("text/html"));
    let is_answer = entry["status"] == 200 || entry["status"] == 404;
    file.starts_with("casper/") && !file.contains(".bin") && is_html && is_answer && entry["method"] == "GET"
}

/// What Ghost's router makes of a path.
fn page<'e>(export: &'e Export, theme: &Theme, path: &str) -> Page<'e> {
    let path = if path == "//" { "/" } else { path };
    let per_page = theme.manifest().posts_per_page;
    let parts: Vec<_> = path.split('/').filter(|part| !part.is_empty()).collect();
    let (parts, number) = match parts.as_slice() {
        [parts @ .., "page", number] => (parts, number.parse::<u32>().unwrap()),
        parts => (parts, 1),
    };
    let mut found = Page {
        kind: PageKind::Error { status: 404, message: "Page not found".into(), instead_of: Vec::new() },
        path: path.to_owned(),
        posts: Vec::new(),
        pagination: None,
        post: None,
        tag: None,
        author: None,
        data: Vec::new(),
        feed: Some("/rss/".into()),
        newsfeed: None,
        site: &export.site,
        config: &export.config,
        custom: &export.custom,
        member: None,
        now: RECORDED,
    };
    let list = |found: &mut Page<'_>, kind: PageKind, belongs: &dyn Fn(&&Post) -> bool| {
        let posts: Vec<_> = export.posts.iter().filter(belongs).collect();
        let pagination =
            Pagination::new(i64::from(number), i64::from(per_page), i64::try_from(posts.len()).unwrap());
        if i64::from(number) > pagination.pages {
            found.kind =
                PageKind::Error { status: 404, message: "Page not found.".into(), instead_of: Vec::new() };
        } else {
            let first = (number - 1) * per_page;
            found.posts = posts.into_iter().skip(first as usize).take(per_page as usize).cloned().collect();
            found.pagination = Some(pagination);
            found.kind = kind;
        }
    };
    match *parts {
        [] => list(
            &mut found,
            PageKind::List { name: "index".into(), templates: Vec::new(), is_collection: true },
            &|_| true,
        ),
        ["tag", slug] => {
            if let Some(tag) = export.tags.iter().find(|tag| tag.slug == slug && tag.is_public()) {
                found.tag = Some(tag.clone());
                list(&mut found, PageKind::Tag, &|post| post.tags.iter().any(|tag| tag.slug == slug));
            }
        }
        ["author", slug] => {
            if let Some(author) = export.authors.iter().find(|author| author.slug == slug) {
                found.author = Some(author.clone());
                list(&mut found, PageKind::Author, &|post| {
                    post.authors.iter().any(|author| author.slug == slug)
                });
            }
        }
        [slug] => {
            let all = export.posts.iter().chain(&export.pages);
            if let Some(post) = all.into_iter().find(|post| post.slug == slug) {
                found.kind = if post.is_page { PageKind::Page } else { PageKind::Post };
                found.post = Some(post.clone());
            }
        }
        _ => {}
    }
    found
}
