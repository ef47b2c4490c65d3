//! `courant publish`: a story from a Markdown file.

use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;
use newsroom::{Access, Manuscript, Newsroom};

use super::open;
use crate::config::Config;
use crate::front_matter;
use crate::output::say;

/// Publish stories from Markdown files. A story whose slug is known already is updated.
#[derive(Debug, Args)]
#[command(after_help = "A file opens with front matter between two lines of --- (YAML) or +++ (TOML):\n\n\
    \x20 ---\n  title: Ferry sails again\n  tags: [News Feed, \"#brief\"]     # the first is the rubric; # is internal\n\
    \x20 authors: [maren-lisk]            # slugs, names or e-mail addresses\n\
    \x20 kind: brief                      # article, brief, video, audio, gallery, live, opinion, explainer\n\
    \x20 publish: 2026-11-23 07:30        # in the site's zone; a later time is scheduled, none is now\n  ---\n\
    \x20 The ferry left at seven.\n\n\
    Also known: slug, id, draft, page, featured, visibility, kicker, excerpt, picture, alt, caption.")]
pub(crate) struct Publish {
    /// The stories, in Markdown
    #[arg(value_name = "FILE.md", required = true)]
    files: Vec<PathBuf>,

    /// Print what was filed as JSON, one line each
    #[arg(long)]
    json: bool,
}

impl Publish {
    pub(crate) fn run(self, config: &Config) -> anyhow::Result<()> {
        let newsroom = open::newsroom(config, Access::Existing)?;
        let stories = self
            .files
            .iter()
            .map(|file| read(&newsroom, file).with_context(|| file.display().to_string()))
            .collect::<anyhow::Result<Vec<_>>>()?;
        for (file, story) in self.files.iter().zip(stories) {
            let filed = newsroom
                .write(open::now(), |writer| writer.file(story))
                .with_context(|| file.display().to_string())?;
            let line = if self.json {
                serde_json::to_string(&filed)?
            } else {
                format!("{} {}", filed.status, filed.url)
            };
            say(&line)?;
        }
        Ok(())
    }
}

fn read(newsroom: &Newsroom, file: &Path) -> anyhow::Result<Manuscript> {
    let text = std::fs::read_to_string(file)?;
    let zone = newsroom.read(|reader| Ok::<_, newsroom::NewsroomError>(reader.zone().clone()))?;
    front_matter::read(&text, &zone)
}
