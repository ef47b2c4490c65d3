//! The site for language models: an index, the newest stories in full, and every story as Markdown, at the addresses
//! where Ghost 6.65 has them.

use http::header::{CONTENT_LOCATION, LINK};
use http::{HeaderName, HeaderValue};
use jiff::Timestamp;
use newsroom::{List, Reader, Span};
use published::{Moment, Post};

use super::markdown::markdown;
use super::pieces;
use crate::answer::{Answer, Keep};
use crate::asked::Asked;
use crate::{Refusal, Site};

/// Bytes that the index may have; Ghost 6.65's.
const INDEX_BYTES: usize = 50 * 1024;
/// Bytes that the full text may have; Ghost 6.65's.
const FULL_BYTES: usize = 5 * 1024 * 1024;
/// Stories that the full text may have; Ghost 6.65's.
const FULL_STORIES: usize = 500;
/// Pages that are listed.
const PAGES: i64 = 20;
/// Stories that are read at a time.
const BATCH: i64 = 100;
/// Letters of a description.
const DESCRIPTION: usize = 300;

const X_LLMS_TXT: HeaderName = HeaderName::from_static("x-llms-txt");

/// Says on an answer where the site's texts for language models are. As Ghost 6.65: on all but the icon and what crawlers
/// are told.
pub(crate) fn announced(site: &Site, asked: &Asked, answer: Answer) -> Answer {
    let is_left_out = asked.path.starts_with("/favicon.") || asked.path == "/robots.txt";
    if is_left_out || answer.has(&X_LLMS_TXT) {
        return answer;
    }
    let announced = asked.read(site, |reader| Ok::<_, Refusal>(announce(answer.clone(), site, reader)));
    announced.unwrap_or(answer)
}

/// Says on a page where the site's texts for language models are.
pub(crate) fn announce(answer: Answer, site: &Site, reader: &Reader<'_, '_>) -> Answer {
    if !is_on(reader) {
        return answer;
    }
    let base = site.newsroom().address().path();
    let links = format!("<{base}/llms.txt>; rel=\"llms-txt\", <{base}/llms-full.txt>; rel=\"llms-full-txt\"");
    let headers = [(LINK, links), (X_LLMS_TXT, format!("{base}/llms.txt"))];
    headers.into_iter().fold(answer, |answer, (name, value)| match HeaderValue::try_from(value) {
        Ok(value) => answer.with(name, value),
        Err(_) => answer,
    })
}

/// `/llms.txt`: what there is to read, and where.
pub(crate) fn index(site: &Site, asked: &Asked) -> Result<Answer, Refusal> {
    asked.read(site, |reader| {
        if !is_on(reader) {
            return Ok(Answer::found(&format!("{}/", site.newsroom().address().path())));
        }
        let mut pages = reader.posts(&List::Pages, &Span::Page { number: 1, limit: PAGES })?;
        pages.sort_by(|one, other| one.url.cmp(&other.url));
        let pages: String = pages.iter().map(line).collect();
        let mut text = format!("{}\n## Pages\n{pages}\n## Posts\n", head(reader));
        let address = site.address();
        let feed = reader.routes().feed();
        let feed = feed.map(|feed| format!("- [RSS feed]({address}{feed})\n")).unwrap_or_default();
        let end = format!(
            "\n## Optional\n{feed}- [Site map]({address}/sitemap.xml)\n\
             - [Pages and newest stories in full]({address}/llms-full.txt)\n"
        );
        let mut number = 1;
        'stories: loop {
            let posts = reader.posts(&List::Posts, &Span::Page { number, limit: BATCH })?;
            for line in posts.iter().map(line) {
                if text.len() + line.len() + end.len() > INDEX_BYTES {
                    break 'stories;
                }
                text.push_str(&line);
            }
            if posts.is_empty() {
                break;
            }
            number += 1;
        }
        Ok(plain(text + &end))
    })
}

/// `/llms-full.txt`: the pages and the newest stories in full.
pub(crate) fn full(site: &Site, asked: &Asked) -> Result<Answer, Refusal> {
    asked.read(site, |reader| {
        if !is_on(reader) {
            return Ok(Answer::found(&format!("{}/", site.newsroom().address().path())));
        }
        let mut text = format!("{}## Pages\n", head(reader));
        let mut pages = reader.whole_posts(&List::Pages, &Span::Page { number: 1, limit: PAGES })?;
        pages.sort_by(|one, other| one.id.cmp(&other.id));
        for page in pages {
            text.push_str(&whole(&page));
        }
        text.push_str("## Posts\n");
        let (mut number, mut written) = (1, 0);
        let is_cut = 'stories: loop {
            let posts = reader.whole_posts(&List::Posts, &Span::Page { number, limit: BATCH })?;
            if posts.is_empty() {
                break false;
            }
            for post in posts {
                let story = whole(&post);
                if written == FULL_STORIES || text.len() + story.len() > FULL_BYTES {
                    break 'stories true;
                }
                text.push_str(&story);
                written += 1;
            }
            number += 1;
        };
        if is_cut {
            text.push_str(
                "\n_Older stories are not in this file; `/sitemap.xml` has the address of each._\n",
            );
        }
        Ok(plain(text))
    })
}

