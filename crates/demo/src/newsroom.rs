//! The paper as a whole: its site, its people, its rubrics and its stories.

use rust_embed::Embed;
use serde::Deserialize;

use crate::{DemoError, Story, object_id};

#[derive(Embed)]
#[folder = "../../demo/stories/"]
struct Stories;

/// The invented newsroom: everything that a first start loads, except the [`files`](crate::files).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Newsroom {
    /// Title, colours and navigation.
    pub site: Site,
    /// Everyone with a byline, the editor-in-chief first.
    pub authors: Vec<Author>,
    /// Rubrics in the order of the paper, then the internal tags (`#video`).
    pub tags: Vec<Tag>,
    /// What is heard and seen moving.
    pub recordings: Vec<Recording>,
    /// Stories, static pages, one draft and one scheduled story; newest first.
    #[serde(skip)]
    pub stories: Vec<Story>,
}

/// What the settings of the demo site are.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// The paper's name.
    pub title: String,
    /// One sentence under the name.
    pub description: String,
    /// A `#rrggbb` colour.
    pub accent_color: String,
    /// Language of the site, such as `en`.
    pub locale: String,
    /// IANA name of the zone in which times are shown.
    pub timezone: String,
    /// Name of the logo's [`file`](crate::file).
    pub logo: String,
    /// Name of the icon's [`file`](crate::file).
    pub icon: String,
    /// Name of the cover's [`file`](crate::file).
    pub cover: String,
    /// The links at the head of the page.
    pub navigation: Vec<NavigationItem>,
    /// The links at its foot.
    pub secondary_navigation: Vec<NavigationItem>,
}

/// A link of the site's navigation.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NavigationItem {
    /// What is read.
    pub label: String,
    /// Where it leads, as a path of the site.
    pub url: String,
}

/// Someone who writes for the paper.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Author {
    /// 24 hexadecimal digits, the same at every start.
    #[serde(skip)]
    pub id: String,
    /// Last part of the author page's address.
    pub slug: String,
    /// Full name.
    pub name: String,
    /// Title, such as "News Editor".
    pub role: String,
    /// Two or three sentences.
    pub bio: String,
    /// Name of the portrait's [`file`](crate::file).
    pub picture: String,
    /// Address under example.com.
    pub email: String,
}

/// A rubric, or an internal tag when its name begins with `#`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tag {
    /// 24 hexadecimal digits, the same at every start.
    #[serde(skip)]
    pub id: String,
    /// Last part of the tag page's address.
    pub slug: String,
    /// What readers see.
    pub name: String,
    /// One sentence at the head of the tag page.
    #[serde(default)]
    pub description: Option<String>,
    /// Name of the tag's [`file`](crate::file).
    #[serde(default)]
    pub picture: Option<String>,
}

impl Tag {
    /// Whether readers never see this tag.
    pub fn is_internal(&self) -> bool {
        self.name.starts_with('#')
    }
}

/// Facts about a sound or film that its file alone does not tell a page.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recording {
    /// Name of its [`file`](crate::file).
    pub file: String,
    /// How long it runs.
    pub seconds: f64,
    /// Name of the picture shown before it starts.
    pub poster: String,
}

impl Newsroom {
    /// The names of a story's authors, as a line.
    pub(crate) fn byline(&self, story: &Story) -> String {
        let names = self.authors.iter().filter(|author| story.authors.contains(&author.slug));
        names.map(|author| author.name.as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// The embedded newsroom, parsed; an error means that a file under `demo/` is broken.
pub fn newsroom() -> Result<Newsroom, DemoError> {
    let mut newsroom: Newsroom =
        toml::from_str(include_str!("../../../demo/newsroom.toml")).map_err(Box::new)?;
    for author in &mut newsroom.authors {
        author.id = object_id("author", &author.slug);
    }
    for tag in &mut newsroom.tags {
        tag.id = object_id("tag", &tag.slug);
    }
    newsroom.stories = stories()?;
    Ok(newsroom)
}

fn stories() -> Result<Vec<Story>, DemoError> {
    let mut stories = Stories::iter()
        .filter_map(|name| Some((Stories::get(&name)?, name)))
        .map(|(file, name)| Story::parse(&name, &String::from_utf8_lossy(&file.data)))
        .collect::<Result<Vec<_>, _>>()?;
    stories.sort_by(|one, other| one.age.cmp(&other.age).then_with(|| one.slug.cmp(&other.slug)));
    Ok(stories)
}
