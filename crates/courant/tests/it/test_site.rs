//! A whole site for a test: the real program on a free port, with a data folder of its own.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::http::{Answer, request};

/// The longest that a test waits for something to happen by itself.
const PATIENCE: Duration = Duration::from_secs(30);

/// A data folder, and the program that serves it while a test asks.
pub(crate) struct TestSite {
    folder: TempDir,
    server: Option<Server>,
}

struct Server {
    process: Child,
    port: u16,
}

impl TestSite {
    /// A data folder with nothing in it, not served.
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), server: None }
    }

    /// An empty newsroom, served.
    pub(crate) fn empty() -> Self {
        let mut site = Self::new();
        site.start("serve", &[]);
        site
    }

    /// The demo newsroom, served.
    pub(crate) fn demo() -> Self {
        let mut site = Self::new();
        site.start("demo", &[]);
        site
    }

    /// The recorded Ghost's content, served at the address that it had; none where the recordings are absent.
    pub(crate) fn recorded() -> Option<Self> {
        let shared = testing::shared()?;
        let mut site = Self::new();
        let export = shared.join("data/ghost-export-1000.json");
        site.courant(&["import", "ghost", export.to_str().unwrap()]).succeeded();
        let pictures = site.data().join("content/images");
        copy(&shared.join("data/content-images"), &pictures);
        site.start("serve", &["--url", "http://127.0.0.1:2368"]);
        Some(site)
    }

    /// The data folder. It need not exist yet.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// A file in a folder of the test's own, written with these contents.
    pub(crate) fn file(&self, name: &str, contents: impl AsRef<[u8]>) -> PathBuf {
        let file = self.folder.path().join(name);
        std::fs::write(&file, contents).unwrap();
        file
    }

    /// The program with these arguments, on this data folder; not yet run.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_courant"));
        command.args(arguments).arg("--data").arg(self.data()).current_dir(self.folder.path());
        command
    }

    /// Runs the program to its end.
    pub(crate) fn courant(&self, arguments: &[&str]) -> Ran {
        Ran(self.command(arguments).output().unwrap())
    }

    /// Publishes a story from this Markdown text; its links are those of the running server.
    pub(crate) fn publish(&self, markdown: &str) -> Ran {
        let file = self.file("story.md", markdown);
        self.courant(&["publish", file.to_str().unwrap()])
    }

    /// Serves the data folder, by `serve` or `demo`, on a free port.
    pub(crate) fn start(&mut self, command: &str, arguments: &[&str]) {
        let mut process = self
            .command(&[command, "--listen", "127.0.0.1:0"])
            .args(arguments)
            .env("COURANT_LOG__LEVEL", "warn")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let said = lines.next().expect("the server says where it is").unwrap();
        let port = said.rsplit(':').next().and_then(|port| port.parse().ok());
        let port = port.unwrap_or_else(|| panic!("no port: {said}"));
        self.server = Some(Server { process, port });
    }

    /// Stops the server as an operator does, and returns whether it ended well.
    pub(crate) fn stop(&mut self) -> bool {
        let Some(mut server) = self.server.take() else { return true };
        let id = server.process.id().to_string();
        Command::new("kill").args(["-TERM", &id]).status().unwrap();
        server.process.wait().unwrap().success()
    }

    /// Ends the server as a power cut does.
    pub(crate) fn kill(&mut self) {
        if let Some(mut server) = self.server.take() {
            server.process.kill().unwrap();
            server.process.wait().unwrap();
        }
    }

    /// Where the server listens.
    pub(crate) fn port(&self) -> u16 {
        self.server.as_ref().expect("the site is served").port
    }

    /// Asks for a page.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[])
    }

    /// Sends a request.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        request(self.port(), method, path, headers)
    }

    /// Asks for a page again and again until it is as wanted.
    pub(crate) fn wait_for(&self, path: &str, wanted: impl Fn(&Answer) -> bool) -> Answer {
        let started = Instant::now();
        loop {
            let answer = self.get(path);
            if wanted(&answer) {
                return answer;
            }
            assert!(started.elapsed() < PATIENCE, "{path} is still {}: {}", answer.status, answer.text());
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for TestSite {
    fn drop(&mut self) {
        if let Some(server) = &mut self.server {
            server.process.kill().unwrap_or_default();
            server.process.wait().ok();
        }
    }
}

/// A program that has run to its end.
pub(crate) struct Ran(pub(crate) Output);

impl Ran {
    /// Its standard output, if it succeeded.
    pub(crate) fn succeeded(&self) -> String {
        assert!(self.0.status.success(), "{}", self.complaint());
        String::from_utf8(self.0.stdout.clone()).unwrap()
    }

    /// Its one sentence of complaint, if it failed.
    pub(crate) fn failed(&self) -> String {
        assert_eq!(self.0.status.code(), Some(1), "{}", self.complaint());
        let complaint = self.complaint();
        assert_eq!(complaint.trim().lines().count(), 1, "one sentence: {complaint}");
        complaint
    }

    fn complaint(&self) -> String {
        String::from_utf8(self.0.stderr.clone()).unwrap()
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
