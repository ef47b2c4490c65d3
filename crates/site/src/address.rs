//! One spelling per address: what is asked for in another way is sent to the one that counts, as Ghost 6.65 does.

use http::Method;

/// Where a request is sent instead, by a permanent redirect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Detour {
    /// A path on this site, with its query.
    pub(crate) location: String,
    /// Whether the answer has a body that names the new address.
    pub(crate) says_so: bool,
}

/// The one spelling of a themed page's address: a slash at its end, no `/amp/`, no capital letters.
///
/// `None` where `target` (path and query) is spelt that way already.
pub(crate) fn detour(method: &Method, target: &str) -> Option<Detour> {
    let (path, query) = target.split_once('?').map_or((target, None), |(path, query)| (path, Some(query)));
    if wants_slash(method, path) {
        return Some(Detour { location: on_this_site(&format!("{path}/"), query), says_so: false });
    }
    let spelt = without_amp(path).or_else(|| without_capitals(path))?;
    Some(Detour { location: on_this_site(&spelt, query), says_so: true })
}

/// The home page has as many slashes as one likes.
pub(crate) fn is_home(path: &str) -> bool {
    !path.is_empty() && path.bytes().all(|byte| byte == b'/')
}

/// Whether the address is that of a file, which a page's never is; Ghost 6.65 says so in plain words where there is
/// none. Files of these other kinds it never shows, and takes the address for a page's.
pub(crate) fn is_file(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let extension = name.rsplit_once('.').map(|(_, extension)| extension);
    extension.is_some_and(|extension| !["", "hbs", "md", "json", "lock", "log"].contains(&extension))
}

fn wants_slash(method: &Method, path: &str) -> bool {
    let asks = [Method::GET, Method::HEAD, Method::OPTIONS].contains(method);
    let extension = path.rsplit_once('.').map(|(_, extension)| extension);
    let is_text = matches!(extension, Some("md" | "txt"));
    asks && !path.ends_with('/') && !is_text && !is_file(path)
}

fn without_amp(path: &str) -> Option<String> {
    let bare = path.strip_suffix('/').unwrap_or(path);
    let at = bare.len().checked_sub("/amp".len())?;
    let (rest, last) = bare.split_at_checked(at)?;
    last.eq_ignore_ascii_case("/amp").then(|| format!("{rest}/"))
}

fn without_capitals(path: &str) -> Option<String> {
    let decoded = percent_encoding::percent_decode_str(path).decode_utf8().ok()?;
    let lower = path.to_lowercase();
    // A capital that is written as `%41` stays as it is: sent on, it would come back for ever.
    (decoded.bytes().any(|byte| byte.is_ascii_uppercase()) && lower != path).then_some(lower)
}

/// No redirect leaves the site: `//elsewhere/` would.
fn on_this_site(path: &str, query: Option<&str>) -> String {
    let path = path.trim_start_matches(['/', '\\']);
    query.map_or_else(|| format!("/{path}"), |query| format!("/{path}?{query}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn location(target: &str) -> Option<String> {
        detour(&Method::GET, target).map(|detour| detour.location)
    }

    #[test]
    fn an_address_gets_its_slash_and_keeps_its_query() {
        assert_eq!(location("/about").as_deref(), Some("/about/"));
        assert_eq!(location("/about?a=1&b=2").as_deref(), Some("/about/?a=1&b=2"));
        assert_eq!(location("/about/"), None);
        assert_eq!(location("/story.md"), None);
    }

    #[test]
    fn amp_and_capitals_are_gone_from_an_address() {
        assert_eq!(location("/story/amp/").as_deref(), Some("/story/"));
        assert_eq!(location("/story/AMP/?q=1").as_deref(), Some("/story/?q=1"));
        assert_eq!(location("/STORY/").as_deref(), Some("/story/"));
        assert_eq!(location("/amp/").as_deref(), Some("/"));
    }

    #[test]
    fn a_form_that_is_sent_is_not_sent_elsewhere_for_want_of_a_slash() {
        assert_eq!(detour(&Method::POST, "/about"), None);
    }

    #[test]
    fn many_slashes_are_the_home_page() {
        assert!(is_home("/") && is_home("//") && !is_home("/a/") && !is_home(""));
    }

    proptest! {
        #[test]
        fn no_redirect_leaves_the_site(path in "[/\\\\a-zA-Z%.@:0-9]{0,24}") {
            if let Some(to) = location(&format!("/{path}")) {
                prop_assert!(to.starts_with('/'));
                prop_assert!(!to.starts_with("//") && !to.starts_with("/\\"), "{}", to);
            }
        }

        #[test]
        fn redirects_come_to_an_end(path in "([/a-zA-Z.]|%4[1-9]){0,24}") {
            let mut at = format!("/{path}");
            for _ in 0..30 {
                match location(&at) {
                    Some(next) => at = next,
                    None => return Ok(()),
                }
            }
            prop_assert!(false, "{} goes round", at);
        }
    }
}
