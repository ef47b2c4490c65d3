//! Renders per CPU-second of one front page, beside handlebars.js on the same templates in the same run.
//!
//! `cargo bench -p hbs` fetches handlebars.js with npm, checks that both give the same bytes, lets them render in
//! turns and prints the medians as a table.

#![expect(clippy::expect_used, clippy::print_stdout, reason = "a benchmark may stop, and prints its figures")]
#![expect(
    clippy::indexing_slicing,
    clippy::unnecessary_wraps,
    reason = "a benchmark's content and its helpers"
)]

mod content;
mod functions;

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Instant;

use hbs::{Arena, Engine, Input, Limits, Value};

/// How often each renders in turn.
const ROUNDS: usize = 9;

fn main() {
    let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../benches/handlebars/theme");
    let engine = engine(&theme);
    let (page, data) = (content::page(), content::data());
    let render = || {
        let arena = Arena::new();
        let input = Input {
            context: Value::Object(&page),
            data: Some(&data),
            state: &(),
            arena: &arena,
            limits: Limits::default(),
        };
        engine.render("index", &input).expect("a sound theme")
    };
    let mut peer = Peer::start(&theme);
    let expected: String = peer.ask(&content::as_json(&page, &data));
    let found = render();
    assert_same(&found, &expected);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    // One round each to warm up.
    for round in 0..=ROUNDS {
        let our_time = cpu_seconds(|| {
            for _ in 0..20_000 {
                std::hint::black_box(render());
            }
        });
        let their_time: f64 = peer.ask(&3_000.into());
        if round > 0 {
            ours.push(20_000.0 / our_time);
            theirs.push(3_000.0 / their_time);
        }
    }
    let (ours, theirs) = (median(ours), median(theirs));
    println!("| engine | renders per CPU-second, page of {} bytes, 25 cards |", found.len());
    println!("|---|---|");
    println!("| hbs, typed structs | {ours:.0} |");
    println!("| handlebars.js {} on Node {} | {theirs:.0} |", peer.version, peer.node);
    println!("| ratio | {:.1} |", ours / theirs);
}

fn engine(theme: &Path) -> Engine<()> {
    let read = |name: &str| std::fs::read_to_string(theme.join(format!("{name}.hbs"))).expect("the theme");
    let mut builder = functions::add_to(Engine::builder());
    for name in ["index", "default"] {
        builder = builder.template(name, read(name), name);
    }
    for name in ["card", "navigation"] {
        builder = builder.partial(name, read(&format!("partials/{name}")), name);
    }
    builder.build().map_err(|errors| format!("{errors:?}")).expect("a sound theme")
}

/// The processor time that `work` takes on this thread; where the system does not tell, the time on the clock.
fn cpu_seconds(work: impl FnOnce()) -> f64 {
    let on_processor = || -> Option<f64> {
        let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        text.split(' ').next()?.parse::<f64>().ok().map(|nanoseconds| nanoseconds / 1e9)
    };
    let (before, clock) = (on_processor(), Instant::now());
    work();
    match (before, on_processor()) {
        (Some(before), Some(after)) => after - before,
        _ => clock.elapsed().as_secs_f64(),
    }
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

fn assert_same(found: &str, expected: &str) {
    if let Some((line, (found, expected))) =
        found.lines().zip(expected.lines()).enumerate().find(|(_, (found, expected))| found != expected)
    {
        panic!("line {}:\nhbs            {found}\nhandlebars.js {expected}", line + 1);
    }
    assert_eq!(found.len(), expected.len());
}

/// A process that renders with handlebars.js.
struct Peer {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    version: String,
    node: String,
}

impl Peer {
    fn start(theme: &Path) -> Self {
        let library = library();
        let manifest = std::fs::read_to_string(library.join("package.json")).expect("an installed package");
        let manifest: serde_json::Value = serde_json::from_str(&manifest).expect("JSON");
        let node = Command::new("node").arg("--version").output().expect("node");
        let mut child = Command::new("node")
            .arg(theme.join("../peer.cjs"))
            .args([&library, theme])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("node");
        Self {
            input: child.stdin.take().expect("a pipe"),
            output: BufReader::new(child.stdout.take().expect("a pipe")),
            child,
            version: manifest["version"].as_str().unwrap_or_default().to_owned(),
            node: String::from_utf8_lossy(&node.stdout).trim().trim_start_matches('v').to_owned(),
        }
    }

    fn ask<T: serde::de::DeserializeOwned>(&mut self, question: &serde_json::Value) -> T {
        writeln!(self.input, "{question}").expect("node listens");
        let mut answer = String::new();
        self.output.read_line(&mut answer).expect("node answers");
        serde_json::from_str(&answer).expect("an answer in JSON")
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Where handlebars.js is, put into the target folder by npm.
fn library() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("handlebars-js");
    let library = folder.join("node_modules/handlebars");
    if !library.exists() {
        std::fs::create_dir_all(&folder).expect("the target folder is writable");
        let status = Command::new("npm")
            .args(["install", "--no-save", "--no-audit", "--no-fund", "--prefix"])
            .arg(&folder)
            .arg("handlebars@4.7")
            .stdout(Stdio::null())
            .status();
        assert!(status.is_ok_and(|status| status.success()), "npm must be able to fetch handlebars.js");
    }
    library
}