/// `/slug.md`: a story as Markdown, or as much of it as anyone may read.
pub(crate) fn story(site: &Site, reader: &Reader<'_, '_>, post: &Post) -> Result<Answer, Refusal> {
    let address = site.newsroom().address();
    let path = format!("{}{}", address.path(), address.own_path(&post.url).unwrap_or("/"));
    if !is_on(reader) {
        return Ok(Answer::found(&path));
    }
    let place = HeaderValue::try_from(format!("{}.md", path.trim_end_matches('/')));
    let place = place.map_err(|_| Refusal::NotFound)?;
    let answer = Answer::new("text/markdown; charset=utf-8", Keep::AskAgain, document(site, post));
    Ok(announce(answer.with(CONTENT_LOCATION, place), site, reader))
}

fn is_on(reader: &Reader<'_, '_>) -> bool {
    reader.setting("llms_enabled") != Some("false")
}

fn plain(text: String) -> Answer {
    Answer::new("text/plain; charset=utf-8", Keep::Hour, text)
}

fn head(reader: &Reader<'_, '_>) -> String {
    let site = reader.site();
    let about = [&site.meta_description, &site.description];
    let about = about.into_iter().flatten().find(|text| !text.is_empty());
    let about = about.map(|about| format!("> {about}\n")).unwrap_or_default();
    format!(
        "# {}\n{about}The address of any story or page is that of its Markdown too, with `.md` in place of the last \
         slash.\n",
        site.title
    )
}

/// A line of the index.
fn line(post: &Post) -> String {
    let description = words(post.custom_excerpt.as_deref().or(post.excerpt.as_deref()).unwrap_or_default());
    let separator = if description.is_empty() { "" } else { " - " };
    format!("- [{}]({}.md){separator}{description}\n", post.title, post.url.trim_end_matches('/'))
}

/// On one line, and cut where it is long.
fn words(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= DESCRIPTION {
        return words;
    }
    let cut: String = words.chars().take(DESCRIPTION - 1).collect();
    format!("{}…", cut.trim_end())
}

/// A story in the full text.
fn whole(post: &Post) -> String {
    let changed = post.updated_at.or(post.published_at).map(iso);
    let changed = changed.map(|changed| format!("Last updated: {changed}\n")).unwrap_or_default();
    format!("### {}\nURL: {}\n{changed}{}\n", post.title, post.url, body(post))
}

/// A story in a file of its own.
fn document(site: &Site, post: &Post) -> String {
    let tags: Vec<&str> =
        post.tags.iter().filter(|tag| tag.is_public()).map(|tag| tag.name.as_str()).collect();
    let facts = [
        ("URL", Some(post.url.clone())),
        ("Published", post.published_at.map(iso)),
        ("Updated", post.updated_at.map(iso)),
        ("Description", post.custom_excerpt.as_deref().map(words)),
        ("Author", post.primary_author().map(|author| author.name.clone())),
        ("Tags", Some(tags.join(", "))),
    ];
    let facts: String = facts
        .into_iter()
        .filter_map(|(name, fact)| {
            fact.filter(|fact| !fact.is_empty()).map(|fact| format!("- {name}: {fact}\n"))
        })
        .collect();
    format!(
        "> What else there is to read: {}/llms.txt\n\n# {}\n{facts}\n{}\n",
        site.address(),
        post.title,
        body(post)
    )
}

/// What anyone may read of a story, and a word on what is missing.
fn body(post: &Post) -> String {
    let text = markdown(&pieces::read(post.html.as_deref().unwrap_or_default()));
    if post.access {
        return text;
    }
    let readers = if post.visibility == "members" { "members" } else { "paying members" };
    let notice = format!("_The rest is for {readers}._");
    if text.is_empty() { notice } else { format!("{text}\n\n{notice}") }
}

fn iso(moment: Moment) -> String {
    let moment = Timestamp::from_millisecond(moment.millisecond()).unwrap_or(Timestamp::UNIX_EPOCH);
    moment.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}
