//! What readers get: pages, feeds, files, and the headers they come with.

use std::io::{Read, Write};
use std::net::TcpStream;

use crate::test_site::TestSite;

/// The one address of an `href` or `src` that begins like this.
fn link(html: &str, beginning: &str) -> String {
    let at = html.find(beginning).unwrap_or_else(|| panic!("no {beginning} in {html}"));
    let rest = &html[at..];
    rest[..rest.find('"').unwrap()].replace("&#x3D;", "=").replace("&amp;", "&")
}

#[test]
fn the_demo_newsroom_is_a_site() {
    let mut site = TestSite::demo();
    for path in ["/", "/page/2/", "/newsfeed/", "/tag/news-feed/", "/author/maren-lisk/", "/about/", "/rss/"]
    {
        let answer = site.get(path);
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("cache-control"), "public, max-age=0", "{path}");
    }
    assert!(site.get("/sitemap.xml").has("sitemap-posts.xml"));
    assert!(site.get("/sitemap-posts.xml").has("<loc>"));
    assert!(site.get("/robots.txt").has("Sitemap: http"));
    assert_eq!(site.get("/health").text(), "{\"status\":\"ok\"}");
    let missing = site.get("/no-such-page/");
    assert_eq!(missing.status, 404);
    assert!(missing.header("content-type").starts_with("text/html"));
    assert!(missing.header("cache-control").contains("no-store"));
    assert!(site.stop());
}

#[test]
fn show_more_leads_on_and_stays_where_it_is_while_news_comes_in() {
    let site = TestSite::demo();
    let first = site.get("/newsfeed/").text();
    let more = link(&first, "/newsfeed/?after");
    let second = site.get(&more).text();
    site.publish("---\ntitle: Just in from the harbour\n---\nNew.\n").succeeded();
    assert!(site.get("/newsfeed/").has("Just in from the harbour"));
    assert_eq!(site.get(&more).text(), second);
    assert_eq!(site.get("/newsfeed/?after=nonsense").status, 404);
}

#[test]
fn an_answer_comes_as_the_client_wants_it() {
    let site = TestSite::demo();
    let plain = site.get("/");
    let tag = plain.header("etag").to_owned();
    assert_eq!(plain.header("vary"), "Accept-Encoding");
    let again = site.ask("GET", "/", &[("If-None-Match", &tag)]);
    assert_eq!((again.status, again.body.len()), (304, 0));
    let head = site.ask("HEAD", "/", &[]);
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), plain.body.len().to_string());
    assert_eq!(site.ask("POST", "/", &[("Content-Length", "0")]).status, 200);
    let brotli = site.ask("GET", "/", &[("Accept-Encoding", "gzip, deflate, br")]);
    assert_eq!(brotli.header("content-encoding"), "br");
    assert!(brotli.body.len() < plain.body.len());
    let gzip = site.ask("GET", "/", &[("Accept-Encoding", "gzip")]);
    assert_eq!(gzip.header("content-encoding"), "gzip");
    assert_ne!(gzip.header("etag"), brotli.header("etag"));
    assert_eq!(site.ask("GET", "/", &[("If-None-Match", brotli.header("etag"))]).status, 304);
}

#[test]
fn files_come_in_ranges_and_never_from_elsewhere() {
    let site = TestSite::demo();
    let film = site.get("/content/media/demo/harbour-swell.mp4");
    assert_eq!((film.status, film.header("content-type")), (200, "video/mp4"));
    assert_eq!(film.header("cache-control"), "public, max-age=31536000");
    let part = site.ask("GET", "/content/media/demo/harbour-swell.mp4", &[("Range", "bytes=10-19")]);
    assert_eq!((part.status, part.body.as_slice()), (206, &film.body[10..20]));
    let logo = site.get("/content/images/demo/logo.svg");
    assert!(logo.header("content-security-policy").contains("sandbox"));
    assert_eq!(logo.header("x-content-type-options"), "nosniff");
    let small = site.get("/content/images/size/w600/demo/high-tide.jpg");
    assert_eq!((small.status, small.header("content-type")), (200, "image/jpeg"));
    for path in ["../courant.db", "%2e%2e/%2e%2e/courant.db", "..%2f..%2fcourant.db", "demo/none.jpg", ""] {
        assert_eq!(site.get(&format!("/content/images/{path}")).status, 404, "{path}");
    }
    let style = site.get("/assets/css/screen.css?v=x");
    assert_eq!((style.status, style.header("cache-control")), (200, "public, max-age=31536000"));
    assert_eq!(site.get("/assets/../package.json").status, 404);
}

#[test]
fn a_connection_that_says_nothing_keeps_nobody_waiting() {
    let site = TestSite::demo();
    let silent: Vec<_> = (0..300).map(|_| TcpStream::connect(("127.0.0.1", site.port())).unwrap()).collect();
    assert_eq!(site.get("/").status, 200);
    drop(silent);
}

#[test]
fn nonsense_is_answered_or_cut_off_and_the_site_goes_on() {
    let site = TestSite::demo();
    let long = format!("GET /{} HTTP/1.1\r\nHost: x\r\n\r\n", "a".repeat(200_000));
    for bytes in
        [&b"\x16\x03\x01\x02\x00\x01"[..], b"GET / HTTP/9.9\r\n\r\n", b"\r\n\r\n\0\0\0", long.as_bytes()]
    {
        let mut stream = TcpStream::connect(("127.0.0.1", site.port())).unwrap();
        stream.write_all(bytes).unwrap_or_default();
        stream.shutdown(std::net::Shutdown::Write).unwrap_or_default();
        stream.read_to_end(&mut Vec::new()).unwrap_or_default();
    }
    for path in [
        "/%ff%fe/",
        "/tag/%00/",
        "/%2e%2e/",
        "/p/not-a-uuid/",
        "/page/0/",
        "/page/-1/",
        "/page/99999999999999999999/",
    ] {
        assert!([400, 404].contains(&site.get(path).status), "{path}");
    }
    assert_eq!(site.get("/").status, 200);
}
