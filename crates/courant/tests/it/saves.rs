//! A kill at any moment loses no save that the Admin API has acknowledged.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::{Value, json};

use crate::http::{Answer, parse};
use crate::test_site::TestSite;

/// Kills in all.
const KILLS: u64 = 25;

/// An editor at a server that may be gone at any moment.
struct Editor {
    port: u16,
    cookie: String,
}

impl Editor {
    /// What the server answers, if it lives long enough to say all of it.
    fn send(&self, method: &str, path: &str, body: &Value) -> Option<Answer> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        stream.set_read_timeout(Some(Duration::from_mins(1))).ok()?;
        let (port, cookie, body) = (self.port, &self.cookie, body.to_string());
        let head = format!(
            "{method} /ghost/api/admin{path} HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: http://localhost:{port}\r\n\
             Cookie: {cookie}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            body.len()
        );
        stream.write_all((head + &body).as_bytes()).ok()?;
        let mut all = Vec::new();
        stream.read_to_end(&mut all).ok()?;
        let is_whole = all.windows(4).any(|bytes| bytes == b"\r\n\r\n") && all.ends_with(b"}");
        (is_whole || all.starts_with(b"HTTP/1.1 20")).then(|| parse(&all))
    }

    /// The story of an answer, if the answer acknowledges a save.
    fn saved(&self, method: &str, path: &str, story: &Value) -> Option<Value> {
        let answer = self.send(method, path, &json!({"posts": [story]}))?;
        let is_saved = matches!(answer.status, 200 | 201);
        let document: Value = serde_json::from_slice(&answer.body).ok().filter(|_| is_saved)?;
        Some(document["posts"][0].clone())
    }
}

/// Writes and corrects stories until the server is gone; what was acknowledged last of each.
fn save_on(editor: &Editor, round: u64) -> HashMap<String, String> {
    let mut acknowledged = HashMap::new();
    for number in 0.. {
        let title = format!("Save {round} {number}");
        let Some(story) = editor.saved("POST", "/posts/", &json!({"title": title})) else { break };
        let id = story["id"].as_str().unwrap().to_owned();
        acknowledged.insert(id.clone(), title.clone());
        let better = format!("{title} corrected");
        let change = json!({"title": better, "updated_at": story["updated_at"]});
        // A correction that was sent and not acknowledged may be there or not: its title begins as the first one.
        if editor.saved("PUT", &format!("/posts/{id}/"), &change).is_none() {
            break;
        }
        acknowledged.insert(id, better);
    }
    acknowledged
}

#[test]
fn no_acknowledged_save_is_lost_to_a_kill() {
    let mut site = TestSite::new();
    site.start("serve", &[]);
    let said = site
        .courant(&["user", "add", "--name", "Olena", "--email", "olena@news.example", "--role", "Editor"])
        .succeeded();
    let password = said.rsplit(' ').next().unwrap().trim();
    let mut editor = Editor { port: site.port(), cookie: String::new() };
    let credentials = json!({"username": "olena@news.example", "password": password});
    let answer = editor.send("POST", "/session/", &credentials).unwrap();
    assert_eq!(answer.status, 201, "{}", answer.text());
    editor.cookie = answer.header("set-cookie").split(';').next().unwrap().to_owned();
    let mut acknowledged = HashMap::new();
    for round in 0..KILLS {
        let wait = Duration::from_micros(20_000 + round * 7_919 % 60_000);
        acknowledged.extend(std::thread::scope(|scope| {
            let saves = scope.spawn(|| save_on(&editor, round));
            std::thread::sleep(wait);
            site.kill();
            saves.join().unwrap()
        }));
        site.start("serve", &[]);
        editor.port = site.port();
    }
    assert!(acknowledged.len() >= 25, "only {} saves", acknowledged.len());
    for (id, title) in &acknowledged {
        let answer = editor.send("GET", &format!("/posts/{id}/"), &json!({})).unwrap();
        assert_eq!(answer.status, 200, "{title} is lost");
        assert!(answer.has(title), "{title} is not what was acknowledged: {}", answer.text());
    }
}
