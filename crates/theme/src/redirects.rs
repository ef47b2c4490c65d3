//! redirects.yaml and redirects.json: old addresses and where they lead, in Ghost 6.65's words.

use std::borrow::Cow;
use std::collections::BTreeMap;

use regex::{Regex, RegexBuilder};
use serde::Deserialize;

use crate::urls::encode_component;

/// A pattern may take so much memory and no more.
const LARGEST_PATTERN: usize = 1 << 20;

/// Old addresses and where they lead; the first that fits counts.
#[derive(Clone, Debug, Default)]
pub struct Redirects(Vec<Redirect>);

#[derive(Clone, Debug)]
struct Redirect {
    from: Regex,
    to: String,
    is_permanent: bool,
}

/// Where an old address leads.
#[derive(Clone, Debug, PartialEq)]
pub struct Destination {
    /// A path from the site's root, or an absolute address.
    pub url: String,
    /// Whether it is for ever (301) or for now (302).
    pub is_permanent: bool,
}

/// Why redirects were refused.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum RedirectsError {
    /// The file cannot be read.
    #[error("redirects: {0}")]
    File(String),
    /// A pattern cannot be used.
    #[error("redirects: {from}: {message}")]
    Pattern {
        /// The pattern as it is written.
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

/// The two parts of redirects.yaml.
#[derive(Deserialize)]
struct Yaml {
    #[serde(rename = "302", default)]
    temporary: Option<BTreeMap<String, String>>,
    #[serde(rename = "301", default)]
    permanent: Option<BTreeMap<String, String>>,
}

impl Redirects {
    /// Reads a redirects.json: a list of `from`, `to` and `permanent`.
    pub fn parse_json(json: &str) -> Result<Self, RedirectsError> {
        let entries: Vec<Entry> =
            serde_json::from_str(json).map_err(|error| RedirectsError::File(error.to_string()))?;
        Self::compile(entries)
    }

    /// Reads a redirects.yaml: maps of old to new under `301` and `302`.
    pub fn parse_yaml(yaml: &str) -> Result<Self, RedirectsError> {
        let file: Yaml =
            serde_saphyr::from_str(yaml).map_err(|error| RedirectsError::File(error.to_string()))?;
        if file.temporary.is_none() && file.permanent.is_none() {
            return Err(RedirectsError::File("there is neither 301 nor 302".to_owned()));
        }
        let part = |part: Option<BTreeMap<String, String>>, permanent: bool| {
            part.into_iter().flatten().map(move |(from, to)| Entry { from, to, permanent })
        };
        Self::compile(part(file.temporary, false).chain(part(file.permanent, true)).collect())
    }

    fn compile(entries: Vec<Entry>) -> Result<Self, RedirectsError> {
        let redirects = entries.into_iter().map(|Entry { from, to, permanent }| {
            let pattern = pattern(&from).map_err(|error| RedirectsError::Pattern {
                from: from.clone(),
                message: error.to_string().replace('\n', " "),
            })?;
            if from.trim().is_empty() || to.trim().is_empty() {
                return Err(RedirectsError::Pattern {
                    from,
                    message: "from and to must both be given".to_owned(),
                });
            }
            Ok(Redirect { from: pattern, to, is_permanent: permanent })
        });
        redirects.collect::<Result<_, _>>().map(Self)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where a request's path and query lead, if they are an old address.
    pub fn find(&self, path: &str, query: Option<&str>) -> Option<Destination> {
        let redirect = self.0.iter().find(|redirect| redirect.from.is_match(path))?;
        let (to, anchor) = redirect.to.split_at(redirect.to.find('#').unwrap_or(redirect.to.len()));
        let (to_path, to_query) = to.split_once('?').unwrap_or((to, ""));
        let (host, to_path) = split_host(to_path);
        let replaced = redirect.from.replace(path, braced(to_path).as_ref());
        let query = self::query(redirect, path, query.unwrap_or_default(), to_query);
        Some(Destination {
            url: format!("{host}{replaced}{query}{anchor}"),
            is_permanent: redirect.is_permanent,
        })
    }
}

/// As Ghost reads a pattern: `/…/i` ignores case, and it ends where the address ends, a slash aside.
fn pattern(from: &str) -> Result<Regex, regex::Error> {
    let (from, ignores_case) = match from.strip_prefix('/').and_then(|from| from.strip_suffix("/i")) {
        Some(inner) => (inner, true),
        None => (from, false),
    };
    let from = from.strip_suffix('/').unwrap_or(from);
    let from = if from.ends_with('$') { Cow::Borrowed(from) } else { Cow::Owned(format!("{from}/?$")) };
    RegexBuilder::new(&from).case_insensitive(ignores_case).size_limit(LARGEST_PATTERN).build()
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

/// The request's parameters, and the destination's over them.
fn query(redirect: &Redirect, path: &str, given: &str, own: &str) -> String {
    let captures = redirect.from.captures(path);
    let mut parameters: Vec<(String, String)> = Vec::new();
    let own = own.split('&').map(|parameter| {
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        let mut value = value.to_owned();
        for (index, capture) in captures.iter().flat_map(regex::Captures::iter).enumerate().skip(1) {
            let capture = encode_component(capture.map_or("", |capture| capture.as_str()));
            value = value.replace(&format!("${index}"), &capture);
        }
        (name.to_owned(), value)
    });
    let given = given.split('&').map(|parameter| {
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        (name.to_owned(), value.to_owned())
    });
    for (name, value) in given.chain(own).filter(|(name, _)| !name.is_empty()) {
        match parameters.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => *known = value,
            None => parameters.push((name, value)),
        }
    }
    let parameters: Vec<_> = parameters.iter().map(|(name, value)| format!("{name}={value}")).collect();
    if parameters.is_empty() { String::new() } else { format!("?{}", parameters.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::{Redirects, RedirectsError};

    fn to(redirects: &Redirects, path: &str, query: Option<&str>) -> Option<String> {
        redirects.find(path, query).map(|destination| destination.url)
    }

    #[test]
    fn old_addresses_lead_to_new_ones() {
        let json = r#"[{"from": "/old/", "to": "/new/", "permanent": true},
            {"from": "^/blog/([a-z-]+)/$", "to": "/$1/"},
            {"from": "/^\\/Shop/i", "to": "https://shop.example/all?from=courant#top"}]"#;
        let redirects = Redirects::parse_json(json).unwrap();
        assert!(redirects.find("/old", None).unwrap().is_permanent);
        assert_eq!(to(&redirects, "/old/", Some("a=1")).as_deref(), Some("/new/?a=1"));
        assert_eq!(to(&redirects, "/blog/a-story/", None).as_deref(), Some("/a-story/"));
        assert_eq!(
            to(&redirects, "/SHOP/", Some("a=1")).as_deref(),
            Some("https://shop.example/all?a=1&from=courant#top")
        );
        assert_eq!(to(&redirects, "/other/", None), None);
    }

    #[test]
    fn the_yaml_form_says_which_are_for_ever() {
        let redirects = Redirects::parse_yaml("301:\n  /a/: /b/\n302:\n  /c/: /d/?x=$1\n").unwrap();
        assert!(redirects.find("/a/", None).unwrap().is_permanent);
        assert!(!redirects.find("/c/", None).unwrap().is_permanent);
        assert!(matches!(Redirects::parse_yaml("{}"), Err(RedirectsError::File(_))));
    }

    #[test]
    fn a_pattern_that_cannot_be_used_is_named() {
        let refused = Redirects::parse_json(r#"[{"from": "/(a", "to": "/b/"}]"#).unwrap_err();
        assert!(matches!(&refused, RedirectsError::Pattern { from, .. } if from == "/(a"), "{refused}");
        let refused = Redirects::parse_json(r#"[{"from": "a{1000}{1000}", "to": "/b/"}]"#).unwrap_err();
        assert!(matches!(refused, RedirectsError::Pattern { .. }), "{refused}");
    }
}
