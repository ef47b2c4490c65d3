//! A folder that letters are put into, read as a mail program would.

use std::path::Path;
use std::time::{Duration, Instant};

/// The longest that a test waits for letters.
const PATIENCE: Duration = Duration::from_mins(1);

/// A letter that was put into a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caught {
    /// The head, one header a line.
    pub head: String,
    /// What it says as text and as HTML, decoded.
    pub says: String,
}

impl Caught {
    /// A header, empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.into_iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map_or("", |(_, value)| value)
    }

    /// The last part of the first link that begins so.
    pub fn link(&self, beginning: &str) -> String {
        let link = self.says.split_whitespace().find(|word| word.starts_with(beginning));
        link.unwrap_or_else(|| panic!("no link {beginning}: {}", self.says)).to_owned()
    }
}

/// The letters in a folder, by their names; none where there is no folder yet.
pub fn letters(folder: &Path) -> Vec<Caught> {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path());
    let mut files: Vec<_> = files.filter(|file| file.extension().is_some_and(|end| end == "eml")).collect();
    files.sort();
    files.iter().map(|file| caught(&std::fs::read_to_string(file).unwrap())).collect()
}

/// The letters in a folder, once there are so many.
pub fn wait_for_letters(folder: &Path, many: usize) -> Vec<Caught> {
    let started = Instant::now();
    loop {
        let found = letters(folder);
        if found.len() >= many {
            return found;
        }
        assert!(started.elapsed() < PATIENCE, "{} letters, not {many}", found.len());
        std::thread::yield_now();
    }
}

fn caught(letter: &str) -> Caught {
    let (head, body) = letter.split_once("\r\n\r\n").unwrap();
    Caught { head: head.replace("\r\n ", " ").replace("\r\n", "\n"), says: decoded(body) }
}

/// Quoted-printable undone; text that is not so written stays as it is, since its marks are `=` and two digits.
fn decoded(body: &str) -> String {
    let mut bytes = Vec::new();
    let body = body.replace("=\r\n", "").replace("\r\n", "\n");
    let mut rest = body.as_bytes();
    while let [first, others @ ..] = rest {
        let digits = others.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        let byte = digits.filter(|_| *first == b'=').and_then(|two| u8::from_str_radix(two, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &others[2..] } else { others };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
