//! Addresses within the site and out of it: relative to absolute and back, as Ghost 6.65 does it.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// The site's address, taken apart once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Urls<'s> {
    /// Without a slash at its end: `https://news.example/blog`.
    site: &'s str,
    /// `news.example`, with its port.
    host: &'s str,
    /// What stands behind the host: `/blog`, or nothing.
    subdirectory: &'s str,
}

impl<'s> Urls<'s> {
    /// `site` is the site's absolute address, with or without a slash at its end.
    pub(crate) fn new(site: &'s str) -> Self {
        let site = site.trim_end_matches('/');
        let rest = site.split_once("://").map_or(site, |(_, rest)| rest);
        let end = rest.find('/').unwrap_or(rest.len());
        let (host, subdirectory) = rest.split_at(end);
        Self { site, host, subdirectory }
    }

    /// The site's address without a slash at its end.
    pub(crate) fn site(self) -> &'s str {
        self.site
    }

    /// The site's address with a slash at its end.
    pub(crate) fn home(self) -> String {
        format!("{}/", self.site)
    }

    /// `/blog`, or nothing.
    pub(crate) fn subdirectory(self) -> &'s str {
        self.subdirectory
    }

    /// An absolute address within the site without scheme and host; any other as it is.
    pub(crate) fn relative(self, url: &str) -> &str {
        let Some(rest) = ["https://", "http://", "//"].iter().find_map(|scheme| url.strip_prefix(scheme))
        else {
            return url;
        };
        let Some(path) = rest.strip_prefix(self.host) else { return url };
        match path.as_bytes().first() {
            None if self.subdirectory.is_empty() => "/",
            Some(b'/') if path.starts_with(self.subdirectory) => path,
            _ => url,
        }
    }

    /// A path from the site's root with scheme and host; any other as it is.
    pub(crate) fn absolute(self, url: &str) -> Cow<'_, str> {
        if !url.starts_with('/') || url.starts_with("//") {
            return Cow::Borrowed(url);
        }
        let path = url.strip_prefix(self.subdirectory).filter(|path| path.starts_with('/')).unwrap_or(url);
        Cow::Owned(format!("{}{path}", self.site))
    }

    /// Ghost's `urlFor`: a path within the site gets the subdirectory or the site's address, what
    /// has a scheme of its own or is an anchor stays.
    pub(crate) fn create(self, url: &str, absolute: bool) -> Cow<'_, str> {
        if has_scheme(url) || url.starts_with("//") || url.starts_with('#') {
            return Cow::Borrowed(url);
        }
        let base = if absolute { self.site } else { self.subdirectory };
        if base.is_empty() && url.starts_with('/') {
            return Cow::Borrowed(url);
        }
        Cow::Owned(self.join(&[base, url]))
    }

    /// Ghost's `urlFor('nav')`: a menu's link into the site is absolute, whatever its scheme says.
    pub(crate) fn navigation(self, url: &str, absolute: bool) -> Cow<'_, str> {
        let inside = url.split_once(self.host).filter(|(before, after)| {
            !before.contains('.')
                && !before.contains("mailto:")
                && !after.starts_with(':')
                && !self.host.is_empty()
        });
        match inside {
            Some((_, path)) => {
                let path = path.strip_prefix(self.subdirectory).unwrap_or(path);
                Cow::Owned(self.join(&[self.site, "/", path]))
            }
            None => self.create(url, absolute),
        }
    }

    /// Parts joined by one slash each; the subdirectory stands once.
    pub(crate) fn join(self, parts: &[&str]) -> String {
        let mut joined = String::new();
        for part in parts.iter().filter(|part| !part.is_empty()) {
            if joined.is_empty() {
                joined.push_str(part);
                continue;
            }
            let slash_before = joined.ends_with('/');
            let part = if slash_before { part.trim_start_matches('/') } else { part };
            if !slash_before && !part.starts_with('/') {
                joined.push('/');
            }
            joined.push_str(part);
        }
        if self.subdirectory.is_empty() {
            return joined;
        }
        joined.replacen(&format!("{0}{0}/", self.subdirectory), &format!("{}/", self.subdirectory), 1)
    }
}

/// Whether it begins with a scheme: `https:`, `mailto:`.
pub(crate) fn has_scheme(url: &str) -> bool {
    url.contains("://")
        || url.split_once(':').is_some_and(|(scheme, _)| {
            !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        })
}

/// What JavaScript's `encodeURI` writes as `%XX`; brackets stay, as Ghost's `{{url}}` leaves them.
const NOT_IN_URI: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// What JavaScript's `encodeURIComponent` writes as `%XX`.
const NOT_IN_COMPONENT: &AsciiSet = &NOT_IN_URI
    .add(b'#')
    .add(b'$')
    .add(b'&')
    .add(b'+')
    .add(b',')
    .add(b'/')
    .add(b':')
    .add(b';')
    .add(b'=')
    .add(b'?')
    .add(b'@')
    .add(b'[')
    .add(b']');

