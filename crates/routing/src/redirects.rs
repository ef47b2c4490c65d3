//! redirects.yaml and redirects.json: old addresses and where they lead, in Ghost 6.65's words.
//!
//! An old address is a regular expression that ends where a request's path ends. Most are plain paths: those are looked
//! up by their last segment, so that a hundred thousand of them cost a request nothing. The others are tried one after
//! the other by an engine that never goes back, so none of them can hang a request.

use std::borrow::Cow;
use std::collections::HashMap;

use percent_encoding::percent_decode_str;
use regex::{Captures, Regex, RegexBuilder};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::line::line_of;

/// A pattern may take so much memory and no more.
const LARGEST_PATTERN: usize = 1 << 20;
/// Patterns that are no plain paths; each is tried with every request.
const MOST_PATTERNS: usize = 2_000;

/// Old addresses and where they lead; the first that fits counts.
#[derive(Clone, Debug, Default)]
pub struct Redirects {
    all: Vec<Redirect>,
    /// Which of them are plain paths, by their last segment.
    plain: HashMap<String, Vec<usize>>,
    /// Which of them are patterns.
    patterns: Vec<usize>,
}

#[derive(Clone, Debug)]
struct Redirect {
    from: From,
    to: String,
    is_permanent: bool,
}

#[derive(Clone, Debug)]
enum From {
    /// The path's end, without a slash; the whole path where it is `whole`.
    Path {
        path: String,
        whole: bool,
    },
    Pattern {
        regex: Regex,
        decoded: bool,
    },
}

/// Where an old address leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// A path from the site's root, or an absolute address.
    pub url: String,
    /// Whether it is for ever (301) or for now (302).
    pub is_permanent: bool,
}

/// Why redirects were refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RedirectsError {
    /// The file can't be read.
    #[error("line {line}: {message}")]
    File {
        /// From 1.
        line: usize,
        /// What is wrong there.
        message: String,
    },
    /// An entry can't be used.
    #[error("line {line}: {from:?} {message}")]
    Entry {
        /// From 1.
        line: usize,
        /// The old address as it is written.
        from: String,
        /// What is wrong with it.
        message: String,
    },
}

#[derive(Deserialize)]
struct Entry {
    from: String,
    to: String,
    #[serde(default)]
    permanent: bool,
}

impl Redirects {
    /// Reads redirects in the form that the file's name tells: YAML, else JSON.
    pub fn parse(text: &str, is_yaml: bool) -> Result<Self, RedirectsError> {
        if is_yaml { Self::parse_yaml(text) } else { Self::parse_json(text) }
    }

    /// Reads a redirects.json: a list of `from`, `to` and `permanent`.
    pub fn parse_json(json: &str) -> Result<Self, RedirectsError> {
        let entries: Vec<Entry> = serde_json::from_str(json).map_err(|error| RedirectsError::File {
            line: error.line().max(1),
            message: format!("must be a list of redirects with from and to: {error}"),
        })?;
        Self::compile(entries, &|from| {
            let place = json.find(&Value::from(from).to_string());
            place.and_then(|at| json.get(..at)).map_or(1, |before| before.lines().count().max(1))
        })
    }

    /// Reads a redirects.yaml: maps of old to new under `301` and `302`.
    pub fn parse_yaml(yaml: &str) -> Result<Self, RedirectsError> {
        let refused = |line: usize, message: &str| RedirectsError::File { line, message: message.to_owned() };
        let read: Result<Map<String, Value>, _> = serde_saphyr::from_str(yaml);
        let file = read.map_err(|error| {
            let line = error.location().map_or(1, |location| usize::try_from(location.line()).unwrap_or(1));
            let words = error.without_snippet().to_string();
            refused(line.max(1), words.lines().next().unwrap_or_default())
        })?;
        if !file.contains_key("301") && !file.contains_key("302") {
            return Err(refused(1, "there is neither 301 nor 302"));
        }
        let mut entries = Vec::new();
        for status in ["302", "301"] {
            let section = match file.get(status) {
                None | Some(Value::Null) => continue,
                Some(Value::Object(section)) => section,
                Some(_) => {
                    return Err(refused(line_of(yaml, &[status]), "must be a map of old to new addresses"));
                }
            };
            for (from, to) in section {
                let Value::String(to) = to else {
                    return Err(refused(line_of(yaml, &[status, from]), "the new address must be a text"));
                };
                entries.push(Entry { from: from.clone(), to: to.clone(), permanent: status == "301" });
            }
        }
        Self::compile(entries, &|from| line_of(yaml, &[from]))
    }

