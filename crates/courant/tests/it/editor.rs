//! An editor at the running program's desk.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::{Value, json};

use crate::http::{Answer, parse};
use crate::test_site::TestSite;

/// An editor at a server that may be gone at any moment.
pub(crate) struct Editor {
    pub(crate) port: u16,
    cookie: String,
}

impl Editor {
    /// Somebody of this role, who has signed in.
    pub(crate) fn of(site: &TestSite, role: &str) -> Self {
        let email = format!("{}@news.example", role.to_lowercase());
        let said =
            site.courant(&["user", "add", "--name", "Olena", "--email", &email, "--role", role]).succeeded();
        let password = said.rsplit(' ').next().unwrap().trim();
        Editor::signed_in(site, &email, password).expect("the password is right")
    }

    /// Somebody who has not signed in.
    pub(crate) fn visitor(site: &TestSite) -> Self {
        Editor { port: site.port(), cookie: String::new() }
    }

    /// Whoever signs in with this password; none where it is wrong.
    pub(crate) fn signed_in(site: &TestSite, email: &str, password: &str) -> Option<Self> {
        let visitor = Editor::visitor(site);
        let credentials = json!({"username": email, "password": password});
        let answer = visitor.send("POST", "/session/", &credentials)?;
        let cookie = answer.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
        (answer.status == 201).then_some(Editor { cookie, ..visitor })
    }

    /// What the server answers, which must be a success with JSON.
    pub(crate) fn done(&self, method: &str, path: &str, body: &Value) -> Value {
        let answer = self.send(method, path, body).unwrap();
        assert!((200..300).contains(&answer.status), "{path}: {} {}", answer.status, answer.text());
        serde_json::from_slice(&answer.body).unwrap_or_default()
    }

    /// What the server answers, if it lives long enough to say all of it.
    pub(crate) fn send(&self, method: &str, path: &str, body: &Value) -> Option<Answer> {
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
}
