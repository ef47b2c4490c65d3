//! A newsroom with the recorded Ghost's stories, served on a free port for as long as the test runs.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use newsroom::{Access, Address, Import, Location, Newsroom};
use site::server::{Limits, serve};
use site::{Setup, Site};
use theme::{Config, Files};

/// When the tests take place: when Ghost's answers were recorded.
const NOW: i64 = 1_795_348_291_998;

/// The site, and a key to its Content API.
pub(crate) struct Live {
    pub(crate) key: String,
    address: SocketAddr,
    _server: tokio::runtime::Runtime,
}

/// What was answered.
pub(crate) struct Answered {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Live {
    /// The site that all tests ask; `None` where the shared folder is absent.
    pub(crate) fn site() -> Option<&'static Live> {
        static SITE: OnceLock<Option<Live>> = OnceLock::new();
        SITE.get_or_init(Live::start).as_ref()
    }

    /// Serves the recorded Ghost's export.
    fn start() -> Option<Live> {
        let export = testing::shared()?.join("data/ghost-export-1000.json");
        // One for each test that runs at the same time: they are processes of their own.
        let slot = std::env::var("NEXTEST_TEST_GLOBAL_SLOT").unwrap_or_else(|_| "alone".to_owned());
        let folder = kept(&format!("live-{slot}"));
        std::fs::remove_dir_all(&folder).unwrap();
        let server =
            tokio::runtime::Builder::new_multi_thread().enable_all().worker_threads(2).build().unwrap();
        let listener = server.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = listener.local_addr().unwrap();
        let site = Address::new(&format!("http://{address}")).unwrap();
        let location = Location::File(folder.join("courant.db"));
        let newsroom = Newsroom::open(&location, Access::Create, site).unwrap();
        newsroom.import(&Import { export: &export, media: None }, &mut |_| ()).unwrap();
        let key = newsroom.write(NOW, |writer| writer.create_keys("Test")).unwrap().content;
        let setup = Setup {
            data: folder.clone(),
            theme: Files::from_dir(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../themes/courant")))
                .unwrap(),
            config: Config::default(),
            clock: || NOW,
            cache_bytes: 8 << 20,
        };
        let answers = Site::new(Arc::new(newsroom), setup).unwrap().answers(axum::Router::new());
        server.spawn(serve(listener, answers, Limits::default(), std::future::pending()));
        Some(Live { key, address, _server: server })
    }

    /// Where it is: `http://127.0.0.1:PORT`.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Asks the Content API, with the key.
    pub(crate) fn get(&self, path_and_query: &str) -> Answered {
        let joint = if path_and_query.contains('?') { '&' } else { '?' };
        let address = format!("/ghost/api/content{path_and_query}{joint}key={}", self.key);
        self.send(&format!("GET {address} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address))
    }

    /// Asks the Content API and reads the JSON.
    pub(crate) fn json(&self, path_and_query: &str) -> serde_json::Value {
        serde_json::from_str(&self.get(path_and_query).body).unwrap()
    }

    /// Asks for any address, with further lines of a head.
    pub(crate) fn ask(&self, address: &str, lines: &str) -> Answered {
        let host = self.address;
        self.send(&format!("GET {address} HTTP/1.1\r\nHost: {host}\r\n{lines}Connection: close\r\n\r\n"))
    }

    /// Sends bytes as they are.
    pub(crate) fn send(&self, request: &str) -> Answered {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Answered { status, head: head.to_owned(), body: body.to_owned() }
    }
}

impl Answered {
    /// A header's value, by its name in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.head.lines().filter_map(|line| line.split_once(": "));
        headers.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

/// A folder for what tests fetch and keep.
pub(crate) fn kept(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
