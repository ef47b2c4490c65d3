//! A permalink: a path with open parts, written for a thing and read from a request.

use percent_encoding::percent_decode_str;
use published::{Moment, Post};

/// What stands for a tag or author that a post does not have; Ghost 6.65's.
const NONE: &str = "all";

/// A path with open parts, such as `/{year}/{month}/{slug}/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permalink {
    text: String,
    segments: Vec<Vec<Piece>>,
}

/// A piece of one segment.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Open(String),
}

/// What the open parts of a path were, by their names, decoded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Captured(Vec<(String, String)>);

impl Captured {
    /// What stood for `{name}`.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

impl Permalink {
    /// Reads a permalink: `{slug}` is open, and so is `:slug`.
    pub fn of(text: &str) -> Self {
        let segments = text.split('/').filter(|segment| !segment.is_empty()).map(pieces).collect();
        Self { text: text.to_owned(), segments }
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether any part is open.
    pub fn is_open(&self) -> bool {
        self.names().next().is_some()
    }

    /// Whether it names a post's tag or author.
    pub(crate) fn names_relations(&self) -> bool {
        self.names().any(|name| ["primary_tag", "primary_author", "author"].contains(&name))
    }

    /// The names of the open parts.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.segments.iter().flatten().filter_map(|piece| match piece {
            Piece::Open(name) => Some(name.as_str()),
            Piece::Text(_) => None,
        })
    }

    /// The path of a post.
    pub fn path_of(&self, post: &Post) -> String {
        // As Ghost 6.65: by the day in UTC, whatever the site's own zone is.
        let moment = Moment::new(post.published_at.unwrap_or(post.created_at).millisecond(), 0);
        let date = |from: usize, to: usize| moment.as_str().get(from..to).unwrap_or_default().to_owned();
        self.written(|name| match name {
            "slug" => post.slug.clone(),
            "id" => post.id.clone(),
            "year" => date(0, 4),
            "month" => date(5, 7),
            "day" => date(8, 10),
            "primary_tag" => post.primary_tag().map_or(NONE, |tag| tag.slug.as_str()).to_owned(),
            "primary_author" | "author" => {
                post.primary_author().map_or(NONE, |author| author.slug.as_str()).to_owned()
            }
            // As Ghost 6.65 writes what it does not know.
            _ => "undefined".to_owned(),
        })
    }

    /// The path of a tag or an author.
    pub fn path_of_slug(&self, slug: &str) -> String {
        self.written(|name| if name == "slug" { slug.to_owned() } else { "undefined".to_owned() })
    }

    /// The path with its open parts as they were captured.
    pub fn path_with(&self, captured: &Captured) -> String {
        self.written(|name| captured.get(name).unwrap_or_default().to_owned())
    }

    fn written(&self, value_of: impl Fn(&str) -> String) -> String {
        let mut path = String::from("/");
        for segment in &self.segments {
            for piece in segment {
                match piece {
                    Piece::Text(text) => path.push_str(text),
                    Piece::Open(name) => path.push_str(&value_of(name)),
                }
            }
            path.push('/');
        }
        path
    }

    /// Takes `path` apart as this permalink and what stands behind it: nothing, or further segments.
    pub(crate) fn begin_of<'p>(&self, path: &'p str) -> Option<(Captured, &'p str)> {
        let mut captured = Captured::default();
        let mut rest = path.strip_prefix('/')?;
        for segment in &self.segments {
            let (given, behind) = rest.split_once('/').unwrap_or((rest, ""));
            capture(segment, given, &mut captured)?;
            rest = behind;
        }
        Some((captured, rest))
    }

    /// What the open parts are where `path` is this permalink.
    pub fn captures(&self, path: &str) -> Option<Captured> {
        self.begin_of(path).filter(|(_, rest)| rest.is_empty()).map(|(captured, _)| captured)
    }
}

fn pieces(segment: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = segment;
    while let Some(at) = rest.find(['{', ':']) {
        let (text, open) = rest.split_at(at);
        let Some((name, after)) = name_of_open(open) else { break };
        if !text.is_empty() {
            pieces.push(Piece::Text(text.to_owned()));
        }
        pieces.push(Piece::Open(name.to_owned()));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
    }
    pieces
}

