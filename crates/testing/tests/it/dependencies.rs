//! What Courant depends on: only licences that may be shipped, only packages that were not turned down, only from the
//! public registry. The lists are those of deny.toml.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::workspace::{metadata, read, root};

fn rules() -> toml::Table {
    read(&root().join("deny.toml")).parse().unwrap()
}

/// The packages that are not our own.
fn others() -> Vec<Value> {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap();
    packages.iter().filter(|package| !package["source"].is_null()).cloned().collect()
}

#[test]
fn every_licence_may_be_shipped() {
    let rules = rules();
    let allowed = rules["licenses"]["allow"].as_array().unwrap();
    let allowed: BTreeSet<&str> = allowed.iter().filter_map(toml::Value::as_str).collect();
    let mut refused = Vec::new();
    for package in others() {
        let licence = package["license"].as_str().unwrap_or_default();
        if !is_allowed(licence, &allowed) {
            refused.push(format!("{} {}", package["name"], package["license"]));
        }
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

/// Whether some choice that an SPDX expression leaves is allowed; `/` is an older way to write `OR`.
fn is_allowed(expression: &str, allowed: &BTreeSet<&str>) -> bool {
    let expression = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let expression = expression.replace(" WITH ", "-WITH-");
    let words: Vec<&str> = expression.split_whitespace().collect();
    let mut words = words.as_slice();
    let allowed_word = |word: &str| allowed.contains(word.replace("-WITH-", " WITH ").as_str());
    any(&mut words, &allowed_word) && words.is_empty()
}

fn any(words: &mut &[&str], allowed: &dyn Fn(&str) -> bool) -> bool {
    let mut found = all(words, allowed);
    while words.first() == Some(&"OR") {
        *words = &words[1..];
        found |= all(words, allowed);
    }
    found
}

fn all(words: &mut &[&str], allowed: &dyn Fn(&str) -> bool) -> bool {
    let mut found = one(words, allowed);
    while words.first() == Some(&"AND") {
        *words = &words[1..];
        found &= one(words, allowed);
    }
    found
}

fn one(words: &mut &[&str], allowed: &dyn Fn(&str) -> bool) -> bool {
    let Some((first, rest)) = words.split_first() else { return false };
    *words = rest;
    if *first != "(" {
        return allowed(first);
    }
    let found = any(words, allowed);
    *words = words.get(1..).unwrap_or_default();
    found
}

#[test]
fn expressions_are_read_as_they_are_meant() {
    let allowed = BTreeSet::from(["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception"]);
    for (expression, is) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("MIT OR GPL-3.0", true),
        ("MIT AND GPL-3.0", false),
        ("(MIT OR Apache-2.0) AND GPL-3.0", false),
        ("GPL-3.0/MIT", true),
        ("Apache-2.0 WITH LLVM-exception", true),
        ("", false),
    ] {
        assert_eq!(is_allowed(expression, &allowed), is, "{expression}");
    }
}

#[test]
fn nothing_that_was_turned_down_came_in_by_the_back_door() {
    let rules = rules();
    let denied = rules["bans"]["deny"].as_array().unwrap();
    let denied: BTreeSet<&str> = denied.iter().filter_map(|ban| ban["name"].as_str()).collect();
    let names: Vec<String> = others()
        .iter()
        .map(|package| package["name"].as_str().unwrap().to_owned())
        .filter(|name| denied.contains(name.as_str()))
        .collect();
    assert!(names.is_empty(), "{}", names.join(", "));
}

#[test]
fn everything_comes_from_the_registry() {
    let elsewhere: Vec<Value> = others()
        .into_iter()
        .filter(|package| !package["source"].as_str().unwrap().starts_with("registry+"))
        .map(|package| package["name"].clone())
        .collect();
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
}
