//! What programs read of the site: feeds, site maps, texts for language models.

use crate::live::{Answered, Live};

/// The address of the recorded Ghost.
const RECORDED: &str = "http://127.0.0.1:2368";

fn get(live: &Live, path: &str) -> Answered {
    live.send(&format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
}

#[test]
fn feeds_and_site_maps_are_those_that_ghost_gave() {
    let Some(shared) = testing::shared() else { return };
    let Some(live) = Live::site() else { return };
    for (path, recorded) in [
        ("/rss/", "casper/rss.xml"),
        ("/tag/news-feed/rss/", "casper/tag-rss.xml"),
        ("/sitemap.xml", "misc/sitemap.xml"),
        ("/sitemap-posts.xml", "misc/sitemap-posts.xml"),
        ("/sitemap-pages.xml", "misc/sitemap-pages.xml"),
        ("/sitemap-tags.xml", "misc/sitemap-tags.xml"),
        ("/sitemap-authors.xml", "misc/sitemap-authors.xml"),
    ] {
        let recorded = std::fs::read_to_string(shared.join("data/golden").join(recorded)).unwrap();
        let host = |address: &str| address.trim_start_matches("http:").to_owned();
        let ours = get(live, path).body.replace(&host(&live.url()), &host(RECORDED));
        let (ours, recorded) = (lasting(&ours), lasting(&recorded));
        let different = ours.iter().zip(&recorded).find(|(ours, recorded)| ours != recorded);
        assert_eq!(different, None, "{path}");
        assert_eq!(ours.len(), recorded.len(), "{path}");
    }
}

/// The elements of an XML text, without those that change with every recording.
fn lasting(xml: &str) -> Vec<String> {
    let mut elements: Vec<String> = Vec::new();
    let mut is_home = false;
    for element in xml.split_inclusive('>') {
        let changes = element.ends_with("</lastBuildDate>")
            || element.ends_with("</generator>")
            || (is_home && element.ends_with("</lastmod>"));
        if element.ends_with("</loc>") {
            is_home =
                element == format!("{RECORDED}/</loc>") || element.ends_with("/sitemap-pages.xml</loc>");
        }
        if !changes {
            elements.push(element.to_owned());
        }
    }
    elements
}

#[test]
fn every_story_can_be_had_as_markdown() {
    let Some(live) = Live::site() else { return };
    let story = get(live, "/russian-forces-withhold-insulin-zaporizhzhia.md");
    assert_eq!(story.header("content-type"), Some("text/markdown; charset=utf-8"));
    assert_eq!(story.header("content-location"), Some("/russian-forces-withhold-insulin-zaporizhzhia.md"));
    assert!(story.body.contains("\n- Author: Rachel Amran\n- Tags: News Feed, War, Human Rights\n"));
    assert!(story.body.contains("\n\nWithholding medical services is being used"));
    assert_eq!(get(live, "/there-is-no-such-story.md").status, 404);
    assert_eq!(get(live, "/a-draft.md").status, 404);
}

#[test]
fn what_only_members_may_read_is_in_no_text_for_programs() {
    let Some(live) = Live::site() else { return };
    let story = get(live, "/members-only.md");
    assert!(story.body.ends_with("\n\n_The rest is for members._\n"), "{}", story.body);
}

#[test]
fn pages_say_where_the_texts_for_language_models_are() {
    let Some(live) = Live::site() else { return };
    assert_eq!(get(live, "/").header("x-llms-txt"), Some("/llms.txt"));
    let index = get(live, "/llms.txt");
    assert_eq!(index.header("content-type"), Some("text/plain; charset=utf-8"));
    assert!(index.body.len() <= 50 * 1024);
    assert!(index.body.contains(&format!("- [Contact]({}/contact.md) - Write to", live.url())));
    let full = get(live, "/llms-full.txt");
    assert_eq!(full.body.matches("\nLast updated: ").count(), 503);
}

#[test]
fn a_redirect_to_the_slash_has_no_body_and_no_type() {
    let Some(live) = Live::site() else { return };
    let answered = get(live, "/rss");
    assert_eq!((answered.status, answered.header("location")), (301, Some("/rss/")));
    assert_eq!(answered.header("content-type"), None);
    assert_eq!(answered.body, "");
}

#[test]
fn what_is_looked_for_in_well_known_places_is_answered() {
    let Some(live) = Live::site() else { return };
    assert_eq!(get(live, "/.well-known/recommendations.json").body, "[]");
    let security = get(live, "/.well-known/security.txt");
    assert_eq!(security.status, 404);
    assert_eq!(security.header("content-type"), Some("text/plain; charset=utf-8"));
    let picture = get(live, "/content/images/no.jpg");
    assert_eq!((picture.status, picture.header("access-control-allow-origin")), (404, Some("*")));
}
