//! How source files are: short, with a word about what they are for, and SQL only where it belongs.

use std::path::Path;

use crate::workspace::{read, rust_files, shown};

/// A file that is longer has more than one subject.
const LONGEST: usize = 400;
/// Names that say nothing.
const NAMELESS: [&str; 6] = ["utils", "util", "common", "misc", "manager", "service"];
/// How statements begin.
const STATEMENTS: [&str; 6] =
    ["select ", "insert into ", "update ", "delete from ", "create table ", "drop "];

#[test]
fn no_file_is_longer_than_one_subject_needs() {
    let mut long = Vec::new();
    for file in rust_files("src").into_iter().chain(rust_files("tests")) {
        let lines = read(&file).lines().count();
        if lines > LONGEST {
            long.push(format!("{} has {lines} lines", shown(&file)));
        }
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for() {
    let silent: Vec<String> = rust_files("src")
        .iter()
        .filter(|file| !read(file).trim_start().starts_with("//!"))
        .map(|file| shown(file))
        .collect();
    assert!(silent.is_empty(), "without a word of their own:\n{}", silent.join("\n"));
}

#[test]
fn every_file_has_a_name_that_says_something() {
    let nameless =
        |file: &Path| file.file_stem().is_some_and(|stem| NAMELESS.iter().any(|name| stem == *name));
    let files: Vec<String> =
        rust_files("src").iter().filter(|file| nameless(file)).map(|file| shown(file)).collect();
    assert!(files.is_empty(), "{}", files.join("\n"));
}

#[test]
fn statements_stand_where_statements_belong() {
    let may_hold = |file: &str| {
        let name = file.rsplit('/').next().unwrap_or_default();
        file.starts_with("crates/store/")
            || (file.starts_with("crates/newsroom/src/")
                && (name == "store.rs" || name.ends_with("_store.rs")))
    };
    let mut elsewhere = Vec::new();
    for file in rust_files("src") {
        let shown = shown(&file);
        if may_hold(&shown) {
            continue;
        }
        let text = read(&file);
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate() {
            let is_statement = line.split('"').skip(1).step_by(2).any(is_statement);
            if is_statement {
                elsewhere.push(format!("{shown}:{}", number + 1));
            }
        }
    }
    assert!(elsewhere.is_empty(), "SQL outside of the stores:\n{}", elsewhere.join("\n"));
}

/// A statement has, beside its first word, a table, columns or values.
fn is_statement(text: &str) -> bool {
    let text = text.to_lowercase();
    let begins = STATEMENTS.iter().any(|word| text.starts_with(word));
    begins && [" from ", " set ", " values", " where ", " table "].iter().any(|word| text.contains(word))
}
