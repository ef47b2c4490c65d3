//! Large archives for load tests and imports: as many stories as wanted, the same ones every time.
//!
//! Each story depends on nothing but the seed and its number, so that an archive of any size is
//! written in flat memory, table after table.

mod body;
mod export;
mod sentences;
mod words;

use std::io::{self, Write};

use fastrand::Rng;
use jiff::{SignedDuration, Timestamp};

pub use body::Block;

use self::sentences::{Cast, TITLES, pick};
use self::words::{FIRST_NAMES, KINDS, LAST_NAMES, MORE_TAGS, ROLES, TOPICS, Topic};
use crate::{Author, Kind, Tag, object_id};

/// How many people write for an archive.
const AUTHORS: usize = 48;
/// Stories are this far apart, in seconds, in an archive of up to [`YEARS`]: forty a day.
const USUAL_GAP: u64 = 36 * 60;
/// No archive goes further back than this, however many stories it has.
const YEARS: u64 = 12;
const PORTRAITS: [&str; 9] = [
    "author-ingrid-vale.jpg",
    "author-tomas-okell.jpg",
    "author-maren-lisk.jpg",
    "author-desta-abarra.jpg",
    "author-priya-hallowin.jpg",
    "author-joss-wetherell.jpg",
    "author-oksana-hrynko.jpg",
    "author-samir-qandil.jpg",
    "author-bea-lindrow.jpg",
];

/// `count` stories, newest first; the same for the same count and seed.
pub fn generate(count: u64, seed: u64) -> impl Iterator<Item = GeneratedStory> {
    Archive::new(count, seed).into_stories()
}

/// Writes an archive of `count` stories as a Ghost 6.65 export; the same bytes for the same count.
pub fn write_ghost_export(count: u64, writer: impl Write) -> io::Result<()> {
    Archive::new(count, 1).write_ghost_export(writer)
}

/// A newsroom's past: a number of stories, and when the newest came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Archive {
    count: u64,
    seed: u64,
    newest: Timestamp,
    is_short: bool,
}

/// A story of an [`Archive`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeneratedStory {
    /// 24 hexadecimal digits, beginning with the time of publication as Ghost's do.
    pub id: String,
    /// Headline.
    pub title: String,
    /// Last part of its address; unique, as it ends in the story's number.
    pub slug: String,
    /// What it is.
    pub kind: Kind,
    /// Whether editors put it first.
    pub featured: bool,
    /// When it came out, to the second.
    pub published_at: Timestamp,
    /// Name of its picture's [`file`](crate::file).
    pub picture: Option<&'static str>,
    /// Slugs of its tags, the rubric first; all are among [`Archive::tags`].
    pub tags: Vec<String>,
    /// Slugs of its authors; all are among [`Archive::authors`].
    pub authors: Vec<String>,
    /// Its text.
    pub body: Vec<Block>,
}

impl Archive {
    /// An archive of `count` stories that ends on an evening in November 2026.
    pub fn new(count: u64, seed: u64) -> Self {
        let newest = Timestamp::from_second(1_795_200_000).unwrap_or(Timestamp::UNIX_EPOCH);
        Self { count, seed, newest, is_short: false }
    }

    /// The same archive, its newest story published at `newest`.
    #[must_use]
    pub fn ending_at(self, newest: Timestamp) -> Self {
        Self { newest, ..self }
    }

    /// The same archive, each of its stories a few sentences long: a million of them are a file of some gigabytes.
    #[must_use]
    pub fn in_short(self) -> Self {
        Self { is_short: true, ..self }
    }

    /// Everyone who writes for it.
    pub fn authors(&self) -> Vec<Author> {
        (0..AUTHORS).map(author).collect()
    }

    /// Every tag that its stories have.
    pub fn tags(&self) -> Vec<Tag> {
        let rubrics = TOPICS.iter().map(|topic| topic.rubric);
        rubrics.chain(MORE_TAGS.iter().copied()).map(tag).collect()
    }

    /// Its stories, newest first.
    pub fn stories(&self) -> impl Iterator<Item = GeneratedStory> {
        self.into_stories()
    }

    /// Writes it as a Ghost 6.65 export: 20 tables, in flat memory.
    pub fn write_ghost_export(&self, writer: impl Write) -> io::Result<()> {
        export::write(self, writer)
    }

    fn into_stories(self) -> impl Iterator<Item = GeneratedStory> {
        (0..self.count).map(move |number| self.outline(number).into_story(&self))
    }

