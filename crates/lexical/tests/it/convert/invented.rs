//! Inputs of our own beside what Ghost's converters make of them, one pair of JSON values on each line.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// Compares every line of a file of pairs. `CONVERT_CASES` names another folder with files of the same names.
fn compare(file: &str, convert: impl Fn(&str) -> Value) {
    let folder = std::env::var_os("CONVERT_CASES")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/convert"), PathBuf::from);
    let Ok(text) = fs::read_to_string(folder.join(file)) else { return };
    let (mut equal, mut all) = (0, 0);
    for line in text.lines() {
        let [source, wanted]: [Value; 2] = serde_json::from_str(line).unwrap();
        // As text, because the order of the fields counts.
        let (made, wanted) = (convert(source.as_str().unwrap()).to_string(), wanted.to_string());
        all += 1;
        if made == wanted {
            equal += 1;
        } else {
            println!("{source}\n  wanted {wanted}\n  made   {made}");
        }
    }
    println!("{file}: equal {equal} of {all}");
    assert_eq!(equal, all);
}

#[test]
fn invented_html_becomes_the_document_that_ghost_makes_of_it() {
    compare("html.jsonl", lexical::from_html::to_lexical);
}

#[test]
fn invented_mobiledocs_become_the_documents_that_ghost_makes_of_them() {
    compare("from-mobiledoc.jsonl", |text| lexical::mobiledoc::to_lexical(text).unwrap());
}

#[test]
fn invented_documents_become_the_mobiledocs_that_ghost_makes_of_them() {
    compare("to-mobiledoc.jsonl", |text| {
        lexical::mobiledoc::from_lexical(&serde_json::from_str(text).unwrap())
    });
}

#[test]
fn invented_markdown_becomes_the_html_of_ghosts_markdown_card() {
    compare("markdown.jsonl", |text| Value::String(lexical::markdown::to_html(text)));
}
