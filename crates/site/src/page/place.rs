//! What stands at an address, as the site's routes have it.

use newsroom::Reader;
use routing::{Form, Part, Place, Resource};

use super::listed::Listed;
use super::{asset, entry, newsfeed, route, taxonomy};
use crate::address;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::feed::{llms, sitemap};
use crate::{Refusal, Site};

/// Whatever stands at the address: the first thing that there is, in the order in which Ghost 6.65 looks.
pub(crate) fn show(site: &Site, asked: &Asked) -> Result<Answer, Refusal> {
    if asked.path.starts_with("/sitemap-") && address::is_file(&asked.path) {
        return sitemap::piece(site, asked);
    }
    if address::is_file(&asked.path) {
        return Ok(asset::at_the_root(site, asked).unwrap_or_else(|| Answer::missing("File not found")));
    }
    let path = if address::is_home(&asked.path) { "/" } else { asked.path.as_str() };
    asked.read(site, |reader| {
        for place in reader.routes().places(path) {
            if let Some(answer) = at(site, reader, asked, &place)? {
                return Ok(answer);
            }
        }
        if path == "/newsfeed/" {
            return newsfeed::show(site, reader, asked);
        }
        Err(Refusal::NotFound)
    })
}

/// The answer of one place; none where there is nothing, and the next one is asked.
fn at(
    site: &Site,
    reader: &mut Reader<'_, '_>,
    asked: &Asked,
    place: &Place<'_>,
) -> Result<Option<Answer>, Refusal> {
    match place {
        Place::Route { route, captured, part } => {
            let slug = captured.get("slug");
            match &route.channel {
                Some(list) => Listed::channel(route, list, captured).show(site, reader, asked, part, slug),
                None => route::show(site, reader, asked, route, slug),
            }
            .map(Some)
        }
        Place::Collection { collection, part } => {
            Listed::collection(collection).show(site, reader, asked, part, None).map(Some)
        }
        Place::Post { captured, form } => {
            if let Some(answer) = claimed(site, reader, asked, Resource::Posts, captured.get("slug"), *form) {
                return Ok(Some(answer));
            }
            let post = match (captured.get("slug"), captured.get("id")) {
                (Some(slug), _) => reader.post_by_slug(slug)?,
                (None, Some(id)) => reader.post_by_id(id)?,
                (None, None) => None,
            };
            post.map(|post| story(site, reader, asked, post, *form)).transpose()
        }
        Place::Page { slug, form } => {
            if let Some(answer) = claimed(site, reader, asked, Resource::Pages, Some(slug), *form) {
                return Ok(Some(answer));
            }
            let page = reader.page_by_slug(slug)?;
            page.map(|page| story(site, reader, asked, page, *form)).transpose()
        }
        Place::Tag { slug, part } => {
            if let Some(answer) = led_on(site, reader, asked, Resource::Tags, slug, &part.tail()) {
                return Ok(Some(answer));
            }
            taxonomy::tag(site, reader, asked, slug, part)
        }
        Place::Author { slug, part } => {
            if let Some(answer) = led_on(site, reader, asked, Resource::Authors, slug, &part.tail()) {
                return Ok(Some(answer));
            }
            taxonomy::author(site, reader, asked, slug, part)
        }
    }
}

fn story(
    site: &Site,
    reader: &mut Reader<'_, '_>,
    asked: &Asked,
    post: published::Post,
    form: Form,
) -> Result<Answer, Refusal> {
    match form {
        Form::Edit => Ok(entry::edit(site, &post)),
        Form::Markdown => llms::story(site, reader, &post),
        Form::Html => entry::show(site, reader, asked, post),
    }
}

fn claimed(
    site: &Site,
    reader: &Reader<'_, '_>,
    asked: &Asked,
    resource: Resource,
    slug: Option<&str>,
    form: Form,
) -> Option<Answer> {
    let tail = if form == Form::Edit { Part::Edit.tail() } else { String::new() };
    led_on(site, reader, asked, resource, slug?, &tail)
}

/// To the route that shows the thing as its own, if one does.
fn led_on(
    site: &Site,
    reader: &Reader<'_, '_>,
    asked: &Asked,
    resource: Resource,
    slug: &str,
    tail: &str,
) -> Option<Answer> {
    let route = reader.routes().claims(resource, slug)?;
    Some(site.moved(&format!("{}{tail}", route.as_str()), asked.query()))
}
