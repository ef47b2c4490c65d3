//! The files that pages take from `/public/`.

use crate::live::{Answered, Live};

fn get(live: &Live, path: &str) -> Answered {
    let host = live.url();
    let host = host.trim_start_matches("http://");
    live.send(&format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"))
}

#[test]
fn what_a_page_takes_from_public_is_there_and_may_be_kept_for_a_year() {
    let Some(live) = Live::site() else { return };
    let page = get(live, "/").body;
    let named: Vec<_> =
        page.split("src=\"/public/").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(named.iter().any(|name| name.starts_with("member-attribution.min.js?v=")), "{named:?}");
    for name in named {
        let file = get(live, &format!("/public/{name}"));
        assert_eq!(file.status, 200, "{name}");
        assert_eq!(file.header("cache-control"), Some("public, max-age=31536000"));
        assert_eq!(file.header("content-type"), Some("text/javascript; charset=utf-8"));
    }
}

#[test]
fn a_theme_with_its_own_cards_is_served_without_ours() {
    let Some(live) = Live::site() else { return };
    assert!(!get(live, "/").body.contains("/public/cards"));
    assert_eq!(get(live, "/public/cards.min.css").status, 404);
    assert_eq!(get(live, "/public/ghost.min.css").status, 200);
}

#[test]
fn pages_feeds_and_redirects_say_where_the_texts_for_language_models_are() {
    let Some(live) = Live::site() else { return };
    for path in ["/", "/rss/", "/sitemap.xml", "/llms.txt", "/page/1/", "/none.css", "/standards"] {
        assert_eq!(get(live, path).header("x-llms-txt"), Some("/llms.txt"), "{path}");
    }
    for path in ["/robots.txt", "/favicon.ico"] {
        assert_eq!(get(live, path).header("x-llms-txt"), None, "{path}");
    }
}

#[test]
fn the_end_of_a_newsletter_leads_to_the_front_page_with_what_it_says() {
    let Some(live) = Live::site() else { return };
    let refused = get(live, "/unsubscribe/");
    assert_eq!((refused.status, refused.header("content-type")), (400, None));
    let led = get(live, "/unsubscribe/?key=a%26b&uuid=u-1&other=x");
    assert_eq!(led.status, 302);
    let target = format!("{}/?uuid=u-1&key=a%26b&action=unsubscribe", live.url());
    assert_eq!(led.header("location"), Some(target.as_str()));
}
