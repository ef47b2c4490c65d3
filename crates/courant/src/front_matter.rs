//! A story as a Markdown file: front matter (YAML between lines of `---`, or TOML between lines of `+++`), then the
//! text.
//!
//! ```text
//! ---
//! title: Ferry sails again
//! tags: [News Feed, "#brief"]
//! authors: [maren-lisk]
//! kind: brief
//! publish: 2026-11-23 07:30
//! ---
//! The ferry left at seven.
//! ```

use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};
use newsroom::{Body, Manuscript, Picture};
use serde::Deserialize;

/// What front matter may say.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Matter {
    id: Option<String>,
    title: Option<String>,
    slug: Option<String>,
    tags: Vec<String>,
    authors: Vec<String>,
    kind: Option<String>,
    #[serde(alias = "date", alias = "published_at")]
    publish: Option<String>,
    draft: bool,
    page: bool,
    featured: bool,
    visibility: Option<String>,
    kicker: Option<String>,
    excerpt: Option<String>,
    #[serde(alias = "feature_image")]
    picture: Option<String>,
    alt: Option<String>,
    caption: Option<String>,
}

/// Reads a story; times without a zone are in `zone`.
pub(crate) fn read(text: &str, zone: &TimeZone) -> anyhow::Result<Manuscript> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    let (matter, markdown) = parts(&text)?;
    let (title, markdown) = match matter.title {
        Some(title) => (title, markdown),
        None => headline(markdown).ok_or_else(|| anyhow::anyhow!("the front matter names no title"))?,
    };
    let kind = matter.kind.map(|kind| kind.parse()).transpose()?;
    let published_at = matter.publish.map(|time| moment(&time, zone)).transpose()?;
    let picture = matter.picture.map(|url| Picture { url, alt: matter.alt, caption: matter.caption });
    Ok(Manuscript {
        id: matter.id,
        slug: matter.slug,
        title,
        body: Body::Markdown(markdown.to_owned()),
        tags: matter.tags,
        authors: matter.authors,
        kind,
        is_page: matter.page,
        is_draft: matter.draft,
        published_at,
        featured: matter.featured,
        visibility: matter.visibility,
        kicker: matter.kicker,
        excerpt: matter.excerpt,
        picture,
    })
}

fn parts(text: &str) -> anyhow::Result<(Matter, &str)> {
    let fenced = |fence: &str| text.strip_prefix(fence)?.split_once(&format!("\n{}", fence.trim_end()));
    if let Some((matter, markdown)) = fenced("---\n") {
        let matter = serde_saphyr::from_str(matter)
            .map_err(|error| anyhow::anyhow!("the front matter is not understood: {error}"))?;
        return Ok((matter, markdown.trim()));
    }
    if let Some((matter, markdown)) = fenced("+++\n") {
        let matter = toml::from_str(matter).map_err(|error: toml::de::Error| {
            anyhow::anyhow!("the front matter is not understood: {}", error.message())
        })?;
        return Ok((matter, markdown.trim()));
    }
    Ok((Matter::default(), text.trim()))
}

/// A first line `# Title` is the title of a text without another.
fn headline(markdown: &str) -> Option<(String, &str)> {
    let (first, rest) = markdown.split_once('\n').unwrap_or((markdown, ""));
    let title = first.strip_prefix("# ")?.trim();
    (!title.is_empty()).then(|| (title.to_owned(), rest.trim()))
}

/// `2026-11-23T07:30:00+02:00`, or a time of day in the site's zone: `2026-11-23 07:30`.
fn moment(text: &str, zone: &TimeZone) -> anyhow::Result<i64> {
    let text = text.trim();
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Ok(moment.as_millisecond());
    }
    let refused =
        || anyhow::anyhow!("{text:?} is no time: write 2026-11-23 07:30 or 2026-11-23T07:30:00+02:00");
    let local = text
        .parse::<civil::DateTime>()
        .or_else(|_| civil::DateTime::strptime("%Y-%m-%d %H:%M", text))
        .map_err(|_| refused())?;
    Ok(local.to_zoned(zone.clone()).map_err(|_| refused())?.timestamp().as_millisecond())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_is_read_from_yaml_or_toml() {
        let yaml = "---\ntitle: \"A: b\"\ntags: [News, \"#brief\"]\nkind: brief\npublish: 2026-11-23 07:30\n---\nText.\n";
        let toml = "+++\ntitle = \"A: b\"\ntags = [\"News\", \"#brief\"]\nkind = \"brief\"\npublish = \"2026-11-23T07:30:00Z\"\n+++\nText.\n";
        for text in [yaml, toml] {
            let story = read(text, &TimeZone::UTC).unwrap();
            assert_eq!((story.title.as_str(), story.tags.len()), ("A: b", 2));
            assert_eq!(story.published_at, Some(1_795_419_000_000));
            assert!(matches!(story.body, Body::Markdown(text) if text == "Text."));
        }
    }

    #[test]
    fn a_headline_is_a_title() {
        let story = read("# Ferry sails\n\nAt seven.", &TimeZone::UTC).unwrap();
        assert_eq!(story.title, "Ferry sails");
        assert!(read("At seven.", &TimeZone::UTC).is_err());
    }

    #[test]
    fn what_is_not_understood_is_named() {
        for (text, named) in [
            ("---\ntitle: a\nkind: brif\n---\n", "brif"),
            ("---\ntitle: a\npublish: soon\n---\n", "soon"),
            ("---\ntitel: a\n---\n", "titel"),
        ] {
            let error = read(text, &TimeZone::UTC).unwrap_err().to_string();
            assert!(error.contains(named), "{error}");
        }
    }
}
