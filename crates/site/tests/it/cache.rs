//! Answers that are kept: made once, shared by those who may share them, and gone with what they were made of.
//!
//! The clock of these sites goes on by a second whenever it is looked at, and a feed says when it was made: two feeds
//! that are equal are one.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use axum::Router;
use axum::body::Body;
use http::{Request, StatusCode};
use http_body_util::BodyExt;
use newsroom::{Access, Address, Body as Text, Location, Manuscript, NewPerson, Newsroom, Writer};
use site::server::Answers;
use site::{Setup, Site};
use theme::{Config, Files};
use tower::ServiceExt;

/// 31 January 2026, 09:05 UTC.
const NOW: i64 = 1_769_850_300_000;

static SECONDS: AtomicI64 = AtomicI64::new(0);

/// A site of its own for a test, with one story.
pub(crate) struct Served {
    pub(crate) answers: Answers,
    router: Router,
    newsroom: Arc<Newsroom>,
    _folder: tempfile::TempDir,
}

impl Served {
    pub(crate) fn new(cache_bytes: u64) -> Self {
        Self::at("http://news.example", cache_bytes)
    }

    /// The site at an address.
    pub(crate) fn at(address: &str, cache_bytes: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let address = Address::new(address).unwrap();
        let location = Location::File(folder.path().join("courant.db"));
        let newsroom = Arc::new(Newsroom::open(&location, Access::Create, address).unwrap());
        let theme = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../themes/courant"));
        let setup = Setup {
            data: folder.path().to_owned(),
            theme: Files::from_dir(theme).unwrap(),
            config: Config::default(),
            clock: || NOW + 1000 * SECONDS.fetch_add(1, Ordering::SeqCst),
            cache_bytes,
        };
        let answers = Site::new(Arc::clone(&newsroom), setup).unwrap().answers(Router::new());
        let served = Served { router: answers.router.clone(), answers, newsroom, _folder: folder };
        served.act(|writer| {
            let maren = NewPerson {
                name: "Maren Lisk".into(),
                email: "maren@news.example".into(),
                role: "Author".into(),
                ..NewPerson::default()
            };
            writer.add_person(&maren).unwrap();
        });
        served.file("First", false);
        served
    }

    pub(crate) fn act<T>(&self, act: impl FnOnce(&mut Writer<'_, '_>) -> T) -> T {
        self.newsroom.write(NOW, |writer| Ok(act(writer))).unwrap()
    }

    pub(crate) fn file(&self, title: &str, is_draft: bool) {
        let body = Text::Html(format!("<p>{title}</p>"));
        self.act(|writer| {
            writer.file(Manuscript { title: title.into(), body, is_draft, ..Manuscript::default() }).unwrap();
        });
    }

    async fn get(&self, path: &str) -> (StatusCode, String) {
        get(self.router.clone(), path, "").await
    }
}

