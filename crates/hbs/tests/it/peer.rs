//! Generated templates rendered by the engine and by handlebars.js itself, which is fetched with npm.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use proptest::prop_oneof;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Map, Value as Json, json};

use crate::case_helpers;
use crate::generate::{Case, case, soup};
use crate::support::{render_with, shared, skip};

/// How many templates are compared, unless `HBS_PEER_CASES` says otherwise.
const CASES: usize = 2000;

#[test]
fn generated_templates_render_as_in_handlebars_js() {
    let Some(helpers) = shared("data/handlebars-cases-helpers.js") else { return };
    let Some(library) = library() else { return };
    let cases = cases();
    let answers = ask(&library, &helpers, &cases);
    let mut pages = 0;
    let mut wrong: Vec<String> = Vec::new();
    for (case, expected) in cases.iter().zip(&answers) {
        let partials: Vec<_> = case.partials.iter().map(|(name, source)| (*name, source.as_str())).collect();
        let found =
            render_with(case_helpers::builder(), &case.template, &partials, &case.context, &case.data);
        pages += usize::from(found.is_ok());
        let equal = match &found {
            Ok(page) => expected["ok"] == **page,
            Err(_) => expected["err"].is_string(),
        } || expected["err"].as_str().is_some_and(stumbles);
        if !equal {
            wrong.push(format!("{case:#?}\nhandlebars.js: {expected}\nthe engine:    {found:?}"));
        }
    }
    wrong.sort_by_key(String::len);
    assert!(
        wrong.is_empty(),
        "{} of {} differ; the shortest:\n{}",
        wrong.len(),
        cases.len(),
        wrong.iter().take(3).cloned().collect::<Vec<_>>().join("\n")
    );
    assert!(pages * 3 > cases.len(), "only {pages} of {} templates could be rendered", cases.len());
}

/// Whether handlebars.js fails on `as |x|` of a block that gives no values; for the engine `x` is undefined there.
fn stumbles(message: &str) -> bool {
    matches!(message.strip_prefix("Cannot read properties of undefined (reading '"), Some("0')" | "1')"))
}

/// The same cases in every run, unless `HBS_PEER_SEED` gives a number to begin with.
fn cases() -> Vec<Case> {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<usize>().ok());
    let mut seed = [7; 32];
    let start = number("HBS_PEER_SEED").unwrap_or(0).to_le_bytes();
    seed[..start.len()].copy_from_slice(&start);
    let random = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let mut runner = TestRunner::new_with_rng(Config::default(), random);
    let strategy = prop_oneof![3 => case(), 1 => soup()];
    let count = number("HBS_PEER_CASES").unwrap_or(CASES);
    (0..count).map(|_| strategy.new_tree(&mut runner).expect("a case").current()).collect()
}

/// Where handlebars.js is, once npm has put it into the target folder.
fn library() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("handlebars-js");
    let library = folder.join("node_modules/handlebars");
    if library.exists() {
        return Some(library);
    }
    std::fs::create_dir_all(&folder).expect("the target folder is writable");
    let installed = Command::new("npm")
        .args(["install", "--no-save", "--no-audit", "--no-fund", "--prefix"])
        .arg(&folder)
        .arg("handlebars@4.7")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    if installed.is_ok_and(|status| status.success()) && library.exists() {
        return Some(library);
    }
    skip("npm cannot fetch handlebars.js");
    None
}

/// The answers of handlebars.js, from one process.
fn ask(library: &Path, helpers: &Path, cases: &[Case]) -> Vec<Json> {
    let cases: Vec<Json> = cases
        .iter()
        .map(|case| {
            let partials: Map<_, _> =
                case.partials.iter().map(|(name, source)| ((*name).to_owned(), json!(source))).collect();
            json!({"template": case.template, "partials": partials, "context": case.context, "data": case.data})
        })
        .collect();
    let mut node = Command::new("node")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/peer.cjs"))
        .args([library, helpers])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node runs where npm does");
    let mut input = node.stdin.take().expect("a pipe");
    let text = Json::Array(cases).to_string();
    input.write_all(text.as_bytes()).expect("node reads its input to the end");
    drop(input);
    let output = node.wait_with_output().expect("node ends");
    assert!(output.status.success(), "node failed");
    serde_json::from_slice(&output.stdout).expect("node answers in JSON")
}
