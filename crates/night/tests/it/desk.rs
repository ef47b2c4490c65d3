//! A newsroom whose owner acts, and the night after it.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use newsroom::may::{Actor, Role, Standing};
use newsroom::{Access, Address, Location, NewPerson, Newsroom, NewsroomError, Record, Saving, Writer};
use night::{Night, Setup};
use outside::mail::Mailer;
use outside::{Allow, Client};
use serde_json::{Value, json};
use tempfile::TempDir;
use testing::Host;

/// Milliseconds since 1970; each test is a process of its own.
static NOW: AtomicI64 = AtomicI64::new(1_769_850_300_000);

pub(crate) fn now() -> i64 {
    NOW.load(Ordering::SeqCst)
}

pub(crate) fn pass(milliseconds: i64) {
    NOW.fetch_add(milliseconds, Ordering::SeqCst);
}

/// A newsroom, its owner, and the night.
pub(crate) struct Desk {
    pub(crate) newsroom: Arc<Newsroom>,
    pub(crate) owner: Actor,
    location: Location,
    folder: TempDir,
}

impl Desk {
    pub(crate) fn new() -> Desk {
        let folder = tempfile::tempdir().unwrap();
        Desk::at(Location::File(folder.path().join("courant.db")), folder)
    }

    pub(crate) fn at(location: Location, folder: TempDir) -> Desk {
        let newsroom = opened(&location);
        let person = NewPerson {
            name: "Olena".into(),
            email: "olena@news.example".into(),
            role: "Owner".into(),
            ..NewPerson::default()
        };
        let id = newsroom.write(now(), |writer| writer.add_person(&person)).unwrap();
        newsroom.write(now(), |writer| writer.set("site", "title", Some("Harbour News"))).unwrap();
        let owner = Actor { id, standing: Standing::Staff(Role::Owner), address: None };
        Desk { newsroom: Arc::new(newsroom), owner, location, folder }
    }

    /// As after a kill and a new start: nothing is known but what is on the disk.
    pub(crate) fn restarted(self) -> Desk {
        let newsroom = Arc::new(opened(&self.location));
        Desk { newsroom, ..self }
    }

    /// The folder that letters are put into.
    pub(crate) fn mail(&self) -> PathBuf {
        self.folder.path().join("mail")
    }

    /// The id of a role.
    pub(crate) fn role_id(&self, role: Role) -> String {
        let person = NewPerson {
            name: role.name().into(),
            email: "role@news.example".into(),
            role: role.name().into(),
            ..NewPerson::default()
        };
        self.newsroom.write(now(), |writer| writer.add_person(&person)).unwrap();
        let roles = self.newsroom.read(|reader| reader.role_records()).unwrap();
        let found = roles.iter().find(|found| found["name"] == role.name()).unwrap();
        found["id"].as_str().unwrap().to_owned()
    }

    /// Another process with the same database.
    pub(crate) fn another(&self) -> Arc<Newsroom> {
        Arc::new(opened(&self.location))
    }

    /// The night, which may ask these hosts of this machine.
    pub(crate) fn night(&self, hosts: &[&Host]) -> Arc<Night> {
        let networks = if hosts.is_empty() { vec![] } else { vec!["127.0.0.1".parse().unwrap()] };
        let allow = Allow { networks, ports: hosts.iter().map(|host| host.port()).collect() };
        let client = Client::new(outside::Setup { allow, ..outside::Setup::default() }).unwrap();
        Night::new(
            Arc::clone(&self.newsroom),
            Setup { clock: now, client, mailer: Mailer::to_folder(self.mail()), sender: None },
        )
    }

    pub(crate) fn act<T>(
        &self,
        act: impl FnOnce(&mut Writer<'_, '_>, &Actor) -> Result<T, NewsroomError>,
    ) -> T {
        self.newsroom.act(now(), &self.owner, |writer| act(writer, &self.owner)).unwrap()
    }

    /// Adds a webhook; its id.
    pub(crate) fn webhook(&self, event: &str, url: &str, secret: Option<&str>) -> String {
        self.act(|writer, owner| {
            let integration = writer.add_integration(owner, &record(&json!({"name": "Hooks"})))?;
            let webhook =
                json!({"event": event, "target_url": url, "secret": secret, "integration_id": integration});
            writer.add_webhook(owner, &record(&webhook))
        })
    }

    pub(crate) fn webhook_record(&self, id: &str) -> Option<Record> {
        self.newsroom.read(|reader| reader.webhook_record(id)).unwrap()
    }

    /// Adds a story; its id.
    pub(crate) fn story(&self, story: &Value) -> String {
        self.act(|writer, owner| writer.add_story(owner, &record(story), Saving::default()))
    }

    /// Changes a story.
    pub(crate) fn edit(&self, id: &str, change: &Value) {
        let before = self.newsroom.read(|reader| reader.story_records(&[id.to_owned()], &[])).unwrap();
        let mut change = record(change);
        change.insert("updated_at".into(), before[0]["updated_at"].clone());
        self.act(|writer, owner| writer.edit_story(owner, id, &change, Saving::default()));
    }
}

fn opened(location: &Location) -> Newsroom {
    Newsroom::open(location, Access::Create, Address::new("https://news.example").unwrap()).unwrap()
}

pub(crate) fn record(value: &Value) -> Record {
    value.as_object().unwrap().clone()
}
