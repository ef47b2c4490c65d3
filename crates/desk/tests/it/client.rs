//! A newsroom with one person of each role, and a client that asks its desk.

use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::ConnectInfo;
use desk::{Desk, Setup};
use http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt;
use newsroom::may::{Actor, Role, Standing};
use newsroom::{Access, Address, Location, NewPerson, Newsroom};
use outside::Allow;
use serde_json::{Value, json};
use testing::Host;
use tower::ServiceExt;

/// Where the site is.
pub(crate) const SITE: &str = "https://news.example";

/// Where the API is.
pub(crate) const API: &str = "/ghost/api/admin";

/// Everybody's password.
pub(crate) const PASSWORD: &str = "seven harbour lamps";

/// Milliseconds since 1970; each test is a process of its own.
pub(crate) static NOW: AtomicI64 = AtomicI64::new(1_769_850_300_000);

/// A desk, and whoever sits at it.
pub(crate) struct Client {
    pub(crate) newsroom: Arc<Newsroom>,
    router: Router,
    pub(crate) cookie: Option<String>,
    /// The address that requests come from.
    pub(crate) peer: IpAddr,
    /// Goes when the last client goes.
    folder: Arc<tempfile::TempDir>,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Reply {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("no JSON: {self:?}"))
    }

    pub(crate) fn error(&self) -> Value {
        self.json()["errors"][0].clone()
    }
}

/// The e-mail address of the person with this role.
pub(crate) fn email(role: Role) -> String {
    format!("{}@news.example", role.name().to_lowercase().replace(' ', "."))
}

pub(crate) fn now() -> i64 {
    NOW.load(Ordering::SeqCst)
}

pub(crate) fn pass(milliseconds: i64) {
    NOW.fetch_add(milliseconds, Ordering::SeqCst);
}

impl Client {
    /// An empty newsroom.
    pub(crate) fn empty() -> Client {
        let folder = tempfile::tempdir().unwrap();
        let location = Location::File(folder.path().join("courant.db"));
        Client::made(&location, Allow::default(), folder)
    }

    /// A newsroom with one person of each role, whose desk may ask these hosts of this machine.
    pub(crate) fn asking(hosts: &[&Host]) -> Client {
        let folder = tempfile::tempdir().unwrap();
        let location = Location::File(folder.path().join("courant.db"));
        let networks = if hosts.is_empty() { vec![] } else { vec!["127.0.0.1".parse().unwrap()] };
        let allow = Allow { networks, ports: hosts.iter().map(|host| host.port()).collect() };
        Client::made(&location, allow, folder).with_staff()
    }

    fn at(location: &Location) -> Client {
        Client::made(location, Allow::default(), tempfile::tempdir().unwrap())
    }

    fn made(location: &Location, allow: Allow, folder: tempfile::TempDir) -> Client {
        let data = folder.path().to_owned();
        let newsroom = Newsroom::open(location, Access::Create, Address::new(SITE).unwrap()).unwrap();
        let newsroom = Arc::new(newsroom);
        let client = outside::Client::new(outside::Setup { allow, ..outside::Setup::default() }).unwrap();
        let setup = Setup { data, clock: now, client };
        Client {
            router: Desk::new(Arc::clone(&newsroom), setup).router(),
            newsroom,
            cookie: None,
            peer: "203.0.113.7".parse().unwrap(),
            folder: Arc::new(folder),
        }
    }

    /// A newsroom with one person of each role.
    pub(crate) fn staffed() -> Client {
        Client::empty().with_staff()
    }

    /// The same, in this database.
    pub(crate) fn staffed_at(location: &Location) -> Client {
        Client::at(location).with_staff()
    }

    fn with_staff(self) -> Client {
        let client = self;
        // One hash for all: what is tested is not how it is made.
        let kept = newsroom::hash_password(PASSWORD).unwrap();
        client
            .newsroom
            .write(now(), |writer| {
                for role in Role::ALL {
                    let person = NewPerson {
                        name: format!("The {}", role.name()),
                        email: email(role),
                        role: role.name().into(),
                        ..NewPerson::default()
                    };
                    let id = writer.add_person(&person)?;
                    writer.keep_password(&id, &kept)?;
                }
                Ok(())
            })
            .unwrap();
        client
    }

    /// The newsroom's folder.
    pub(crate) fn data(&self) -> &Path {
        self.folder.path()
    }

    /// Another browser at the same desk.
    pub(crate) fn other(&self) -> Client {
        Client {
            newsroom: Arc::clone(&self.newsroom),
            router: self.router.clone(),
            cookie: None,
            peer: self.peer,
            folder: Arc::clone(&self.folder),
        }
    }

