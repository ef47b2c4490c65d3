//! Builds the Desk's pages with npm and lists them for the program to carry. Where there is no npm, the program is built
//! without them and says so where they would be.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

/// What the pages are made of, below `desk-app/`.
const SOURCES: [&str; 8] = [
    "index.html",
    "package.json",
    "package-lock.json",
    "public",
    "src",
    "tsconfig.json",
    "vite.config.ts",
    "vite",
];

fn main() -> io::Result<()> {
    let home = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("../../desk-app");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let pages = out.join("desk");
    for source in SOURCES {
        println!("cargo::rerun-if-changed={}", home.join(source).display());
    }
    if let Err(why) = build(&home, &pages) {
        println!("cargo::warning=the Desk's pages are not built: {why}");
        fs::remove_dir_all(&pages).or_else(|error| match error.kind() {
            io::ErrorKind::NotFound => Ok(()),
            _ => Err(error),
        })?;
    }
    fs::write(out.join("pages.rs"), list(&pages)?)
}

fn build(home: &Path, pages: &Path) -> Result<(), String> {
    if !is_installed(home) {
        npm(home, &["ci", "--no-audit", "--no-fund", "--silent"])?;
    }
    let pages = pages.to_str().ok_or("the target folder's name is no text")?;
    npm(home, &["run", "build", "--silent", "--", "--outDir", pages, "--emptyOutDir", "--logLevel", "error"])
}

/// Whether what the lock file names is there.
fn is_installed(home: &Path) -> bool {
    let age = |name: &str| fs::metadata(home.join(name)).and_then(|file| file.modified());
    match (age("node_modules/.package-lock.json"), age("package-lock.json")) {
        (Ok(installed), Ok(wanted)) => installed >= wanted,
        _ => false,
    }
}

fn npm(home: &Path, arguments: &[&str]) -> Result<(), String> {
    let done = Command::new("npm").args(arguments).current_dir(home).output();
    let done = done.map_err(|error| format!("npm can't be started ({error})"))?;
    if done.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&done.stderr);
    let last = said.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
    Err(format!("npm {} ended with {}: {last}", arguments.first().unwrap_or(&""), done.status))
}

/// The files as a list in Rust: name and content.
fn list(pages: &Path) -> io::Result<String> {
    let mut files = Vec::new();
    if pages.is_dir() {
        walk(pages, &mut files)?;
    }
    files.sort();
    let mut text = String::from("&[\n");
    for file in files {
        let name = file.strip_prefix(pages).map_err(io::Error::other)?;
        writeln!(
            text,
            "({:?}, include_bytes!({:?})),",
            name.display().to_string(),
            file.display().to_string()
        )
        .map_err(io::Error::other)?;
    }
    text.push(']');
    Ok(text)
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { walk(&path, files)? } else { files.push(path) }
    }
    Ok(())
}
