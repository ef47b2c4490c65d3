//! The cookie of a session: Ghost's name, out of reach of scripts, of other sites, and of the reader's pages.

use http::{HeaderMap, HeaderValue, header};

use crate::Desk;

/// Ghost's name for it.
pub(crate) const COOKIE: &str = "ghost-admin-api-session";

/// Digits of a token.
const TOKEN: usize = 64;

/// The token in the request's cookie. Where a cookie comes twice, as when another host of the domain has planted one,
/// none of them counts.
pub(crate) fn token(headers: &HeaderMap) -> Option<String> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = cookies.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let mut tokens = pairs.filter(|(name, _)| *name == COOKIE).map(|(_, token)| token);
    let token = tokens.next().filter(|_| tokens.next().is_none())?;
    let is_token = token.len() == TOKEN && token.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_token.then(|| token.to_owned())
}

/// The header that gives a token to the browser.
pub(crate) fn give(desk: &Desk, token: &str) -> HeaderValue {
    header(desk, token, newsroom::IDLE_DAYS * 24 * 60 * 60)
}

/// The header that takes it away.
pub(crate) fn clear(desk: &Desk) -> HeaderValue {
    header(desk, "", 0)
}

fn header(desk: &Desk, value: &str, seconds: i64) -> HeaderValue {
    let secure = if desk.is_https() { "; Secure" } else { "" };
    let path = desk.newsroom().address().path();
    let text =
        format!("{COOKIE}={value}; Path={path}/ghost; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token_in(cookies: &[&str]) -> Option<String> {
        let mut headers = HeaderMap::new();
        for cookie in cookies {
            headers.append(header::COOKIE, cookie.parse().unwrap());
        }
        token(&headers)
    }

    #[test]
    fn one_well_formed_cookie_counts() {
        let good = "ab".repeat(32);
        assert_eq!(token_in(&[&format!("a=b; {COOKIE}={good}; c")]), Some(good.clone()));
        assert_eq!(token_in(&[&format!("{COOKIE}={good}; {COOKIE}={good}")]), None);
        assert_eq!(token_in(&[&format!("{COOKIE}={good}"), &format!("{COOKIE}={good}")]), None);
        for bad in ["", "short", &"g".repeat(64), &"ab".repeat(4000)] {
            assert_eq!(token_in(&[&format!("{COOKIE}={bad}")]), None);
        }
    }
}
