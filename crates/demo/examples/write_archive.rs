//! Writes a Ghost export of any number of generated stories to standard output.
//!
//! ```text
//! cargo run --release -p demo --example write_archive -- 100000 > archive.json
//! cargo run --release -p demo --example write_archive -- 1000000 --short > archive.json
//! ```

use std::io;

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let count = arguments.next().and_then(|count| count.parse().ok());
    let count =
        count.ok_or_else(|| io::Error::other("usage: write_archive COUNT [--short] > archive.json"))?;
    let archive = demo::Archive::new(count, 1);
    let archive = match arguments.next().as_deref() {
        Some("--short") => archive.in_short(),
        _ => archive,
    };
    archive.write_ghost_export(io::stdout().lock())
}
