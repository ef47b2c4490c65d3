//! `courant render`: a story from one format to another, or a folder of stories against what Ghost made of them.

mod corpus;

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Args, ValueEnum};
use lexical::{Document, Manner, Options, Target, from_html, markdown, mobiledoc};
use serde_json::{Value, json};

use crate::config::Config;
use crate::output::give;

/// Render a story as a page or an e-mail shows it, or turn it into another format.
///
/// Prints the result and nothing else, not even a line end.
#[derive(Debug, Args)]
pub(crate) struct Render {
    /// What the file holds
    #[arg(long, value_enum, default_value_t = From::Lexical)]
    from: From,
    /// What to make of it
    #[arg(long, value_enum, default_value_t = To::Web)]
    to: To,
    /// A file of Ghost's renderer options, {common, web, email}, or of `defaults` for both targets; may be given twice
    #[arg(long, value_name = "FILE")]
    options: Vec<PathBuf>,
    /// Leave what Ghost leaves: addresses that run programs, broken nesting, and what it loses. Only for comparing
    #[arg(long)]
    as_ghost: bool,
    /// Compare the stories of a folder with Ghost's own results beside them
    #[arg(long, value_name = "DIR", conflicts_with_all = ["from", "to", "options", "as_ghost", "file"])]
    corpus: Option<PathBuf>,
    /// The file to read, - for standard input
    #[arg(required_unless_present = "corpus")]
    file: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum From {
    Lexical,
    Mobiledoc,
    Markdown,
    Html,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    Web,
    Email,
    Text,
    Lexical,
    Mobiledoc,
}

impl Render {
    pub(crate) fn run(self, config: &Config) -> anyhow::Result<()> {
        match (&self.corpus, &self.file) {
            (Some(corpus), _) => corpus::compare(corpus),
            (None, Some(file)) => self.render(file, config),
            (None, None) => Ok(()),
        }
    }

    fn render(&self, file: &Path, config: &Config) -> anyhow::Result<()> {
        let source = read(file)?;
        let result = match (self.from, self.to) {
            (From::Markdown, To::Web) => markdown::to_html(&source),
            (_, To::Lexical) => document(self.from, &source)?.value().to_string(),
            (_, To::Mobiledoc) => mobiledoc::from_lexical(document(self.from, &source)?.value()).to_string(),
            (_, To::Text) => lexical::plaintext(&self.html(Target::Web, &source, config)?),
            (_, To::Web) => self.html(Target::Web, &source, config)?,
            (_, To::Email) => self.html(Target::Email, &source, config)?,
        };
        Ok(give(&result)?)
    }

    fn html(&self, target: Target, source: &str, config: &Config) -> anyhow::Result<String> {
        let mut defaults = json!({"siteUrl": config.address()});
        let mut differences = Vec::new();
        for file in &self.options {
            let read = json(file)?;
            match read.get("defaults").and_then(|defaults| defaults.get(corpus::key(target))) {
                Some(of_target) => defaults = of_target.clone(),
                None => differences.push(read),
            }
        }
        let mut options =
            Options::merged(&defaults, &differences, target).context("the options make no sense")?;
        if self.as_ghost {
            options.manner = Manner::AsGhost;
        }
        Ok(lexical::render(&document(self.from, source)?, &options, target).html)
    }
}

/// The story as a document, whatever it was written in.
fn document(from: From, source: &str) -> anyhow::Result<Document> {
    Ok(match from {
        From::Lexical => Document::parse(source)?,
        From::Mobiledoc => Document::from_value(mobiledoc::to_lexical(source)?),
        From::Html => Document::from_value(from_html::to_lexical(source)),
        From::Markdown => Document::from_value(json!({"root": {
            "children": [{"type": "markdown", "version": 1, "markdown": source}],
            "direction": null, "format": "", "indent": 0, "type": "root", "version": 1,
        }})),
    })
}

fn json(file: &Path) -> anyhow::Result<Value> {
    serde_json::from_str(&read(file)?).with_context(|| format!("{} is no JSON", file.display()))
}

fn read(file: &Path) -> anyhow::Result<String> {
    if file == Path::new("-") {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).context("can't read standard input")?;
        return Ok(text);
    }
    fs::read_to_string(file).with_context(|| format!("can't read {}", file.display()))
}
