//! `{{readable_url url}}`: an address as people say it: `example.com/news`.

use super::{Answer, Call, html};

pub(super) fn readable_url<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let url = call.param(0).text().unwrap_or_default();
    html(call, readable(url))
}

fn readable(url: &str) -> &str {
    let Some((_, rest)) = url.split_once("://") else { return url };
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let host = rest.split('/').next().unwrap_or_default();
    let rest = if let Some(at) = host.rfind('@') { rest.get(at + 1..).unwrap_or_default() } else { rest };
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    rest.strip_suffix('/').unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::readable;

    #[test]
    fn scheme_www_and_query_are_left_out() {
        assert_eq!(readable("https://www.example.com/a/?b=1#c"), "example.com/a");
        assert_eq!(readable("https://example.com/"), "example.com");
        assert_eq!(readable("not an address"), "not an address");
    }
}
