//! Where the site is, and the addresses of everything on it.

use crate::NewsroomError;

/// What Ghost stores in place of the site's own address.
const GHOST_URL: &str = "__GHOST_URL__";

/// The site's address, such as `https://news.example` or `https://example.org/news`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    base: String,
}

impl Address {
    /// Checks an address; it must be http or https, with a host and without query or fragment.
    pub fn new(text: &str) -> Result<Self, NewsroomError> {
        let refused = || NewsroomError::Address(text.to_owned());
        let url = url::Url::parse(text).map_err(|_| refused())?;
        let plain = matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty();
        if !plain {
            return Err(refused());
        }
        Ok(Address { base: url.as_str().trim_end_matches('/').to_owned() })
    }

    /// Without a slash at its end.
    pub fn as_str(&self) -> &str {
        &self.base
    }

    /// The absolute address of a path that begins with a slash.
    pub fn of(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// The host, with its port if it names one.
    pub fn host(&self) -> &str {
        let rest = self.base.split_once("://").map_or(self.base.as_str(), |(_, rest)| rest);
        rest.split('/').next().unwrap_or(rest)
    }

    /// The path below which the site is: empty or `/news`.
    pub fn path(&self) -> &str {
        let rest = self.base.split_once("://").map_or("", |(_, rest)| rest);
        rest.find('/').and_then(|slash| rest.get(slash..)).unwrap_or("")
    }

    /// Puts the site's address where stored text has Ghost's stand-in for it.
    pub fn fill(&self, stored: String) -> String {
        if stored.contains(GHOST_URL) { stored.replace(GHOST_URL, &self.base) } else { stored }
    }

    /// The reverse of [`fill`](Self::fill): the site's own addresses as they are stored.
    pub fn store(&self, text: &str) -> String {
        text.replace(&format!("{}/", self.base), &format!("{GHOST_URL}/"))
    }

    /// The site's own path of an absolute or relative address: `/slug/`, or `None` if it leads elsewhere.
    pub fn own_path<'u>(&self, address: &'u str) -> Option<&'u str> {
        let rest = address
            .strip_prefix(GHOST_URL)
            .or_else(|| address.strip_prefix(self.base.as_str()))
            .unwrap_or(address);
        let path = rest.split(['?', '#']).next().unwrap_or(rest);
        (path.starts_with('/') && !path.starts_with("//")).then_some(path)
    }
}

#[cfg(test)]
mod tests {
    use super::Address;

    #[test]
    fn an_address_keeps_its_path_and_loses_its_last_slash() {
        let address = Address::new("https://example.org/news/").unwrap();
        assert_eq!(address.of("/a/"), "https://example.org/news/a/");
        assert_eq!((address.host(), address.path()), ("example.org", "/news"));
        for wrong in [
            "example.org",
            "ftp://example.org",
            "https://",
            "https://example.org/?a=1",
            "javascript:alert(1)",
        ] {
            assert!(Address::new(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn own_paths_are_told_from_others() {
        let address = Address::new("http://127.0.0.1:2368").unwrap();
        assert_eq!(address.own_path("__GHOST_URL__/harbour/?ref=x"), Some("/harbour/"));
        assert_eq!(address.own_path("http://127.0.0.1:2368/harbour/#top"), Some("/harbour/"));
        assert_eq!(address.own_path("/harbour/"), Some("/harbour/"));
        assert_eq!(address.own_path("https://elsewhere.example/harbour/"), None);
        assert_eq!(address.own_path("//elsewhere.example/harbour/"), None);
    }
}
