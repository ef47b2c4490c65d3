//! A site below a path of its host: every address is below it too.

use std::collections::BTreeSet;

use crate::test_site::TestSite;

/// Addresses of this site in a page or feed: what stands in quotes or elements and begins with its own address or path.
fn addresses(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for piece in text.split(['"', '\'', '<', '>', ' ', ',', '(', ')']) {
        let own = piece.strip_prefix("http://localhost:2368").unwrap_or(piece);
        let is_path = own.starts_with('/') && !own.starts_with("//") && own.len() > 1;
        if is_path && (piece != own || text.contains(&format!("=\"{piece}"))) {
            let own = own.replace("&amp;", "&").replace("&#x3D;", "=");
            found.insert(own.split('#').next().unwrap_or(&own).to_owned());
        }
    }
    found
}

#[test]
fn every_address_of_a_site_below_a_path_is_below_it() {
    let mut site = TestSite::new();
    site.start("demo", &["--url", "http://localhost:2368/news"]);
    let mut all = BTreeSet::new();
    for path in [
        "/news/",
        "/news/about/",
        "/news/newsfeed/",
        "/news/rss/",
        "/news/sitemap.xml",
        "/news/tag/news-feed/",
    ] {
        let answer = site.get(path);
        assert_eq!(answer.status, 200, "{path}");
        all.extend(addresses(&answer.text()));
    }
    assert!(all.len() > 30, "{all:?}");
    for path in &all {
        assert!(path == "/news" || path.starts_with("/news/"), "{path} is not below");
        // Ghost's editors' program and what takes webmentions are no pages.
        if path.contains("/ghost") || path.contains("/webmentions/") {
            continue;
        }
        let answer = site.get(path);
        assert!([200, 301, 302].contains(&answer.status), "{path}: {}", answer.status);
    }
    for path in ["/", "/about/", "/rss/", "/newsroom/", "/robots.txt"] {
        assert_eq!(site.get(path).status, 404, "{path}");
    }
    for (path, location) in [
        ("/news", "/news/"),
        ("/news?a=1", "/news/?a=1"),
        ("/news/about", "/news/about/"),
        ("/news/About/?a=1", "/news/about/?a=1"),
        ("/news/page/1/", "/news/"),
        ("/news/feed/", "/news/rss/"),
    ] {
        let answer = site.get(path);
        assert_eq!((answer.status, answer.header("location")), (301, location), "{path}");
    }
    assert!(site.get("/news/").header("x-llms-txt").starts_with("/news/"));
    let redirects = site.file("redirects.yaml", "301:\n  /old/: /about/\n");
    site.courant(&["redirects", "use", redirects.to_str().unwrap()]).succeeded();
    assert_eq!(site.get("/news/old/").header("location"), "/news/about/");
    let keys = site.courant(&["key", "create", "--name", "Test"]).succeeded();
    let key = keys.split_whitespace().find(|word| word.len() == 26).unwrap().to_owned();
    let posts = site.get(&format!("/news/ghost/api/content/posts/?key={key}&fields=url"));
    assert!(posts.has("http://localhost:2368/news/"), "{}", posts.text());
    assert_eq!(site.get("/news/ghost/api/admin/site/").status, 200);
    assert_eq!(site.get("/ghost/api/admin/site/").status, 404);
}
