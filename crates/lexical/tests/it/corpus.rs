//! The shared corpus of Ghost's own results: where it is, and what options its documents were rendered with.

use std::fs;
use std::path::{Path, PathBuf};

use lexical::{Manner, Options, Target};
use serde_json::Value;

/// A folder of the corpus beside the repository; `None` where it is absent, which is an error only in CI.
pub(crate) fn folder(name: &str) -> Option<PathBuf> {
    let shared = std::env::var_os("COURANT_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let folder = shared.join("data/lexical-corpus").join(name);
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var("CI").as_deref() != Ok("true"), "no corpus at {}", folder.display());
    println!("skipped: no corpus at {}", folder.display());
    None
}

/// The default options of a corpus, by target.
pub(crate) fn defaults(corpus: &Path) -> Value {
    let manifest: Value =
        serde_json::from_str(&fs::read_to_string(corpus.join("MANIFEST.json")).unwrap()).unwrap();
    manifest.get("defaults").unwrap().clone()
}

/// The options of one document: the defaults, and what its own file says differs.
pub(crate) fn options(
    defaults: &Value,
    folder: &Path,
    name: &str,
    target: Target,
    manner: Manner,
) -> Options {
    let own = fs::read_to_string(folder.join(format!("{name}.options.json")))
        .map_or_else(|_| Vec::new(), |text| vec![serde_json::from_str(&text).unwrap()]);
    let key = if target == Target::Web { "web" } else { "email" };
    Options { manner, ..Options::merged(defaults.get(key).unwrap(), &own, target).unwrap() }
}

/// The names of the documents in a folder.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .filter_map(|entry| {
            entry.unwrap().file_name().to_str().unwrap().strip_suffix(".web.html").map(str::to_owned)
        })
        .collect();
    names.sort();
    names
}
