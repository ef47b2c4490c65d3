//! Parts of files: what players of sound and video ask for.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::Arc;

use newsroom::{Access, Address, Location, Newsroom};
use site::server::Limits;
use site::{Setup, Site};
use theme::{Config, Files};

use crate::door::Door;

/// An empty newsroom with one file of a hundred bytes, `0123456789` again and again.
struct WithFile {
    door: Door,
    _folder: tempfile::TempDir,
}

struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        let mut headers = self.head.lines().filter_map(|line| line.split_once(": "));
        headers.find(|(known, _)| *known == name).map_or("", |(_, value)| value)
    }
}

impl WithFile {
    fn serve() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let media = folder.path().join("content/media");
        std::fs::create_dir_all(&media).unwrap();
        std::fs::write(media.join("a.mp4"), "0123456789".repeat(10)).unwrap();
        let address = Address::new("http://news.example").unwrap();
        let location = Location::File(folder.path().join("courant.db"));
        let newsroom = Newsroom::open(&location, Access::Create, address).unwrap();
        let theme = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../themes/courant"));
        let setup = Setup {
            data: folder.path().to_owned(),
            theme: Files::from_dir(theme).unwrap(),
            config: Config::default(),
            clock: || 1_795_348_291_998,
            cache_bytes: 8 << 20,
        };
        let router = Site::new(Arc::new(newsroom), setup).unwrap().answers(axum::Router::new());
        Self { door: Door::open(router, Limits::default()), _folder: folder }
    }

    fn ask(&self, method: &str, headers: &[(&str, &str)]) -> Answer {
        let mut stream = self.door.connect();
        let mut request =
            format!("{method} /content/media/a.mp4 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n");
        for (name, value) in headers {
            request.extend([name, ": ", value, "\r\n"]);
        }
        stream.write_all(format!("{request}\r\n").as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head: head.to_owned(), body: body.to_owned() }
    }
}

#[test]
fn a_part_of_a_file_is_sent_as_a_part() {
    let site = WithFile::serve();
    for (range, content_range, body) in [
        ("bytes=10-14", "bytes 10-14/100", "01234"),
        ("bytes=95-", "bytes 95-99/100", "56789"),
        ("bytes=-3", "bytes 97-99/100", "789"),
        ("bytes=98-1000", "bytes 98-99/100", "89"),
    ] {
        let answer = site.ask("GET", &[("Range", range)]);
        assert_eq!((answer.status, answer.body.as_str()), (206, body), "{range}");
        assert_eq!(answer.header("content-range"), content_range);
    }
    let head = site.ask("HEAD", &[]);
    assert_eq!(head.header("accept-ranges"), "bytes");
    assert_eq!((head.header("content-length"), head.body.as_str()), ("100", ""));
}

#[test]
fn a_part_that_is_not_there_is_refused_and_the_refusal_is_not_kept() {
    let answer = WithFile::serve().ask("GET", &[("Range", "bytes=100-")]);
    assert_eq!(answer.status, 416);
    assert_eq!(answer.header("content-range"), "bytes */100");
    assert!(answer.header("cache-control").contains("no-store"), "{}", answer.head);
}

#[test]
fn several_parts_at_once_are_refused() {
    let answer = WithFile::serve().ask("GET", &[("Range", "bytes=0-1,5-6")]);
    assert_eq!(answer.status, 416);
}

#[test]
fn a_part_of_another_version_is_answered_with_the_whole() {
    let site = WithFile::serve();
    let whole = site.ask("GET", &[]);
    let (tag, modified) = (whole.header("etag").to_owned(), whole.header("last-modified").to_owned());
    for known in [&tag, &modified] {
        assert!(!known.is_empty());
        let answer = site.ask("GET", &[("Range", "bytes=0-1"), ("If-Range", known)]);
        assert_eq!((answer.status, answer.body.as_str()), (206, "01"), "{known}");
    }
    for stale in ["\"another\"", "Thu, 01 Jan 1970 00:00:00 GMT"] {
        for range in ["bytes=0-1", "bytes=500-"] {
            let answer = site.ask("GET", &[("Range", range), ("If-Range", stale)]);
            assert_eq!((answer.status, answer.body.len()), (200, 100), "{range} of {stale}");
        }
    }
}