/// JavaScript's `encodeURIComponent`.
pub(crate) fn encode_component(text: &str) -> String {
    utf8_percent_encode(text, NOT_IN_COMPONENT).to_string()
}

/// The address with everything escaped that needs it, and nothing twice; none where an escape in it
/// is broken. As Ghost's `{{url}}`: `encodeURI(decodeURI(url))`.
pub(crate) fn encode(url: &str) -> Option<Cow<'_, str>> {
    if url.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.!~*'();/?:@&=+$,#[]".contains(&byte)) {
        return Some(Cow::Borrowed(url));
    }
    let decoded = decode(url)?;
    let mut encoded = String::with_capacity(url.len());
    let mut rest = decoded.as_str();
    while let Some(at) = rest.find(KEPT) {
        let (before, kept) = rest.split_at(at);
        encoded.extend(utf8_percent_encode(before, NOT_IN_URI));
        let end = kept.find(KEPT_END).map_or(kept.len(), |end| end + KEPT_END.len_utf8());
        let (kept, after) = kept.split_at(end);
        // `decodeURI` leaves `%2F` and its like alone, then `encodeURI` escapes their `%`.
        encoded.push_str("%25");
        encoded.push_str(kept.trim_start_matches(KEPT).trim_end_matches(KEPT_END));
        rest = after;
    }
    encoded.extend(utf8_percent_encode(rest, NOT_IN_URI));
    Some(Cow::Owned(encoded))
}

/// Marks an escape that `decodeURI` keeps; private-use characters stand in no address.
const KEPT: char = '\u{f8f0}';
const KEPT_END: char = '\u{f8f1}';

/// JavaScript's `decodeURI`; none where it would throw.
fn decode(url: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(url.len());
    let mut rest = url.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        if byte != b'%' {
            bytes.push(byte);
            rest = after;
            continue;
        }
        let digits = after.get(..2)?;
        let digits = std::str::from_utf8(digits).ok()?;
        let value = u8::from_str_radix(digits, 16).ok()?;
        if b";/?:@&=+$,#".contains(&value) {
            bytes.extend_from_slice(KEPT.encode_utf8(&mut [0; 4]).as_bytes());
            bytes.extend_from_slice(digits.as_bytes());
            bytes.extend_from_slice(KEPT_END.encode_utf8(&mut [0; 4]).as_bytes());
        } else {
            bytes.push(value);
        }
        rest = after.get(2..)?;
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::{Urls, encode, encode_component};

    #[test]
    fn an_address_within_the_site_is_made_relative_and_back() {
        let urls = Urls::new("http://127.0.0.1:2368");
        assert_eq!(urls.relative("http://127.0.0.1:2368/a/"), "/a/");
        assert_eq!(urls.relative("https://127.0.0.1:2368/a/"), "/a/");
        assert_eq!(urls.relative("http://127.0.0.1:23680/a/"), "http://127.0.0.1:23680/a/");
        assert_eq!(urls.relative("/a/"), "/a/");
        assert_eq!(urls.absolute("/a/"), "http://127.0.0.1:2368/a/");
        assert_eq!(urls.absolute("https://other.example/a"), "https://other.example/a");
    }

    #[test]
    fn a_subdirectory_stands_once() {
        let urls = Urls::new("https://news.example/blog/");
        assert_eq!(urls.relative("https://news.example/blog/a/"), "/blog/a/");
        assert_eq!(urls.relative("https://news.example/other/"), "https://news.example/other/");
        assert_eq!(urls.absolute("/blog/a/"), "https://news.example/blog/a/");
        assert_eq!(urls.create("/a/", false), "/blog/a/");
        assert_eq!(urls.create("/a/", true), "https://news.example/blog/a/");
    }

    #[test]
    fn a_menus_link_into_the_site_is_absolute() {
        let urls = Urls::new("http://127.0.0.1:2368");
        assert_eq!(urls.navigation("http://127.0.0.1:2368/about/", false), "http://127.0.0.1:2368/about/");
        assert_eq!(urls.navigation("/about/", true), "http://127.0.0.1:2368/about/");
        assert_eq!(urls.navigation("#/portal/", true), "#/portal/");
        assert_eq!(urls.navigation("mailto:a@127.0.0.1:2368", false), "mailto:a@127.0.0.1:2368");
    }

    #[test]
    fn what_needs_escaping_is_escaped_once() {
        assert_eq!(encode("/новини/").as_deref(), Some("/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8/"));
        assert_eq!(encode("/%D0%BD/").as_deref(), Some("/%D0%BD/"));
        assert_eq!(encode("/a%2Fb c/").as_deref(), Some("/a%252Fb%20c/"));
        assert_eq!(encode("/50%/"), None);
        assert_eq!(encode_component("a b&c=ї"), "a%20b%26c%3D%D1%97");
    }
}
