//! A site behind a password: who gets in, and what is said to those who do not.

use std::io::{Read, Write};
use std::net::TcpStream;

use crate::http::Answer;
use crate::test_site::TestSite;

/// The demo newsroom behind a password.
fn site() -> TestSite {
    let site = TestSite::demo();
    set(&site, &[("is_private", "true"), ("password", "low tide")]);
    site
}

fn set(site: &TestSite, settings: &[(&str, &str)]) {
    let database = rusqlite::Connection::open(site.data().join("courant.db")).unwrap();
    for (key, value) in settings {
        let sql = "insert into settings (id, \"group\", \"key\", value, type, created_at)
             values (?1, 'private', ?1, ?2, 'string', '') on conflict (\"key\") do update set value = excluded.value";
        database.execute(sql, (key, value)).unwrap();
    }
    database.execute("update generations set number = number + 1", ()).unwrap();
}

fn setting(site: &TestSite, key: &str) -> String {
    let database = rusqlite::Connection::open(site.data().join("courant.db")).unwrap();
    database.query_row("select value from settings where \"key\" = ?1", [key], |row| row.get(0)).unwrap()
}

/// Sends the form of the door.
fn guess(site: &TestSite, path: &str, password: &str, headers: &str) -> Answer {
    let form = format!("password={}", password.replace(' ', "+"));
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         {headers}Content-Length: {}\r\n\r\n{form}",
        form.len()
    );
    let mut stream = TcpStream::connect(("127.0.0.1", site.port())).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    crate::http::parse(&answer)
}

fn pass(answer: &Answer) -> String {
    answer.header("set-cookie").split(';').next().unwrap().to_owned()
}

const PRIVATE: &str = "no-cache, private, no-store, must-revalidate, max-stale=0, post-check=0, pre-check=0";

#[test]
fn without_the_password_every_address_leads_to_the_door() {
    let site = site();
    for path in [
        "/",
        "/about/",
        "/page/2/",
        "/rss/",
        "/tag/news-feed/",
        "/author/maren-lisk/",
        "/newsfeed/",
        "/no-such-page/",
        "/sitemap.xml",
        "/sitemap-posts.xml",
        "/llms.txt",
        "/llms-full.txt",
        "/about.md",
        "/assets/css/screen.css",
        "/p/no-such-uuid/",
        "/about?x=1&y=2",
    ] {
        let answer = site.get(path);
        let place: String = path
            .bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'*' => {
                    char::from(byte).to_string()
                }
                byte => format!("%{byte:02X}"),
            })
            .collect();
        assert_eq!(
            (answer.status, answer.header("location")),
            (302, format!("/private/?r={place}").as_str()),
            "{path}"
        );
        assert_eq!(answer.header("cache-control"), PRIVATE, "{path}");
    }
    let robots = site.get("/robots.txt");
    assert_eq!((robots.status, robots.text().as_str()), (200, "User-agent: *\nDisallow: /"));
    for open in ["/health", "/public/ghost.min.css", "/content/images/demo/high-tide.jpg"] {
        assert_eq!(site.get(open).status, 200, "{open}");
    }
    let door = site.get("/private/?r=%2Fabout%2F");
    assert_eq!((door.status, door.header("cache-control")), (200, PRIVATE));
    assert!(
        door.has("type=\"password\" name=\"password\"") && door.has("method=\"post\""),
        "{}",
        door.text()
    );
    assert!(!door.has("maren"), "{}", door.text());
    let keys = site.courant(&["key", "create", "--name", "Test"]).succeeded();
    let key = keys.split_whitespace().find(|word| word.len() == 26).unwrap().to_owned();
    assert_eq!(site.get(&format!("/ghost/api/content/posts/?key={key}")).status, 200);
}

