//! Data that stand beside the repository, and themes from the package registry.

use std::path::{Path, PathBuf};
use std::process::Command;

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A file or folder of the shared data; none where they are absent, which is a failure in CI.
pub(crate) fn data(path: &str) -> Option<PathBuf> {
    let shared =
        std::env::var_os("COURANT_SHARED").map_or_else(|| repository().join("../shared"), PathBuf::from);
    let path = shared.join(path);
    if path.exists() { Some(path) } else { missing(&format!("{} is not there", path.display())) }
}

/// One of the themes in the npm package `ghost`; none where the registry cannot be reached.
pub(crate) fn bundled_theme(name: &str) -> Option<PathBuf> {
    let folder = repository().join("target/ghost-themes");
    let theme = folder.join("package/content/themes").join(name);
    if !theme.exists() {
        std::fs::create_dir_all(&folder).unwrap();
        let fetched = Command::new("npm").args(["pack", "ghost@6.65.0"]).current_dir(&folder).output();
        let archive = folder.join("ghost-6.65.0.tgz");
        if !fetched.is_ok_and(|output| output.status.success()) || !archive.exists() {
            return missing("the npm package ghost cannot be fetched");
        }
        let mut unpack = Command::new("tar");
        unpack.arg("-xzf").arg(&archive).arg("package/content/themes").current_dir(&folder);
        assert!(unpack.status().unwrap().success(), "the package cannot be unpacked");
    }
    Some(theme)
}

/// The folder of packages with gscan, as Ghost 6.65 has it; none where the registry cannot be reached.
pub(crate) fn gscan() -> Option<PathBuf> {
    let folder = repository().join("target/gscan");
    let packages = folder.join("node_modules");
    if !packages.join("gscan/package.json").exists() {
        std::fs::create_dir_all(&folder).unwrap();
        let mut install = Command::new("npm");
        install.args(["install", "--silent", "--no-save", "--no-audit", "--prefix", ".", "gscan@6.6.1"]);
        if !install.current_dir(&folder).status().is_ok_and(|status| status.success()) {
            return missing("the npm package gscan cannot be fetched");
        }
    }
    Some(packages)
}

/// Says why a test is left out, which it may not be in CI.
pub(crate) fn missing<T>(why: &str) -> Option<T> {
    assert!(std::env::var("CI").as_deref() != Ok("true"), "{why}");
    println!("left out: {why}");
    None
}
