//! `courant demo`: an invented newsroom to look at.

use anyhow::Context;
use clap::Args;
use newsroom::{Access, Body, List, Manuscript, NewPerson, NewTag, Newsroom, NewsroomError, Picture, Writer};

use super::{open, serve};
use crate::config::Config;
use crate::log;

/// The largest file of the demo newsroom, in bytes.
const LARGEST_FILE: u64 = 64 << 20;

/// Serve an invented newsroom: it is put into an empty data folder once and served like any other from then on.
#[derive(Debug, Args)]
pub(crate) struct Demo {}

impl Demo {
    pub(crate) fn run(config: &Config) -> anyhow::Result<()> {
        log::start(&config.log)?;
        let (listener, config) = serve::listen(config)?;
        let newsroom = open::newsroom(&config, Access::Create)?;
        if is_empty(&newsroom)? {
            fill(&newsroom, &config).context("the demo newsroom can't be put into the data folder")?;
        }
        serve::serve(&config, listener, newsroom)
    }
}

fn is_empty(newsroom: &Newsroom) -> Result<bool, NewsroomError> {
    newsroom.read(|reader| Ok(reader.count(&List::Posts)? + reader.count(&List::Pages)? == 0))
}

fn fill(newsroom: &Newsroom, config: &Config) -> anyhow::Result<()> {
    let paper = demo::newsroom()?;
    let root = files::Root::new(&config.data);
    for file in demo::files() {
        root.write(&files::Name::new(&file.path)?, &mut &*file.bytes, LARGEST_FILE)?;
    }
    let now = open::now();
    let stories = paper
        .stories
        .iter()
        .map(|story| manuscript(&paper, story, now))
        .collect::<anyhow::Result<Vec<_>>>()?;
    newsroom.write(now, |writer| {
        for (key, value) in settings(&paper.site) {
            writer.set("site", key, Some(&value))?;
        }
        for tag in &paper.tags {
            writer.add_tag(&new_tag(tag))?;
        }
        for author in &paper.authors {
            writer.add_person(&person(author))?;
        }
        file(writer, stories)
    })?;
    Ok(())
}

fn file(writer: &mut Writer<'_, '_>, stories: Vec<Manuscript>) -> Result<(), NewsroomError> {
    for story in stories {
        writer.file(story)?;
    }
    Ok(())
}

fn settings(site: &demo::Site) -> Vec<(&'static str, String)> {
    let menu = |items: &[demo::NavigationItem]| {
        let items = items.iter().map(|item| serde_json::json!({ "label": item.label, "url": item.url }));
        items.collect::<serde_json::Value>().to_string()
    };
    vec![
        ("title", site.title.clone()),
        ("description", site.description.clone()),
        ("accent_color", site.accent_color.clone()),
        ("locale", site.locale.clone()),
        ("timezone", site.timezone.clone()),
        ("logo", address(&site.logo)),
        ("icon", address(&site.icon)),
        ("cover_image", address(&site.cover)),
        ("navigation", menu(&site.navigation)),
        ("secondary_navigation", menu(&site.secondary_navigation)),
    ]
}

fn new_tag(tag: &demo::Tag) -> NewTag {
    NewTag {
        id: Some(tag.id.clone()),
        name: tag.name.clone(),
        slug: Some(tag.slug.clone()),
        description: tag.description.clone(),
        picture: tag.picture.as_deref().map(address),
    }
}

fn person(author: &demo::Author) -> NewPerson {
    NewPerson {
        id: Some(author.id.clone()),
        name: author.name.clone(),
        email: author.email.clone(),
        slug: Some(author.slug.clone()),
        role: "Author".to_owned(),
        title: Some(author.role.clone()),
        bio: Some(author.bio.clone()),
        picture: Some(address(&author.picture)),
        password: None,
    }
}

fn manuscript(paper: &demo::Newsroom, story: &demo::Story, now: i64) -> anyhow::Result<Manuscript> {
    let first_start = jiff::Timestamp::from_millisecond(now)?;
    Ok(Manuscript {
        id: Some(story.id.clone()),
        slug: Some(story.slug.clone()),
        title: story.title.clone(),
        body: Body::Lexical(serde_json::from_str(&story.lexical(paper))?),
        tags: story.tags.clone(),
        authors: story.authors.clone(),
        kind: story.kind.name().parse().ok(),
        is_page: story.is_page,
        is_draft: story.status == demo::Status::Draft,
        published_at: Some(story.published_at(first_start).as_millisecond()),
        featured: story.featured,
        visibility: None,
        kicker: story.kicker.clone(),
        excerpt: story.excerpt.clone(),
        picture: story.picture.as_ref().map(|picture| Picture {
            url: address(&picture.name),
            alt: Some(picture.alt.clone()),
            caption: Some(picture.caption.clone()),
        }),
    })
}

/// The address of one of the demo's files, as the database keeps it.
fn address(name: &str) -> String {
    demo::file(name).map_or_else(String::new, |file| format!("{}/{}", demo::GHOST_URL, file.path))
}
