//! How long it takes to render a folder of documents for the web and for e-mails, read and parsed afresh each time.
//!
//! `cargo run --release -p lexical --example render_speed -- DIR [ROUNDS]` prints the median round in milliseconds.

#![expect(clippy::print_stdout, reason = "an example says what it measured")]

use std::error::Error;
use std::time::Instant;
use std::{env, fs, hint};

use lexical::{Document, Options, Target, render};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args().nth(1).ok_or("which folder?")?;
    let rounds = env::args().nth(2).map_or(Ok(101), |rounds| rounds.parse::<usize>())?;
    let mut documents = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let document = name.strip_suffix(".json");
        if document.is_some_and(|name| name != "MANIFEST" && !name.ends_with(".options")) {
            documents.push(fs::read_to_string(path)?);
        }
    }
    let options = Options { site_url: "https://news.example".to_owned(), ..Options::default() };
    let mut times = Vec::new();
    for _ in 0..rounds {
        let before = Instant::now();
        for document in &documents {
            for target in [Target::Web, Target::Email] {
                hint::black_box(render(&Document::parse(document)?, &options, target));
            }
        }
        times.push(before.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    let median = times.get(times.len() / 2).ok_or("no rounds")?;
    println!("{} documents, median of {rounds} rounds: {median:.2} ms", documents.len());
    Ok(())
}
