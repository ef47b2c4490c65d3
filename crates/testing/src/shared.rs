//! What lies beside the repository and may be absent.

use std::path::{Path, PathBuf};

/// The folder of recorded answers and exports: `COURANT_SHARED`, else `shared` beside the repository.
///
/// Where it is absent the caller must return early; on CI absence fails the test.
pub fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("COURANT_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    skip(&format!("{} is absent", folder.display()));
    None
}

/// Says why a test does not run here. On CI, where everything must be present, that is a failure.
pub fn skip(why: &str) {
    assert!(std::env::var("CI").as_deref() != Ok("true"), "must not skip on CI: {why}");
    eprintln!("skipped: {why}");
}