#[test]
fn the_password_lets_in_for_a_month_and_no_longer_than_it_is_the_password() {
    let site = site();
    let wrong = guess(&site, "/private/?r=%2Fabout%2F", "high tide", "");
    assert_eq!((wrong.status, wrong.header("set-cookie")), (200, ""));
    assert!(wrong.has("not the right one"), "{}", wrong.text());
    let right = guess(&site, "/private/?r=%2Fabout%2F%3Fa%3D1", "low tide", "");
    assert_eq!((right.status, right.header("location")), (302, "/about/?a=1"));
    let cookie = right.header("set-cookie");
    assert!(cookie.contains("; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax"), "{cookie}");
    let cookie = pass(&right);
    let about = site.ask("GET", "/about/", &[("Cookie", &format!("other=1; {cookie}"))]);
    assert_eq!((about.status, about.header("cache-control")), (200, PRIVATE));
    assert_eq!(site.ask("GET", "/no-such-page/", &[("Cookie", &cookie)]).status, 404);
    assert_eq!(site.ask("GET", "/rss/", &[("Cookie", &cookie)]).status, 404);
    assert_eq!(site.ask("GET", "/private/", &[("Cookie", &cookie)]).status, 302);
    // A pass can't be made longer, altered, or kept when the password changes.
    let (name, value) = cookie.split_once('=').unwrap();
    let (until, code) = value.split_once('.').unwrap();
    let until: i64 = until.parse().unwrap();
    for forged in [
        format!("{name}={}.{code}", until + 1),
        format!("{name}={until}.{}", "0".repeat(64)),
        format!("{name}={until}"),
        format!("{name}=1.{code}"),
    ] {
        assert_eq!(site.ask("GET", "/about/", &[("Cookie", &forged)]).status, 302, "{forged}");
    }
    set(&site, &[("password", "spring tide")]);
    assert_eq!(site.ask("GET", "/about/", &[("Cookie", &cookie)]).status, 302);
    set(&site, &[("password", "")]);
    assert_eq!(guess(&site, "/private/", "", "").header("set-cookie"), "");
    set(&site, &[("is_private", "false")]);
    assert_eq!(site.get("/about/").status, 200);
    assert_eq!(site.get("/private/").status, 302);
}

#[test]
fn the_feed_of_a_private_site_is_at_its_secret_address() {
    let site = site();
    let hash = setting(&site, "public_hash");
    assert_eq!(hash.len(), 30);
    let feed = site.get(&format!("/{hash}/rss/"));
    assert_eq!((feed.status, feed.header("cache-control")), (200, PRIVATE));
    assert!(feed.has(&format!("/{hash}/rss/\" rel=\"self\"")), "{}", feed.text());
    assert_eq!(site.get(&format!("/tag/news-feed/{hash}/rss/")).status, 200);
    assert_eq!(site.get(&format!("/{hash}/rss")).header("location"), format!("/{hash}/rss/"));
    assert_eq!(site.get(&format!("/{hash}/about/")).status, 302);
    assert_eq!(site.get(&format!("/{}/rss/", "0".repeat(30))).status, 302);
}

#[test]
fn a_client_runs_out_of_guesses_whatever_it_says_of_itself() {
    let site = site();
    for number in 0..100 {
        let said = format!("X-Forwarded-For: 192.0.2.{number}\r\n");
        assert_eq!(guess(&site, "/private/", "wrong", &said).status, 200);
    }
    let refused = guess(&site, "/private/", "low tide", "X-Forwarded-For: 198.51.100.1\r\n");
    assert_eq!((refused.status, refused.header("set-cookie")), (429, ""));
    assert_eq!(refused.header("retry-after"), "3600");
}

#[test]
fn behind_a_proxy_that_is_named_each_client_has_its_own_guesses() {
    let mut site = TestSite::new();
    let settings = site.file("courant.toml", "proxies = [\"127.0.0.1\"]\n");
    site.start("demo", &["--config", settings.to_str().unwrap()]);
    set(&site, &[("is_private", "true"), ("password", "low tide")]);
    for _ in 0..101 {
        guess(&site, "/private/", "wrong", "X-Forwarded-For: 198.51.100.7, 192.0.2.1\r\n");
    }
    assert_eq!(guess(&site, "/private/", "low tide", "X-Forwarded-For: 192.0.2.1\r\n").status, 429);
    assert_eq!(guess(&site, "/private/", "low tide", "X-Forwarded-For: 192.0.2.2\r\n").status, 302);
}

#[test]
fn a_theme_has_a_door_of_its_own() {
    let site = site();
    site.use_small_theme(&[(
        "private.hbs",
        "own door {{input_password placeholder=\"Word\"}}{{#if error}} no: {{error.message}}{{/if}}",
    )]);
    assert!(site.get("/private/").text().starts_with("own door <input"));
    assert!(guess(&site, "/private/", "wrong", "").has("no: This access code"));
}
