//! Writes a Ghost export of any number of generated stories to standard output.
//!
//! ```text
//! cargo run --release -p demo --example write_archive -- 100000 > archive.json
//! ```

use std::io;

fn main() -> io::Result<()> {
    let count = std::env::args().nth(1).and_then(|count| count.parse().ok());
    let count = count.ok_or_else(|| io::Error::other("usage: write_archive COUNT > archive.json"))?;
    demo::write_ghost_export(count, io::stdout().lock())
}