/// The name in `{name}…` or `:name…`, and what follows.
fn name_of_open(open: &str) -> Option<(&str, &str)> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if let Some(inner) = open.strip_prefix('{') {
        return inner.split_once('}').filter(|(name, _)| !name.is_empty() && name.chars().all(is_word));
    }
    let inner = open.strip_prefix(':')?;
    let (name, after) = inner.split_at(inner.find(|c| !is_word(c)).unwrap_or(inner.len()));
    (!name.is_empty()).then_some((name, after))
}

/// Takes one segment of a path apart. An open piece ends where the text after it stands first, the last one at the end:
/// no going back, so no path makes it slow.
fn capture(pieces: &[Piece], given: &str, captured: &mut Captured) -> Option<()> {
    let mut rest = given;
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Text(text) => rest = rest.strip_prefix(text.as_str())?,
            Piece::Open(name) => {
                let end = match pieces.get(at + 1) {
                    Some(Piece::Text(text)) if at + 2 == pieces.len() => {
                        rest.strip_suffix(text.as_str()).map(str::len)?
                    }
                    Some(Piece::Text(text)) => rest.find(text.as_str())?,
                    Some(Piece::Open(_)) => rest.chars().next()?.len_utf8(),
                    None => rest.len(),
                };
                let (value, after) = rest.split_at(end);
                if value.is_empty() {
                    return None;
                }
                let value = percent_decode_str(value).decode_utf8().ok()?.into_owned();
                captured.0.push((name.clone(), value));
                rest = after;
            }
        }
    }
    rest.is_empty().then_some(())
}

#[cfg(test)]
mod tests {
    use published::{Moment, Post, Tag};

    use super::Permalink;

    fn post() -> Post {
        Post {
            slug: "ferry".to_owned(),
            id: "6b02d1ba2605791a245145d6".to_owned(),
            // 2026-01-01 00:30 in Kyiv, the year before in UTC.
            published_at: Some(Moment::new(1_767_220_200_000, 7200)),
            ..Post::default()
        }
    }

    #[test]
    fn a_post_is_at_its_date_in_utc() {
        let path = |text: &str| Permalink::of(text).path_of(&post());
        assert_eq!(path("/{year}/{month}/{day}/{slug}/"), "/2025/12/31/ferry/");
        assert_eq!(path("/{primary_tag}/{slug}/"), "/all/ferry/");
        assert_eq!(path("/n-{id}/"), "/n-6b02d1ba2605791a245145d6/");
        let tag = |visibility: &str| Tag {
            slug: "sea".to_owned(),
            visibility: visibility.to_owned(),
            ..Tag::default()
        };
        let tagged = Post { tags: vec![tag("public")], ..post() };
        assert_eq!(Permalink::of("/{primary_tag}/{slug}/").path_of(&tagged), "/sea/ferry/");
        let hidden = Post { tags: vec![tag("internal")], ..post() };
        assert_eq!(Permalink::of("/{primary_tag}/{slug}/").path_of(&hidden), "/all/ferry/");
    }

    #[test]
    fn a_path_is_taken_apart_as_it_was_put_together() {
        let captured = |text: &str, path: &str| Permalink::of(text).captures(path);
        assert_eq!(captured("/{year}/{slug}/", "/2026/ferry/").unwrap().get("slug"), Some("ferry"));
        let dashed = captured("/{year}-{slug}/", "/2026-the-ferry/").unwrap();
        assert_eq!((dashed.get("year"), dashed.get("slug")), (Some("2026"), Some("the-ferry")));
        assert_eq!(captured("/n-{id}.html/", "/n-a.b.html/").unwrap().get("id"), Some("a.b"));
        assert_eq!(captured("/tag/:slug/", "/tag/%D1%97/").unwrap().get("slug"), Some("ї"));
        for path in ["/2026/", "/2026/ferry/more/", "//ferry/", "/2026/%ff/", "2026/ferry/"] {
            assert_eq!(captured("/{year}/{slug}/", path), None, "{path}");
        }
    }
}