    /// Signed in as the person with this role, without the cost of a password.
    pub(crate) fn signed_in(&self, role: Role) -> Client {
        let id = self.id(role);
        let token = self
            .newsroom
            .write_unseen(now(), |writer| writer.begin_session(&id, &newsroom::Device::default()))
            .unwrap();
        Client { cookie: Some(token), ..self.other() }
    }

    /// The id of the person with this role.
    pub(crate) fn id(&self, role: Role) -> String {
        let account = self.newsroom.read(|reader| reader.account(&email(role))).unwrap();
        account.unwrap().id
    }

    pub(crate) fn get(&self, path: &str) -> Reply {
        self.send("GET", path, None, &[])
    }

    /// An address that is not of the API.
    pub(crate) fn visit(&self, address: &str) -> Reply {
        self.ask("application/json", "GET", address, None, &[])
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Reply {
        self.send("POST", path, Some(body.to_string()), &[("origin", SITE)])
    }

    pub(crate) fn put(&self, path: &str, body: &Value) -> Reply {
        self.send("PUT", path, Some(body.to_string()), &[("origin", SITE)])
    }

    pub(crate) fn delete(&self, path: &str) -> Reply {
        self.send("DELETE", path, None, &[("origin", SITE)])
    }

    /// Signs in and keeps the cookie.
    pub(crate) fn sign_in(&mut self, email: &str, password: &str) -> Reply {
        let reply = self.post("/session/", &json!({"username": email, "password": password}));
        self.keep_cookie(&reply);
        reply
    }

    pub(crate) fn keep_cookie(&mut self, reply: &Reply) {
        if let Some(cookie) = reply.headers.get("set-cookie") {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            self.cookie =
                pair.split_once('=').map(|(_, token)| token.to_owned()).filter(|token| !token.is_empty());
        }
    }

    pub(crate) fn send(
        &self,
        method: &str,
        path: &str,
        body: Option<String>,
        headers: &[(&str, &str)],
    ) -> Reply {
        self.ask("application/json", method, &format!("{API}{path}"), body.map(String::into_bytes), headers)
    }

    /// With a body that says to be of this kind.
    pub(crate) fn send_as(
        &self,
        kind: &str,
        method: &str,
        path: &str,
        body: String,
        headers: &[(&str, &str)],
    ) -> Reply {
        self.ask(kind, method, &format!("{API}{path}"), Some(body.into_bytes()), headers)
    }

    /// Listens to a stream until `enough` says so of what came so far; it is asked after each piece.
    pub(crate) fn hear(&self, path: &str, patience: Duration, enough: impl Fn(&str) -> bool) -> String {
        let cookie = format!("ghost-admin-api-session={}", self.cookie.as_deref().unwrap_or_default());
        let request = Request::builder().uri(format!("{API}{path}")).header("cookie", cookie);
        let mut request = request.body(Body::empty()).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(self.peer, 4711)));
        let router = self.router.clone();
        let (send, receive) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let mut body = router.oneshot(request).await.unwrap().into_body();
                while let Some(Ok(frame)) = body.frame().await {
                    let piece = frame.into_data().unwrap_or_default();
                    if send.send(String::from_utf8(piece.to_vec()).unwrap()).is_err() {
                        break;
                    }
                }
            });
        });
        let mut heard = String::new();
        while !enough(&heard) {
            heard.push_str(&receive.recv_timeout(patience).unwrap());
        }
        heard
    }

    /// With a body of any bytes.
    pub(crate) fn ask(
        &self,
        kind: &str,
        method: &str,
        address: &str,
        body: Option<Vec<u8>>,
        headers: &[(&str, &str)],
    ) -> Reply {
        let mut request = Request::builder().method(method).uri(address);
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", format!("ghost-admin-api-session={cookie}"));
        }
        if body.is_some() {
            request = request.header("content-type", kind);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut request = request.body(body.map_or_else(Body::empty, Body::from)).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(self.peer, 4711)));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let response = self.router.clone().oneshot(request).await.unwrap();
            let (parts, body) = response.into_parts();
            // What is told while it happens has no end.
            let is_endless =
                parts.headers.get("content-type").is_some_and(|kind| kind == "text/event-stream");
            let body = if is_endless { Bytes::new() } else { body.collect().await.unwrap().to_bytes() };
            Reply {
                status: parts.status,
                headers: parts.headers,
                body: String::from_utf8(body.to_vec()).unwrap(),
            }
        })
    }
}

/// Keeps somebody out.
pub(crate) fn suspend(client: &Client, user_id: &str) {
    let owner = client.id(Role::Owner);
    let actor = Actor { id: owner, standing: Standing::Staff(Role::Owner), address: None };
    client.newsroom.act(now(), &actor, |writer| writer.set_status(&actor, user_id, "inactive")).unwrap();
}
