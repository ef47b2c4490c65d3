//! The shared corpus of Ghost's own results.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// The folder of the corpus beside the repository; `None` where it is absent, which is an error only in CI.
fn corpus(folder: &str) -> Option<PathBuf> {
    let shared = std::env::var_os("COURANT_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let folder = shared.join("data/lexical-corpus").join(folder);
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var("CI").as_deref() != Ok("true"), "no corpus at {}", folder.display());
    println!("skipped: no corpus at {}", folder.display());
    None
}

/// Compares what `convert` makes of every NAME + `from` with NAME + `to`. Prints and counts what differs.
fn compare(
    folder: &str,
    from: &str,
    to: &str,
    convert: impl Fn(&str) -> String,
    expected: impl Fn(&str) -> String,
) {
    let Some(folder) = corpus(folder) else { return };
    let (mut equal, mut all) = (0, 0);
    let mut differing = Vec::new();
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let Some(name) = path.file_name().unwrap().to_str().unwrap().strip_suffix(from).map(str::to_owned)
        else {
            continue;
        };
        let wanted = expected(&fs::read_to_string(folder.join(format!("{name}{to}"))).unwrap());
        let made = convert(&fs::read_to_string(&path).unwrap());
        all += 1;
        if made == wanted {
            equal += 1;
        } else {
            println!("{name}\n  wanted {wanted}\n  made   {made}");
            differing.push(name);
        }
    }
    println!("equal {equal} of {all}");
    assert!(differing.is_empty() && all > 0, "differ: {differing:?}");
}

fn json(text: &str) -> String {
    serde_json::from_str::<Value>(text).unwrap().to_string()
}

#[test]
fn html_becomes_the_document_that_ghost_makes_of_it() {
    compare("from-html", ".html", ".json", |html| lexical::from_html::to_lexical(html).to_string(), json);
}

#[test]
fn mobiledoc_becomes_the_document_that_ghost_makes_of_it() {
    let convert = |text: &str| lexical::mobiledoc::to_lexical(text).unwrap().to_string();
    compare("from-mobiledoc", ".mobiledoc.json", ".json", convert, json);
}

#[test]
fn a_document_becomes_the_mobiledoc_that_ghost_makes_of_it() {
    let Some(documents) = corpus("") else { return };
    let Some(folder) = corpus("to-mobiledoc") else { return };
    let mut all = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name =
            path.file_name().unwrap().to_str().unwrap().strip_suffix(".mobiledoc.json").unwrap().to_owned();
        let Ok(document) = fs::read_to_string(documents.join(format!("{name}.json"))) else { continue };
        let document: Value = serde_json::from_str(&document).unwrap();
        let made = lexical::mobiledoc::from_lexical(&document).to_string();
        assert_eq!(made, json(&fs::read_to_string(&path).unwrap()), "{name}");
        all += 1;
    }
    println!("equal {all} of {all}");
}

#[test]
fn markdown_becomes_the_html_of_ghosts_markdown_card() {
    compare("markdown", ".md", ".html", lexical::markdown::to_html, str::to_owned);
}