    /// All of a story but its body.
    fn outline(&self, number: u64) -> Outline {
        let mut random = self.random(number, 0);
        let [first, ..] = &TOPICS;
        let topic = random.choice(&TOPICS).unwrap_or(first);
        let kind = random.choice(KINDS).copied().unwrap_or(Kind::Article);
        let cast = Cast::draw(topic, &mut random);
        let title = cast.fill(pick(TITLES, &mut random), &mut random);
        let published_at = self.published_at(number, &mut random);
        Outline {
            slug: format!("{}-{}", slug(&title), number + 1),
            id: format!("{:08x}{number:016x}", published_at.as_second() & 0xffff_ffff),
            title,
            kind,
            featured: random.u8(..) < 6,
            published_at,
            picture: (kind != Kind::Brief).then(|| pick(topic.pictures, &mut random)),
            tags: tags_of(kind, topic, &mut random),
            authors: byline(&mut random),
            cast,
            number,
        }
    }

    fn published_at(&self, number: u64, random: &mut Rng) -> Timestamp {
        let gap = USUAL_GAP.min(YEARS * 365 * 86_400 / self.count.max(1)).max(1);
        let seconds = (number * gap + random.u64(..gap)).try_into().unwrap_or(i64::MAX);
        self.newest.saturating_sub(SignedDuration::from_secs(seconds)).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// Chance for one part of one story; each part has its own, so that an outline costs no body.
    fn random(&self, number: u64, part: u64) -> Rng {
        const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
        Rng::with_seed((self.seed ^ (number * 2 + part).wrapping_mul(ODD)).wrapping_mul(ODD))
    }
}

/// A story before its body is written.
struct Outline {
    number: u64,
    id: String,
    title: String,
    slug: String,
    kind: Kind,
    featured: bool,
    published_at: Timestamp,
    picture: Option<&'static str>,
    tags: Vec<String>,
    authors: Vec<String>,
    cast: Cast,
}

impl Outline {
    fn into_story(self, archive: &Archive) -> GeneratedStory {
        let mut random = archive.random(self.number, 1);
        let older = self.number + random.u64(1..500);
        let linked = (random.u8(..) < 80 && older < archive.count).then(|| archive.outline(older));
        let body = body::write(self.kind, archive.is_short, &self.cast, linked, &mut random);
        GeneratedStory {
            id: self.id,
            title: self.title,
            slug: self.slug,
            kind: self.kind,
            featured: self.featured,
            published_at: self.published_at,
            picture: self.picture,
            tags: self.tags,
            authors: self.authors,
            body,
        }
    }
}

fn full_name(random: &mut Rng) -> String {
    format!("{} {}", pick(FIRST_NAMES, random), pick(LAST_NAMES, random))
}

fn author(number: usize) -> Author {
    let entry = |from: &[&'static str], at: usize| from.get(at % from.len()).copied().unwrap_or_default();
    let name = format!(
        "{} {}",
        entry(FIRST_NAMES, number),
        entry(LAST_NAMES, number * 7 + number / FIRST_NAMES.len())
    );
    let (slug, role) = (slug(&name), entry(ROLES, number));
    Author {
        id: object_id("archive author", &slug),
        bio: format!("{name} has written for this archive since its first day."),
        picture: entry(&PORTRAITS, number).to_owned(),
        email: format!("{slug}@archive.example.com"),
        role: role.to_owned(),
        name,
        slug,
    }
}

fn tag(name: &str) -> Tag {
    let slug = tag_slug(name);
    Tag {
        id: object_id("archive tag", &slug),
        name: name.to_owned(),
        description: (!name.starts_with('#')).then(|| format!("Everything filed under {name}.")),
        picture: None,
        slug,
    }
}

fn tag_slug(name: &str) -> String {
    name.strip_prefix('#').map_or_else(|| slug(name), |name| format!("hash-{}", slug(name)))
}

fn tags_of(kind: Kind, topic: &Topic, random: &mut Rng) -> Vec<String> {
    let rubric = topic.rubric;
    let names = match kind {
        Kind::Brief => vec!["News Feed", rubric, "#brief"],
        Kind::Video => vec!["Video", rubric, "#video"],
        Kind::Audio => vec![rubric, "#audio"],
        Kind::Gallery => vec![rubric, "#gallery"],
        Kind::Live => vec![rubric, "News Feed", "#live"],
        Kind::Opinion => vec!["Opinion", rubric],
        Kind::Explainer => vec!["Explainers", rubric],
        Kind::Article => {
            vec![rubric, pick(&["News Feed", "Housing", "Health", "History", "Food", "Islands"], random)]
        }
    };
    names.into_iter().map(tag_slug).collect()
}

fn byline(random: &mut Rng) -> Vec<String> {
    let first = random.usize(..AUTHORS);
    let second = (random.u8(..) < 50).then(|| (first + random.usize(1..AUTHORS)) % AUTHORS);
    [Some(first), second].into_iter().flatten().map(|number| author(number).slug).collect()
}

/// Lower-case letters, digits and single hyphens; the words of generated stories need no more.
fn slug(text: &str) -> String {
    let plain = text.to_lowercase().replace('é', "e").replace('’', "");
    let words = plain.split(|letter: char| !letter.is_ascii_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}