    fn compile(entries: Vec<Entry>, line: &dyn Fn(&str) -> usize) -> Result<Self, RedirectsError> {
        let mut redirects = Self::default();
        for Entry { from, to, permanent } in entries {
            let refused =
                |message: String| RedirectsError::Entry { line: line(&from), from: from.clone(), message };
            if from.trim().is_empty() || to.trim().is_empty() {
                return Err(refused("needs both an old and a new address".to_owned()));
            }
            let place = redirects.all.len();
            let old = old_address(&from).map_err(|error| refused(why(&error)))?;
            match &old {
                From::Path { path, .. } => {
                    redirects.plain.entry(last_segment(path).to_owned()).or_default().push(place);
                }
                From::Pattern { .. } if redirects.patterns.len() == MOST_PATTERNS => {
                    return Err(refused(format!("is one pattern too many: there may be {MOST_PATTERNS}")));
                }
                From::Pattern { .. } => redirects.patterns.push(place),
            }
            redirects.all.push(Redirect { from: old, to, is_permanent: permanent });
        }
        Ok(redirects)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Where a request's path and query lead, if they are an old address.
    pub fn find(&self, path: &str, query: Option<&str>) -> Option<Destination> {
        let bare = path.strip_suffix('/').unwrap_or(path);
        let plain = self.plain.get(last_segment(bare)).into_iter().flatten();
        let plain = plain.copied().find(|&place| self.fits(place, path));
        let patterns = self.patterns.iter().copied();
        let pattern = patterns
            .take_while(|&place| plain.is_none_or(|plain| place < plain))
            .find(|&place| self.fits(place, path));
        let redirect = self.all.get(pattern.or(plain)?)?;
        Some(Destination { url: redirect.destination(path, query), is_permanent: redirect.is_permanent })
    }

    fn fits(&self, place: usize, path: &str) -> bool {
        match self.all.get(place).map(|redirect| &redirect.from) {
            Some(From::Path { path: old, whole }) => {
                let bare = path.strip_suffix('/').unwrap_or(path);
                if *whole { bare == old || path == old } else { bare.ends_with(old.as_str()) }
            }
            Some(From::Pattern { regex, decoded }) => regex.is_match(&seen(path, *decoded)),
            None => false,
        }
    }
}

impl Redirect {
    /// The new address, with what the old one captured, and the request's parameters beside the new one's own.
    fn destination(&self, path: &str, query: Option<&str>) -> String {
        let (to, anchor) = self.to.split_at(self.to.find('#').unwrap_or(self.to.len()));
        let (to_path, to_query) = to.split_once('?').unwrap_or((to, ""));
        let (host, to_path) = split_host(to_path);
        let (new_path, own_query) = match &self.from {
            From::Path { path: old, .. } => {
                let bare = path.strip_suffix('/').unwrap_or(path);
                let before = bare.strip_suffix(old.as_str()).unwrap_or_default();
                (format!("{before}{to_path}"), Cow::Borrowed(to_query))
            }
            From::Pattern { regex, decoded } => {
                let seen = seen(path, *decoded);
                let captures = regex.captures(&seen);
                let own = captures.map_or(Cow::Borrowed(to_query), |captures| filled(to_query, &captures));
                (regex.replace(&seen, braced(to_path).as_ref()).into_owned(), own)
            }
        };
        format!("{host}{new_path}{}{anchor}", joined(query.unwrap_or_default(), &own_query))
    }
}

/// The path as a pattern sees it: as it was sent, or decoded for one with letters that are never sent.
fn seen(path: &str, decoded: bool) -> Cow<'_, str> {
    if decoded { percent_decode_str(path).decode_utf8_lossy() } else { Cow::Borrowed(path) }
}

