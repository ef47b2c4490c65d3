//! The text of a generated story, and its three forms: Lexical, HTML as Ghost renders it, plain text.

use std::fmt::Write;

use fastrand::Rng;

use super::sentences::{Cast, HEADINGS, OPENINGS, SENTENCES, pick};
use super::{GeneratedStory, Outline};
use crate::{GHOST_URL, Kind, file, node};

/// A part of a generated story. Its text has no character that HTML would need escaped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(String),
    /// A heading of the second level.
    Heading(&'static str),
    /// A quotation that stands on its own.
    Quote(String),
    /// A list with bullets.
    List(Vec<String>),
    /// A link card to an older story of the archive.
    Card {
        /// The older story's slug.
        slug: String,
        /// Its headline.
        title: String,
        /// What it begins with.
        description: String,
        /// Name of its picture's [`file`](crate::file).
        picture: Option<&'static str>,
    },
}

/// Writes the body of a story of that kind, ending in a card if there is a story to link to.
pub(super) fn write(
    kind: Kind,
    is_short: bool,
    cast: &Cast,
    linked: Option<Outline>,
    random: &mut Rng,
) -> Vec<Block> {
    let wanted = match kind {
        _ if is_short => random.usize(25..45),
        Kind::Brief => random.usize(60..130),
        _ => random.usize(380..880),
    };
    let mut frames = SENTENCES.to_vec();
    random.shuffle(&mut frames);
    let mut frames = frames.into_iter();
    let mut blocks = vec![Block::Paragraph(opening(cast, random))];
    let mut words = 20;
    while words < wanted {
        let block = match (kind, random.u8(..100)) {
            (Kind::Brief, _) | (_, 18..) => paragraph(cast, &mut frames, random),
            (_, 0..8) => Block::Heading(pick(HEADINGS, random)),
            (_, 8..13) => cast_quote(cast, random),
            (_, 13..18) => list(cast, &mut frames, random),
        };
        words += block.words();
        if block.words() == 0 {
            break;
        }
        blocks.push(block);
    }
    blocks.extend(linked.map(|story| card(story, random)));
    blocks
}

fn opening(cast: &Cast, random: &mut Rng) -> String {
    cast.fill(pick(OPENINGS, random), random)
}

fn paragraph(cast: &Cast, frames: &mut impl Iterator<Item = &'static str>, random: &mut Rng) -> Block {
    let sentences: Vec<String> =
        frames.take(random.usize(1..5)).map(|frame| cast.fill(frame, random)).collect();
    Block::Paragraph(sentences.join(" "))
}

fn list(cast: &Cast, frames: &mut impl Iterator<Item = &'static str>, random: &mut Rng) -> Block {
    Block::List(frames.take(3).map(|frame| cast.fill(frame, random)).collect())
}

fn cast_quote(cast: &Cast, random: &mut Rng) -> Block {
    let quotes = [
        "“We have been patient for {n} years, and we have become rather good at it.”",
        "“If {thing} can be moved to {other}, so can I.”",
        "“It began in {year} with a bucket. It should not end with one.”",
        "“Ask {people} in {place}. Then ask them again when the cameras have gone.”",
    ];
    Block::Quote(cast.fill(pick(&quotes, random), random))
}

fn card(story: Outline, random: &mut Rng) -> Block {
    Block::Card {
        description: opening(&story.cast, random),
        slug: story.slug,
        title: story.title,
        picture: story.picture,
    }
}

impl Block {
    fn words(&self) -> usize {
        let count = |text: &str| text.split_whitespace().count();
        match self {
            Self::Paragraph(text) | Self::Quote(text) => count(text),
            Self::Heading(text) => count(text),
            Self::List(items) => items.iter().map(|item| count(item)).sum(),
            Self::Card { title, .. } => count(title),
        }
    }

    fn node(&self) -> serde_json::Value {
        let text = |text: &str| vec![node::text(text, 0)];
        match self {
            Self::Paragraph(words) => node::element("paragraph", text(words)),
            Self::Heading(words) => node::heading("h2", text(words)),
            Self::Quote(words) => node::element("extended-quote", text(words)),
            Self::List(items) => {
                let items = items.iter().zip(1..).map(|(item, number)| node::list_item(number, text(item)));
                node::list(false, items.collect())
            }
            Self::Card { slug, title, description, picture } => node::bookmark(
                &story_url(slug),
                &serde_json::json!({
                    "icon": file::url("icon.png"), "title": title, "description": description,
                    "author": PUBLISHER, "publisher": PUBLISHER, "thumbnail": picture.map(file::url),
                }),
            ),
        }
    }

    fn push_html(&self, html: &mut String) -> std::fmt::Result {
        match self {
            Self::Paragraph(text) => write!(html, "<p>{text}</p>"),
            Self::Heading(text) => write!(html, "<h2 id=\"{}\">{text}</h2>", super::slug(text)),
            Self::Quote(text) => write!(html, "<blockquote>{text}</blockquote>"),
            Self::List(items) => write!(html, "<ul><li>{}</li></ul>", items.join("</li><li>")),
            Self::Card { slug, title, description, picture } => {
                let (url, icon) = (story_url(slug), file::url("icon.png"));
                write!(
                    html,
                    "<figure class=\"kg-card kg-bookmark-card\"><a class=\"kg-bookmark-container\" href=\"{url}\">\
                     <div class=\"kg-bookmark-content\"><div class=\"kg-bookmark-title\">{title}</div>\
                     <div class=\"kg-bookmark-description\">{description}</div><div class=\"kg-bookmark-metadata\">\
                     <img class=\"kg-bookmark-icon\" src=\"{icon}\" alt=\"\">\
                     <span class=\"kg-bookmark-author\">{PUBLISHER}</span>\
                     <span class=\"kg-bookmark-publisher\">{PUBLISHER}</span></div></div>"
                )?;
                if let Some(picture) = picture {
                    let src = file::url(picture);
                    write!(
                        html,
                        "<div class=\"kg-bookmark-thumbnail\"><img src=\"{src}\" alt=\"\" \
                         onerror=\"this.style.display = 'none'\"></div>"
                    )?;
                }
                write!(html, "</a></figure>")
            }
        }
    }

    fn plaintext(&self) -> String {
        match self {
            Self::Paragraph(text) | Self::Quote(text) => text.clone(),
            Self::Heading(text) => (*text).to_owned(),
            Self::List(items) => items.join("\n"),
            Self::Card { title, description, .. } => format!("{title}{description}{PUBLISHER}{PUBLISHER}"),
        }
    }
}

const PUBLISHER: &str = "The Vellmouth Lantern";

fn story_url(slug: &str) -> String {
    format!("{GHOST_URL}/{slug}/")
}

impl GeneratedStory {
    /// The body as a Lexical document (JSON text, the site's address as `__GHOST_URL__`).
    pub fn lexical(&self) -> String {
        node::document(self.body.iter().map(Block::node).collect())
    }

    /// The body as the HTML that Ghost 6.65 makes of [`GeneratedStory::lexical`].
    pub fn html(&self) -> String {
        let mut html = String::new();
        // Writing to a string does not fail.
        let _ = self.body.iter().try_for_each(|block| block.push_html(&mut html));
        html
    }

    /// The body without markup.
    pub fn plaintext(&self) -> String {
        self.body.iter().map(Block::plaintext).collect::<Vec<_>>().join("\n\n")
    }
}
