//! What we render, against what Ghost rendered: the shared corpus, and documents of our own.

use std::fs;
use std::path::Path;

use lexical::{Document, Manner, Options, Target, render};
use serde_json::Value;

use crate::corpus;

/// Documents that safe rendering makes something else of than Ghost. Why is said in `deviations`.
const DEVIATIONS: [&str; 10] = [
    "callout-formatted",
    "doc-autolink-unregistered",
    "doc-linebreak-directly-in-root",
    "doc-text-directly-in-root",
    "doc-unknown-element-with-children",
    "doc-unknown-node-top",
    "link-odd-urls",
    "post-every-card",
    "signup-labels-split",
    "zz-editor-session",
];

/// The names of the documents in `folder` that are not rendered as recorded.
fn differing(folder: &Path, defaults: &Path, manner: Manner) -> Vec<String> {
    let defaults = corpus::defaults(defaults);
    let mut differing = Vec::new();
    let (mut equal, mut all) = (0, 0);
    for name in corpus::names(folder) {
        let document = fs::read_to_string(folder.join(format!("{name}.json"))).unwrap();
        for (target, key) in [(Target::Web, "web"), (Target::Email, "email")] {
            let options = corpus::options(&defaults, folder, &name, target, manner);
            let rendered = render(&Document::parse(&document).unwrap(), &options, target);
            let recorded = fs::read_to_string(folder.join(format!("{name}.{key}.html"))).unwrap();
            all += 1;
            if rendered.html == recorded {
                equal += 1;
            } else {
                if !differing.contains(&name) {
                    differing.push(name.clone());
                }
                println!("{name}.{key}\n{}", first_difference(&recorded, &rendered.html));
            }
        }
    }
    println!("equal {equal} of {all}");
    assert!(all > 0);
    differing
}

fn first_difference(recorded: &str, rendered: &str) -> String {
    let at = recorded.bytes().zip(rendered.bytes()).take_while(|(one, other)| one == other).count();
    let excerpt = |text: &str| {
        let from = text.floor_char_boundary(at.saturating_sub(60));
        let to = text.floor_char_boundary(at + 100);
        text[from..to].to_owned()
    };
    format!("  recorded …{:?}\n  rendered …{:?}", excerpt(recorded), excerpt(rendered))
}

#[test]
fn every_document_of_the_corpus_can_be_rendered_as_ghost_does() {
    let Some(folder) = corpus::folder("") else { return };
    assert_eq!(differing(&folder, &folder, Manner::AsGhost), Vec::<String>::new());
}

#[test]
fn every_document_of_the_corpus_but_the_listed_ones_is_rendered_as_ghost_does() {
    let Some(folder) = corpus::folder("") else { return };
    assert_eq!(differing(&folder, &folder, Manner::Safe), DEVIATIONS);
}

/// Documents invented for this test, one in a line, with what Ghost made of them: every card with its fields set,
/// missing and odd, formats that overlap, lists in lists, and options other than the usual.
#[test]
fn invented_documents_are_rendered_as_ghost_does() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/render");
    let defaults = corpus::defaults(&folder);
    let documents = fs::read_to_string(folder.join("documents.jsonl")).unwrap();
    for line in documents.lines() {
        let fixture: Value = serde_json::from_str(line).unwrap();
        let field = |name: &str| fixture.get(name).unwrap().clone();
        for (target, key) in [(Target::Web, "web"), (Target::Email, "email")] {
            let options = Options::merged(defaults.get(key).unwrap(), &[field("options")], target).unwrap();
            let options = Options { manner: Manner::AsGhost, ..options };
            let rendered = render(&Document::from_value(field("document")), &options, target).html;
            assert_eq!(field(key).as_str().unwrap(), rendered, "{} for {key}", field("name"));
        }
    }
}