async fn get(router: Router, path: &str, cookie: &str) -> (StatusCode, String) {
    let request = Request::get(path).header("cookie", cookie).body(Body::empty()).unwrap();
    let answer = router.oneshot(request).await.unwrap();
    let status = answer.status();
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_is_made_once_however_many_ask() {
    let served = Served::new(8 << 20);
    let asking: Vec<_> = (0..50).map(|_| tokio::spawn(get(served.router.clone(), "/rss/", ""))).collect();
    let mut feeds = Vec::new();
    for asked in asking {
        feeds.push(asked.await.unwrap());
    }
    feeds.dedup();
    assert_eq!(feeds.len(), 1);
    assert_eq!(served.get("/rss/").await, feeds[0]);
    let anew = Served::new(0);
    assert_ne!(anew.get("/rss/").await, anew.get("/rss/").await, "without a cache it is made each time");
}

#[tokio::test]
async fn what_is_published_is_seen_by_the_next_reader() {
    let served = Served::new(8 << 20);
    assert!(!served.get("/rss/").await.1.contains("Second"));
    assert_eq!(served.get("/second/").await.0, StatusCode::NOT_FOUND);
    served.file("Second", false);
    for path in ["/", "/rss/", "/second/", "/author/maren-lisk/", "/sitemap-posts.xml", "/newsfeed/"] {
        let (status, page) = served.get(path).await;
        assert!(status == StatusCode::OK && page.to_lowercase().contains("second"), "{path}: {status}");
    }
}

#[tokio::test]
async fn what_has_nothing_to_do_with_a_story_stays_when_it_comes() {
    let served = Served::new(8 << 20);
    let (_, first) = served.get("/rss/").await;
    served.act(|writer| writer.set("site", "title", Some("Another title")).unwrap());
    assert_ne!(served.get("/rss/").await.1, first, "a feed has the site's title");
    let (_, robots) = served.get("/robots.txt").await;
    let (_, feed) = served.get("/rss/").await;
    served.file("A draft", true);
    assert_eq!(served.get("/rss/").await.1, feed);
    assert_eq!(served.get("/robots.txt").await.1, robots);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_story_that_was_taken_back_is_shown_to_nobody_from_then_on() {
    let served = Served::new(8 << 20);
    for round in 0..20 {
        let title = format!("Withdrawn {round}");
        served.file(&title, false);
        let (taken_back, done) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
        let readers: Vec<_> = ["/", "/rss/", "/newsfeed/", "/sitemap-posts.xml"]
            .into_iter()
            .map(|path| {
                let (router, title) = (served.router.clone(), title.to_lowercase().replace(' ', "-"));
                let (taken_back, done) = (Arc::clone(&taken_back), Arc::clone(&done));
                tokio::spawn(async move {
                    let mut seen = 0;
                    while !done.load(Ordering::SeqCst) {
                        let was_taken_back = taken_back.load(Ordering::SeqCst);
                        let (_, page) = get(router.clone(), path, "").await;
                        assert!(!(was_taken_back && page.contains(&title)), "{path} still shows {title}");
                        seen += usize::from(page.contains(&title));
                    }
                    seen
                })
            })
            .collect();
        tokio::task::yield_now().await;
        served.file(&title, true);
        taken_back.store(true, Ordering::SeqCst);
        for path in ["/", "/rss/"] {
            assert!(!served.get(path).await.1.contains(&title));
        }
        done.store(true, Ordering::SeqCst);
        for reader in readers {
            reader.await.unwrap();
        }
    }
}

#[tokio::test]
async fn what_a_page_is_not_made_of_makes_no_other_page() {
    let served = Served::new(8 << 20);
    let feed = served.get("/rss/").await;
    assert_eq!(served.get("/rss/?utm_source=elsewhere").await, feed);
    assert_eq!(served.get("/rss/?utm_source=other&a").await, feed);
    let (status, _) = served.get("/about?from=1").await;
    assert_eq!(status, StatusCode::MOVED_PERMANENTLY);
    for number in 0..30 {
        served.file(&format!("Story {number}"), false);
    }
    let (_, first) = served.get("/newsfeed/").await;
    let links = first.replace("&#x3D;", "=");
    let more = links.split("/newsfeed/?after=").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let (_, second) = served.get(&format!("/newsfeed/?after={more}")).await;
    assert_ne!(first, second);
    assert_eq!(served.get(&format!("/newsfeed/?x=1&after={more}")).await.1, second);
    assert_eq!(served.get("/newsfeed/?x=1").await.1, first);
}

#[tokio::test]
async fn a_redirect_keeps_what_it_was_asked_with() {
    let served = Served::new(8 << 20);
    let location = |path: &'static str| {
        let router = served.router.clone();
        async move {
            let answer = router.oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap();
            answer.headers()["location"].to_str().unwrap().to_owned()
        }
    };
    assert_eq!(location("/about?a=1").await, "/about/?a=1");
    assert_eq!(location("/about").await, "/about/");
    assert_eq!(location("/about?a=2").await, "/about/?a=2");
}

#[tokio::test]
async fn nobody_sees_the_pages_of_whoever_was_let_into_a_private_site() {
    let served = Served::new(8 << 20);
    served.act(|writer| {
        writer.set("private", "password", Some("harbour lamps")).unwrap();
        writer.set("private", "is_private", Some("true")).unwrap();
    });
    let form = Request::post("/private/")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from("password=harbour+lamps"))
        .unwrap();
    let let_in = served.router.clone().oneshot(form).await.unwrap();
    let cookie = let_in.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
    for _ in 0..2 {
        let (status, page) = get(served.router.clone(), "/first/", &cookie).await;
        assert!(status == StatusCode::OK && page.contains("First"), "{status}");
        assert_eq!(served.get("/first/").await.0, StatusCode::FOUND);
        assert_eq!(served.get("/").await.0, StatusCode::FOUND);
    }
}

#[tokio::test]
async fn a_page_that_shows_the_time_is_made_anew_in_time() {
    let served = Served::new(8 << 20);
    let (_, home) = served.get("/").await;
    assert!(served.get("/").await.1 == home, "kept for the next reader");
    assert!(home.contains("© 2026"));
    SECONDS.fetch_add(366 * 24 * 3600, Ordering::SeqCst);
    assert!(served.get("/").await.1.contains("© 2027"));
}