fn last_segment(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// As Ghost reads an old address: `/…/i` ignores case, and it ends where the path ends, a slash aside.
fn old_address(from: &str) -> Result<From, regex::Error> {
    let (from, ignores_case) = match from.strip_prefix('/').and_then(|from| from.strip_suffix("/i")) {
        Some(inner) => (inner, true),
        None => (from, false),
    };
    let from = from.strip_suffix('/').unwrap_or(from);
    if !ignores_case && let Some(plain) = plain_path(from) {
        return Ok(plain);
    }
    let from = if from.ends_with('$') { Cow::Borrowed(from) } else { Cow::Owned(format!("{from}/?$")) };
    let regex =
        RegexBuilder::new(&from).case_insensitive(ignores_case).size_limit(LARGEST_PATTERN).build()?;
    Ok(From::Pattern { decoded: !from.is_ascii(), regex })
}

/// A pattern in which no character is special, but for `^` at its beginning, is a path.
fn plain_path(from: &str) -> Option<From> {
    let (path, whole) = from.strip_prefix('^').map_or((from, false), |path| (path, true));
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/-_~%!&',;=:@".contains(c);
    // Without a slash the last segment need not be whole, and could not be looked up by; an empty one can't either.
    (path.contains('/') && !path.ends_with('/') && path.chars().all(is_plain))
        .then(|| From::Path { path: path.to_owned(), whole })
}

/// What can't be used in a pattern, in one line.
fn why(error: &regex::Error) -> String {
    let text = error.to_string();
    let last = text.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
    format!("can't be used as a pattern: {}", last.trim().trim_start_matches("error: "))
}

/// `https://example.com` and the path behind it.
fn split_host(to: &str) -> (&str, &str) {
    let Some(start) = to.find("://").map(|at| at + 3) else { return ("", to) };
    let end = to.get(start..).and_then(|rest| rest.find('/')).map_or(to.len(), |at| start + at);
    to.split_at(end)
}

/// JavaScript's `$1` as Rust's `${1}`, so that what follows is not taken for its name.
fn braced(to: &str) -> Cow<'_, str> {
    if !to.contains('$') {
        return Cow::Borrowed(to);
    }
    let mut out = String::with_capacity(to.len() + 8);
    let mut rest = to;
    while let Some((before, after)) = rest.split_once('$') {
        out.push_str(before);
        let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        let (digits, after) = after.split_at(end);
        if digits.is_empty() {
            out.push_str("$$");
        } else {
            out.push_str(&["${", digits, "}"].concat());
        }
        rest = after;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The new address's own query with what the old one captured; what was not captured stays as it is written.
fn filled<'q>(query: &'q str, captures: &Captures<'_>) -> Cow<'q, str> {
    let mut query = Cow::Borrowed(query);
    for number in (1..captures.len()).rev() {
        let Some(capture) = captures.get(number) else { continue };
        let value = percent_decode_str(capture.as_str()).decode_utf8_lossy();
        let name = format!("${number}");
        if query.contains(&name) {
            query = Cow::Owned(query.replace(&name, &encoded(&value)));
        }
    }
    query
}

/// The request's parameters, the new address's own in place of those of the same name.
fn joined(given: &str, own: &str) -> String {
    let read = |query: &str| -> Vec<(String, String)> {
        let parameters = query.split('&').filter(|parameter| !parameter.is_empty());
        let decoded =
            |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned();
        parameters
            .map(|parameter| parameter.split_once('=').unwrap_or((parameter, "")))
            .map(|(name, value)| (decoded(name), decoded(value)))
            .collect()
    };
    let own = read(own);
    let mut all = read(given);
    all.retain(|(name, _)| own.iter().all(|(known, _)| known != name));
    all.extend(own);
    let all: Vec<_> =
        all.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
    if all.is_empty() { String::new() } else { format!("?{}", all.join("&")) }
}

/// JavaScript's `encodeURIComponent`.
fn encoded(text: &str) -> String {
    const KEPT: &percent_encoding::AsciiSet = &percent_encoding::NON_ALPHANUMERIC
        .remove(b'-')
        .remove(b'_')
        .remove(b'.')
        .remove(b'!')
        .remove(b'~')
        .remove(b'*')
        .remove(b'\'')
        .remove(b'(')
        .remove(b')');
    percent_encoding::utf8_percent_encode(text, KEPT).to_string()
}
