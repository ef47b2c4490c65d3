//! Templates with the answers that handlebars.js gave.

use serde_json::{Map, Value as Json};

use crate::case_helpers;
use crate::support::{render_with, shared};

/// handlebars.js says in its own way that a value is not a function; the engine says which one.
const WORDED_OTHERWISE: &[&str] = &["missing-inline-args-field"];

#[test]
fn every_recorded_case_is_equal() {
    let Some(file) = shared("data/handlebars-cases.json") else { return };
    let cases: Vec<Json> = serde_json::from_slice(&std::fs::read(file).expect("readable")).expect("JSON");
    assert_eq!(cases.len(), 113);
    let mut wrong = Vec::new();
    for case in &cases {
        let text = |name: &str| case[name].as_str().expect("text");
        let fields = |name: &str| case[name].as_object().cloned().unwrap_or_else(Map::new);
        let partials = fields("partials");
        let partials: Vec<_> =
            partials.iter().map(|(name, source)| (name.as_str(), source.as_str().expect("text"))).collect();
        // handlebars.js knows no layouts; one that is nothing but its body changes nothing.
        let builder = case_helpers::builder().template("default", "{{{body}}}", "default.hbs");
        let result = render_with(builder, text("template"), &partials, &case["context"], &fields("data"));
        let expected = &case["expected"];
        let equal = match &result {
            Ok(page) => expected["ok"] == **page,
            Err(_) if WORDED_OTHERWISE.contains(&text("id")) => expected["err"].is_string(),
            Err(error) => expected["err"] == error.problem().to_string(),
        };
        if !equal {
            wrong.push(format!("{}: {expected} but {result:?}", text("id")));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
