//! Pages of a site that are given away before its router is asked: the same answers, and never one too many.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;

use site::server::{Head, Limits, Ready};

use crate::cache::Served;
use crate::door::Door;

/// What the shelf has for a request.
fn ready(served: &Served, path: &str, accept_encoding: &str) -> Option<Ready> {
    let mut head = Head::default();
    (head.path, head.query) = path.split_once('?').map_or((path, None), |(path, query)| (path, Some(query)));
    head.accept_encoding = Some(accept_encoding);
    served.answers.shelf.as_ref().unwrap().find(&head)
}

/// A connection that stays open.
struct Talk {
    stream: BufReader<TcpStream>,
}

#[derive(Debug, PartialEq)]
struct Answer {
    status: String,
    /// Sorted, without the date.
    headers: Vec<String>,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

impl Talk {
    fn with(door: &Door) -> Self {
        Self { stream: BufReader::new(door.connect()) }
    }

    fn get(&mut self, path: &str, lines: &str) -> Answer {
        self.ask("GET", path, lines)
    }

    fn ask(&mut self, method: &str, path: &str, lines: &str) -> Answer {
        let request = format!("{method} {path} HTTP/1.1\r\nHost: news.example\r\n{lines}\r\n");
        self.stream.get_mut().write_all(request.as_bytes()).unwrap();
        let mut lines = std::iter::from_fn(|| {
            let mut line = String::new();
            self.stream.read_line(&mut line).unwrap();
            let line = line.trim_end();
            (!line.is_empty()).then(|| line.to_owned())
        });
        let status = lines.next().unwrap();
        let mut headers: Vec<String> = lines.filter(|line| !line.starts_with("date: ")).collect();
        headers.sort();
        let mut answer = Answer { status, headers, body: Vec::new() };
        let length = answer.header("content-length").map_or(0, |length| length.parse().unwrap());
        if method != "HEAD" && !answer.status.contains("304") {
            answer.body.resize(length, 0);
            self.stream.read_exact(&mut answer.body).unwrap();
        }
        answer
    }
}

fn door(served: &Served) -> Door {
    Door::open(served.answers.clone(), Limits::default())
}

#[test]
fn an_answer_that_is_ready_is_the_one_that_the_router_gives() {
    let served = Served::new(8 << 20);
    let door = door(&served);
    for path in ["/", "/first/", "/rss/", "/about", "/robots.txt", "/sitemap.xml", "/?utm_source=elsewhere"] {
        for accepted in ["identity", "gzip", "gzip, deflate, br, zstd"] {
            let lines = format!("Accept-Encoding: {accepted}\r\n");
            let first = Talk::with(&door).get(path, &lines);
            assert!(ready(&served, path, accepted).is_some(), "{path} {accepted}");
            let mut talk = Talk::with(&door);
            assert_eq!(talk.get(path, &lines), first, "{path} {accepted}");
            let head = talk.ask("HEAD", path, &lines);
            assert_eq!((&head.status, &head.headers), (&first.status, &first.headers));
            if let Some(tag) = first.header("etag") {
                let known = talk.get(path, &format!("{lines}If-None-Match: {tag}\r\n"));
                assert!(known.status.contains("304"), "{path} {accepted}: {}", known.status);
                assert_eq!(known.header("etag"), Some(tag));
                assert_eq!(known.header("cache-control"), first.header("cache-control"));
            }
        }
    }
}

#[test]
fn a_story_that_was_taken_back_is_not_on_the_shelf_of_any_open_connection() {
    let served = Served::new(8 << 20);
    served.file("Withdrawn", false);
    let door = door(&served);
    for path in ["/", "/withdrawn/", "/rss/"] {
        Talk::with(&door).get(path, "");
        assert!(ready(&served, path, "").is_some(), "{path}");
    }
    let mut talks: Vec<_> = (0..3).map(|_| Talk::with(&door)).collect();
    for talk in &mut talks {
        assert!(talk.get("/withdrawn/", "").status.contains("200"));
    }
    served.file("Withdrawn", true);
    for path in ["/", "/withdrawn/", "/rss/"] {
        assert!(ready(&served, path, "").is_none(), "{path} is still there");
    }
    let shows = |answer: &Answer| String::from_utf8_lossy(&answer.body).contains("Withdrawn");
    let [home, story, feed] = talks.as_mut_slice() else { panic!() };
    assert!(!shows(&home.get("/", "")) && !shows(&feed.get("/rss/", "")));
    assert!(story.get("/withdrawn/", "").status.contains("404"));
}

#[test]
fn a_site_that_becomes_private_has_nothing_on_its_shelf() {
    let served = Served::new(8 << 20);
    let door = door(&served);
    Talk::with(&door).get("/first/", "");
    assert!(ready(&served, "/first/", "").is_some());
    served.act(|writer| {
        writer.set("private", "password", Some("harbour lamps")).unwrap();
        writer.set("private", "is_private", Some("true")).unwrap();
    });
    for _ in 0..2 {
        let answer = Talk::with(&door).get("/first/", "");
        assert!(answer.header("location").is_some_and(|to| to.contains("/private/")), "{answer:?}");
        assert!(ready(&served, "/first/", "").is_none());
    }
}

#[test]
fn a_page_of_one_parameter_is_no_page_of_another() {
    let served = Served::new(8 << 20);
    for number in 0..30 {
        served.file(&format!("Story {number}"), false);
    }
    let door = door(&served);
    let first = Talk::with(&door).get("/newsfeed/", "");
    let page = String::from_utf8(first.body).unwrap().replace("&#x3D;", "=");
    let more = page.split("/newsfeed/?after=").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let second = format!("/newsfeed/?after={more}");
    assert!(ready(&served, &second, "").is_none());
    Talk::with(&door).get(&second, "");
    let (on_first, on_second) = (ready(&served, "/newsfeed/", ""), ready(&served, &second, ""));
    assert_ne!(on_first.unwrap().body, on_second.as_ref().unwrap().body);
    let tracked = ready(&served, &format!("{second}&utm_source=elsewhere"), "");
    assert_eq!(tracked.unwrap().body, on_second.unwrap().body);
}

#[test]
fn below_a_path_only_what_is_below_it_is_on_the_shelf() {
    let served = Served::at("http://news.example/news", 8 << 20);
    let door = door(&served);
    let first = Talk::with(&door).get("/news/first/", "");
    assert!(first.status.contains("200"), "{}", first.status);
    assert_eq!(ready(&served, "/news/first/", "").unwrap().body, first.body);
    assert!(ready(&served, "/first/", "").is_none());
    assert!(Talk::with(&door).get("/newsfirst/", "").status.contains("404"));
    assert!(ready(&served, "/newsfirst/", "").is_none());
    assert!(ready(&served, "/new", "").is_none());
}

#[test]
fn what_is_one_persons_or_an_error_or_of_no_cache_is_never_there() {
    let served = Served::new(8 << 20);
    let door = door(&served);
    for path in ["/nothing-here/", "/p/00000000-0000-4000-8000-000000000000/", "/health"] {
        Talk::with(&door).get(path, "");
        assert!(ready(&served, path, "").is_none(), "{path}");
    }
    assert!(Served::new(0).answers.shelf.is_none());
}
