//! A folder of stories beside what Ghost made of them: which are rendered and converted the same.
//!
//! Stories are compared as Ghost renders them to the letter ([`Manner::AsGhost`]); those that readers get
//! otherwise, because Ghost loses words or lets programs through, are named.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use lexical::{Document, Manner, Options, Target, from_html, markdown, mobiledoc};
use serde_json::Value;

use crate::output::say;

use super::{json, read};

/// Compares everything in the folder, prints what differs, and fails if anything does.
pub(super) fn compare(corpus: &Path) -> anyhow::Result<()> {
    let mut tally = Tally::default();
    compare_rendered(corpus, &mut tally)?;
    compare_converted(corpus, &mut tally)?;
    say(&format!("equal {} of {}", tally.equal, tally.all))?;
    if tally.all == 0 {
        bail!("there is nothing to compare in {}", corpus.display());
    }
    if tally.equal < tally.all {
        bail!("{} of {} differ", tally.all - tally.equal, tally.all);
    }
    Ok(())
}

/// The name of the target in options and files.
pub(super) fn key(target: Target) -> &'static str {
    match target {
        Target::Web => "web",
        Target::Email => "email",
    }
}

#[derive(Default)]
struct Tally {
    equal: usize,
    all: usize,
}

impl Tally {
    fn count(&mut self, name: &str, is_equal: bool) -> anyhow::Result<()> {
        self.all += 1;
        self.equal += usize::from(is_equal);
        if !is_equal {
            say(&format!("differs: {name}"))?;
        }
        Ok(())
    }
}

fn compare_rendered(corpus: &Path, tally: &mut Tally) -> anyhow::Result<()> {
    let manifest = corpus.join("MANIFEST.json");
    let defaults = if manifest.exists() { json(&manifest)? } else { Value::Null };
    let mut rendered_otherwise = Vec::new();
    for name in names(corpus, ".web.html")? {
        let document = Document::parse(&read(&corpus.join(format!("{name}.json")))?)
            .with_context(|| format!("{name}.json is no document"))?;
        let differences = corpus.join(format!("{name}.options.json"));
        let differences = if differences.exists() { vec![json(&differences)?] } else { Vec::new() };
        let mut is_equal = true;
        let mut is_equal_for_readers = true;
        for target in [Target::Web, Target::Email] {
            let recorded = read(&corpus.join(format!("{name}.{}.html", key(target))))?;
            let defaults = defaults.get("defaults").and_then(|defaults| defaults.get(key(target)));
            let options = Options::merged(defaults.unwrap_or(&Value::Null), &differences, target)
                .with_context(|| format!("the options of {name} make no sense"))?;
            let as_ghost = Options { manner: Manner::AsGhost, ..options.clone() };
            is_equal &= lexical::render(&document, &as_ghost, target).html == recorded;
            is_equal_for_readers &= lexical::render(&document, &options, target).html == recorded;
        }
        tally.count(&name, is_equal)?;
        if !is_equal_for_readers {
            rendered_otherwise.push(name);
        }
    }
    if !rendered_otherwise.is_empty() {
        say(&format!(
            "readers get {} otherwise than from Ghost, safe and whole: {}",
            rendered_otherwise.len(),
            rendered_otherwise.join(", ")
        ))?;
    }
    Ok(())
}

fn compare_converted(corpus: &Path, tally: &mut Tally) -> anyhow::Result<()> {
    let from_html = |source: &str| Ok(from_html::to_lexical(source));
    compare_folder(&corpus.join("from-html"), ".html", ".json", from_html, as_json, tally)?;
    let from_mobiledoc = |source: &str| Ok(mobiledoc::to_lexical(source)?);
    compare_folder(
        &corpus.join("from-mobiledoc"),
        ".mobiledoc.json",
        ".json",
        from_mobiledoc,
        as_json,
        tally,
    )?;
    let from_markdown = |source: &str| Ok(Value::String(markdown::to_html(source)));
    let as_text = |text: &str| Ok(Value::String(text.to_owned()));
    compare_folder(&corpus.join("markdown"), ".md", ".html", from_markdown, as_text, tally)?;
    let folder = corpus.join("to-mobiledoc");
    for name in names(&folder, ".mobiledoc.json")? {
        // Some mobiledocs stand there without the document they were made of.
        let document = corpus.join(format!("{name}.json"));
        if !document.exists() {
            continue;
        }
        let document = json(&document)?;
        let recorded = json(&folder.join(format!("{name}.mobiledoc.json")))?;
        let made = mobiledoc::from_lexical(&document);
        tally.count(&format!("to-mobiledoc/{name}"), is_same(&made, &recorded))?;
    }
    Ok(())
}

/// Compares what is made of every NAME + `from` in the folder with NAME + `to`, fields in their order.
fn compare_folder(
    folder: &Path,
    from: &str,
    to: &str,
    convert: impl Fn(&str) -> anyhow::Result<Value>,
    recorded: impl Fn(&str) -> anyhow::Result<Value>,
    tally: &mut Tally,
) -> anyhow::Result<()> {
    for name in names(folder, from)? {
        let made = convert(&read(&folder.join(format!("{name}{from}")))?);
        let recorded = recorded(&read(&folder.join(format!("{name}{to}")))?)?;
        let is_equal = made.is_ok_and(|made| is_same(&made, &recorded));
        let kind = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        tally.count(&format!("{kind}/{name}"), is_equal)?;
    }
    Ok(())
}

/// Whether two values are equal, the order of their fields included.
fn is_same(one: &Value, other: &Value) -> bool {
    let text = Value::to_string;
    text(one) == text(other)
}

fn as_json(text: &str) -> anyhow::Result<Value> {
    Ok(serde_json::from_str(text)?)
}

/// The names of the files that end so, without their ending; none where there is no such folder.
fn names(folder: &Path, ending: &str) -> anyhow::Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    if folder.is_dir() {
        for entry in fs::read_dir(folder).with_context(|| format!("can't read {}", folder.display()))? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            names.extend(name.strip_suffix(ending).map(str::to_owned));
        }
    }
    Ok(names)
}
